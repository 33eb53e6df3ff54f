"""自定义列: the ledger's own columns; making, changing, ordering and removing them.

Each button is one step of 撤销. What is allowed is the service's to say.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedLayout, QVBoxLayout

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import CustomField
from tzdesk.services.custom_fields import count_values, move_column, remove_column
from tzdesk.services.desk import Desk, Written
from tzdesk.services.pasting import CellsWritten
from tzdesk.ui.dialogs.custom_column_form import KINDS, SCOPES, ColumnForm
from tzdesk.ui.dialogs.form import written
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.messages import CANCEL, Question, ask, run
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.plain_table import PlainTable
from tzdesk.ui.workplace import Workplace

TITLE, NAME = "自定义列", "custom_columns"
EMPTY = "还没有自定义列"
EMPTY_HINT = "方案以外要记的内容，例如任务来源、任务类别、目标值，可以在这里各设一列。"
HEADS = ("名称", "类型", "由谁填写", "已填")
_WIDTHS = (0, 190, 190, 64)
_SIZE, _SMALLEST = (760, 440), (560, 320)
_REMOVE = "删除自定义列"


class CustomColumnsDialog(QDialog):
    """Follows the session: 撤销 may bring a column back while it is open."""

    manual_page = "columns"

    def __init__(self, place: Workplace):
        super().__init__(place.window)
        self._session = place.session
        self._columns: list[CustomField] = []
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.items = QStandardItemModel(0, len(HEADS), self)
        self.items.setHorizontalHeaderLabels(list(HEADS))
        self.table = PlainTable(TITLE, self.items, _WIDTHS)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._on_row_reached())
        self.table.doubleClicked.connect(lambda _index: self._on_changing())
        self._arrange()
        for keys, button in (
            ("F2", self.change_button),
            ("Delete", self.remove_button),
            ("Alt+Up", self.up_button),
            ("Alt+Down", self.down_button),
        ):
            QShortcut(QKeySequence(keys), self, button.click)
        self._session.history_changed.connect(self._on_history_changed)
        self._load("")
        (self.table if self._columns else self.add_button).setFocus()
        DialogPlace(self, place.memory.settings, NAME, _SIZE, _SMALLEST)

    def _arrange(self) -> None:
        self.add_button = verb_button("新增…", self._on_adding)
        self.change_button = verb_button("修改…", self._on_changing, keys="F2")
        self.up_button = verb_button("上移", lambda: self._on_moving(-1), keys="Alt+↑")
        self.down_button = verb_button("下移", lambda: self._on_moving(1), keys="Alt+↓")
        self.remove_button = verb_button("删除…", self._on_removing, keys="Delete")
        close = verb_button("关闭", self.reject)
        close.setDefault(True)
        empty = label(f"{EMPTY}\n{EMPTY_HINT}", tone="muted", wraps=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout()
        self._pages.addWidget(empty)
        self._pages.addWidget(self.table)
        self.error = label(tone="error", wraps=True)
        self.error.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (
            *(self.add_button, self.change_button, self.up_button, self.down_button),
            self.remove_button,
        ):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(self._pages, 1)
        column.addWidget(self.error)
        column.addLayout(row)

    @property
    def column(self) -> CustomField | None:
        """The current one."""
        at = self.table.currentIndex().row()
        return self._columns[at] if 0 <= at < len(self._columns) else None

    @property
    def _ledger(self) -> Ledger:
        return self._session.desk.ledger if self._session.desk else Ledger()

    def _load(self, uid: str) -> None:
        """Reads the columns anew; the one of `uid` is the current one, else where one was."""
        at, ledger = max(self.table.currentIndex().row(), 0), self._ledger
        self._columns, counts = ledger.custom_fields(), count_values(ledger)
        self.items.setRowCount(0)
        for one in self._columns:
            cells = (one.name, _kind_words(one), SCOPES[one.scope], str(counts[one.uid]))
            self.items.appendRow([_item(text) for text in cells])
        places = [place for place, one in enumerate(self._columns) if one.uid == uid]
        if self._columns:
            self.table.selectRow(places[0] if places else min(at, len(self._columns) - 1))
        self._pages.setCurrentIndex(1 if self._columns else 0)
        self._on_row_reached()

    def _on_row_reached(self) -> None:
        at, last = self.table.currentIndex().row(), len(self._columns) - 1
        writable = self._session.writable
        self.error.hide()
        self.add_button.setEnabled(writable)
        self.change_button.setEnabled(writable and self.column is not None)
        self.remove_button.setEnabled(writable and self.column is not None)
        self.up_button.setEnabled(writable and at > 0)
        self.down_button.setEnabled(writable and 0 <= at < last)

    def _on_history_changed(self) -> None:
        if self._columns != self._ledger.custom_fields():
            self._load(self.column.uid if self.column else "")

    def _on_adding(self) -> None:
        known = {one.uid for one in self._columns}
        run(ColumnForm(self._session, None, self))
        new = [one.uid for one in self._ledger.custom_fields() if one.uid not in known]
        self._load(new[-1] if new else "")
        (self.table if self._columns else self.add_button).setFocus()

    def _on_changing(self) -> None:
        if (one := self.column) and self.change_button.isEnabled():
            run(ColumnForm(self._session, one, self))
            self._load(one.uid)

    def _on_moving(self, step: int) -> None:
        if one := self.column:
            self._write(lambda desk: move_column(desk, one.uid, step), one.uid)

    def _write(self, deed: Callable[[Desk], Written], uid: str) -> None:
        if written(self._session, deed, self.error):
            self._load(uid)

    def _on_removing(self) -> None:
        """Asks, telling how much is said in it; an empty column goes unasked."""
        one = self.column
        if one is None or not self._may_go(one):
            return

        def deed(desk: Desk) -> CellsWritten:
            return CellsWritten(remove_column(desk, one.uid), 1)

        count, tell = count_values(self._ledger)[one.uid], self._session.tell
        self._session.write_many(_REMOVE, count, deed, lambda done: tell(done.written))

    def _may_go(self, one: CustomField) -> bool:
        count = count_values(self._ledger)[one.uid]
        if not count:
            return True
        text = f"“{one.name}”中已填的 {count} 处内容将一起删除。"
        advice = "删除后可以用“撤销”连同内容一起恢复。"
        question = Question(_REMOVE, text, advice, (CANCEL, "删除"), CANCEL, CANCEL)
        return ask(self, question) == "删除"


def _kind_words(one: CustomField) -> str:
    """文本; of a list what it offers, too."""
    words = KINDS[one.kind]
    return f"{words}：{'、'.join(one.choices)}" if one.choices else words


def _item(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setToolTip(text)
    return item
