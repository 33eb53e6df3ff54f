"""识别结果 as a view: columns, what is open, the current row, editing by F2 or double click."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tzdesk.domain.draft import PlanDraft
from tzdesk.services.draft_numbers import Gap
from tzdesk.ui.dialogs.import_plan.draft_delegate import DraftDelegate
from tzdesk.ui.dialogs.import_plan.draft_model import COLUMNS, ENTRY, DraftModel, Group
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.group_tree import GroupTree


class DraftTree(GroupTree):
    """Tells which lines the current row was read from."""

    lines_reached = Signal(object)
    gap_filled = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__("识别结果", parent)
        self.draft = DraftModel(self)
        self.setModel(self.draft)
        delegate = DraftDelegate(self)
        delegate.gap_filled.connect(self.gap_filled)
        self.setItemDelegate(delegate)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._quiet = False

    def is_group(self, index: QModelIndex) -> bool:
        return isinstance(index.data(ENTRY), Group)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        entry = index.data(ENTRY) if index.isValid() else None
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            if isinstance(entry, Group):
                self.switch(index)
                return
            if isinstance(entry, Gap) and entry.line:
                self.gap_filled.emit(entry)
                return
        super().keyPressEvent(event)

    def fit_columns(self) -> None:
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
