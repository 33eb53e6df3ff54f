"""识别结果 as a view: columns, what is open, the current row, editing by F2 or double click."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from tzdesk.domain.draft import PlanDraft
from tzdesk.services.draft_numbers import Gap
from tzdesk.ui.dialogs.import_plan.draft_delegate import DraftDelegate
from tzdesk.ui.dialogs.import_plan.draft_model import COLUMNS, ENTRY, DraftModel, Group
from tzdesk.ui.theme import current_theme

_CHEVRON = 28


class DraftTree(QTreeView):
    """Tells which lines the current row was read from."""

    lines_reached = Signal(object)
    gap_filled = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.draft = DraftModel(self)
        self.setModel(self.draft)
        delegate = DraftDelegate(self)
        delegate.gap_filled.connect(self.gap_filled)
        self.setItemDelegate(delegate)
        self.setAccessibleName("识别结果")
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setAllColumnsShowFocus(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        head = self.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._quiet = False

    def show_draft(self, draft: PlanDraft, opened: Collection[int] | None = None) -> None:
        """Another draft, or the same with corrections: what is open and current stays.

        `opened`: lines of the sections to open; None keeps those that are open.
        """
        open_lines = self._open_lines() if opened is None else set(opened)
        current = self.draft.lines(self.currentIndex())
        column = max(self.currentIndex().column(), 0)
        self._quiet = True
        self.draft.show_draft(draft)
        for row in range(self.draft.rowCount()):
            index = self.draft.index(row, 0)
            if group := self.draft.group(index):
                self.setFirstColumnSpanned(row, QModelIndex(), True)
                lines = group.section.lines if group.section else (0,)
                self.setExpanded(index, not open_lines.isdisjoint(lines))
        if current:
            self.go_to(current[0], column)
        self._quiet = False

    def go_to(self, line: int, column: int = 1) -> QModelIndex:
        """Makes the row that a line belongs to the current one; the index, invalid for none."""
        found = self.draft.index_for_line(line)
        if found.isValid():
            found = found if self.draft.group(found) else found.siblingAtColumn(column)
            self.expand(found.parent())
            self._quiet = True
            self.setCurrentIndex(found)
            self._quiet = False
            if not self.viewport().rect().contains(self.visualRect(found)):
                self.scrollTo(found, QAbstractItemView.ScrollHint.PositionAtCenter)
        return found

    def edit_field(self, line: int, name: str) -> None:
        """Opens a field of the task at a line for typing."""
        column = next(at for at, one in enumerate(COLUMNS) if one[0] == name)
        index = self.go_to(line, column)
        if index.isValid():
            self.setFocus()
            self.edit(index)

    def drawBranches(self, *args: object) -> None:
        """The rows paint their own chevrons."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        entry = index.data(ENTRY) if index.isValid() else None
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            if isinstance(entry, Group):
                self.setExpanded(index, not self.isExpanded(index))
                return
            if isinstance(entry, Gap) and entry.line:
                self.gap_filled.emit(entry)
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if isinstance(index.data(ENTRY), Group) and at.x() < current_theme().sizes.scaled(_CHEVRON):
            self.setExpanded(index, not self.isExpanded(index))
        super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        # The heads reach over the scroll bar: no white corner beside them.
        head = self.header()
        head.setGeometry(head.x(), head.y(), self.width() - 2 * head.x(), head.height())

    def _fit(self) -> None:
        px = current_theme().sizes.scaled
        fixed = sum(px(width) for _, _, width in COLUMNS)
        for at, (_, _, width) in enumerate(COLUMNS):
            rest = self.viewport().width() - fixed
            self.setColumnWidth(at, px(width) if width else max(rest, px(120)))

    def _open_lines(self) -> set[int]:
        found: set[int] = set()
        for row in range(self.draft.rowCount()):
            index = self.draft.index(row, 0)
            group = self.draft.group(index)
            if group and self.isExpanded(index):
                found.update(group.section.lines if group.section else (0,))
        return found

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.lines_reached.emit(self.draft.lines(index))
