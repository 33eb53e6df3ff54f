"""合并到…: into which unit, and what will come of it, before it is done."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from tzdesk.domain.search import matcher
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.unit_merging import MergePreview, merge_units, preview_merge
from tzdesk.ui.dialogs.form import written
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.dialogs.units.clashes import Clashes
from tzdesk.ui.dialogs.units.lines import UnitLine
from tzdesk.ui.messages import CANCEL
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.find_field import FindField
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.workplace import Workplace

VERB = "合并单位"
CHOOSE, DECIDE = "请选择合并到哪个单位", "还有 {} 处两边都有填报，请选一条"
_START, _MINIMUM, _LIST = (860, 560), (640, 420), 260


class UnitMergeDialog(QDialog):
    """Accepted once the two are one. `others` are the units that may take the gone one in."""

    manual_page = "units"

    def __init__(self, place: Workplace, gone: UnitLine, others: list[UnitLine], parent: QWidget):
        super().__init__(parent)
        self._session, self._gone, self._others = place.session, gone, others
        self._preview: MergePreview | None = None
        self.setWindowTitle(f"合并单位 — {gone.entry.name}")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._build_list()
        self.told = label("", "body", wraps=True)
        self.clashes = Clashes()
        self.clashes.decided.connect(self._refresh)
        self.error, self.hint = label(tone="error", wraps=True), label(tone="muted")
        self.cancel = verb_button(CANCEL, self.reject)
        self.verb = verb_button(VERB, self._on_pressed)
        self.verb.setDefault(True)
        self._arrange()
        DialogPlace(self, place.memory.settings, "unit_merge", _START, _MINIMUM)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.verb.click)
        self._on_chosen()
        self.field.setFocus()

    def _build_list(self) -> None:
        self.field = FindField("筛选单位")
        self.items = QStandardItemModel(self)
        for line in self._others:
            item = QStandardItem(f"{line.entry.name}　{line.entry.tasks} 项")
            item.setToolTip(line.entry.name)
            item.setSizeHint(QSize(0, current_theme().sizes.list_row))
            self.items.appendRow(item)
        self.list = QListView()
        self.list.setModel(self.items)
        self.list.setProperty("framed", True)
        self.list.setProperty("words", True)
        self.list.setAccessibleName("合并到的单位")
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.field.textChanged.connect(self._on_sought)
        self.field.left.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_chosen())

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        box = QWidget()
        box.setFixedWidth(px(_LIST))
        left = QVBoxLayout(box)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(8))
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(self.told)
        right.addWidget(self.clashes, 1)
        right.addStretch(0)
        right.addWidget(self.error)
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(box)
        middle.addLayout(right, 1)
        row = QHBoxLayout()
        row.addWidget(self.hint)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(12))
        column.addWidget(label(f"把“{self._gone.entry.name}”合并到", "title", wraps=True))
        column.addLayout(middle, 1)
        column.addLayout(row)

    def choose(self, uid: str) -> None:
        """Makes a unit the one that stays."""
        row = next(at for at, line in enumerate(self._others) if line.uid == uid)
        self.list.setCurrentIndex(self.items.index(row, 0))

    @property
    def _kept(self) -> UnitLine | None:
        at = self.list.currentIndex().row()
        return self._others[at] if at >= 0 and not self.list.isRowHidden(at) else None

    def _on_sought(self, words: str) -> None:
        found = matcher(words) if words.strip() else None
        for at, line in enumerate(self._others):
            self.list.setRowHidden(at, found is not None and not found(line.search))
        self._on_chosen()

    def _on_chosen(self) -> None:
        desk, kept = self._session.desk, self._kept
        self._preview = None
        self.error.hide()
        if desk and kept:
            try:
                self._preview = preview_merge(desk.ledger, kept.uid, self._gone.uid)
            except UserError as error:
                self.error.setText(str(error))
                self.error.show()
        self.told.setText(self._preview.told if self._preview else "")
        self.clashes.show_preview(self._preview)
        self._refresh()

    def _refresh(self) -> None:
        left, hint = self.clashes.open, "" if self._preview else CHOOSE
        self.hint.setText(DECIDE.format(left) if left else hint)
        self.verb.setEnabled(self._preview is not None and not left)
        self.verb.setToolTip(self.hint.text())

    def _on_pressed(self) -> None:
        kept, gone, staying = self._kept, self._gone.uid, self.clashes.staying
        if kept is None:
            return

        def deed(desk: Desk) -> Written:
            return merge_units(desk, kept.uid, gone, staying)

        if written(self._session, deed, self.error):
            self.accept()
