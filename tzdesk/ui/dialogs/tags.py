"""标签…: the known tags with a tick each, half a one where the chosen tasks differ, and new ones.

Only what is ticked or cleared is written, to all chosen tasks as one step of 撤销.
"""

from collections import Counter

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from tzdesk.domain.clerk_values import read_tags, tags_in
from tzdesk.domain.ledger import Ledger
from tzdesk.errors import UserError
from tzdesk.services.clerk_edits import known_tags, tag_tasks
from tzdesk.services.desk import Desk
from tzdesk.services.pasting import CellsWritten
from tzdesk.ui.dialogs.form import Form, beside
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme

TITLE, NOTHING = "标签", "台账中还没有标签。输入一个，按回车添加。"
_ROWS = 9
_HALF, _ON, _OFF = (
    Qt.CheckState.PartiallyChecked,
    Qt.CheckState.Checked,
    Qt.CheckState.Unchecked,
)


class TagsForm(Form):
    """Of the tasks that the session has chosen."""

    manual_page = "columns"

    def __init__(self, session: Session, parent: QWidget | None):
        count = len(session.selected)
        title = f"{TITLE} — {count} 项任务" if count > 1 else TITLE
        super().__init__(session, title, parent)
        self._tasks = session.selected
        self.field = QLineEdit()
        self.field.setPlaceholderText("新标签，可用顿号分开")
        self.field.setAccessibleName("新标签")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(lambda _text: self._on_typed())
        self.add = QPushButton("添加")
        self.add.setAutoDefault(False)
        self.add.setEnabled(False)
        self.add.clicked.connect(self._on_adding)
        self.list = QListWidget()
        self.list.setAccessibleName("标签")
        self.list.setProperty("framed", True)
        self.list.setMinimumHeight(_ROWS * current_theme().sizes.list_row)
        self.form.addRow(beside(self.field, self.add))
        self.form.addRow(self.list)
        self.verb.setText("保存标签")
        self._fill()
        self.list.itemChanged.connect(lambda _item: self._show_verb())
        self.begin_with(self.field, self.add, self.list)
        self._show_verb()

    def _fill(self) -> None:
        ledger = self._session.desk.ledger if self._session.desk else Ledger()
        bearing = Counter(tag for uid in self._tasks for tag in ledger.tags(uid))
        for name in known_tags(ledger):
            every = bearing[name] == len(self._tasks)
            self._put(name, _ON if every else _HALF if bearing[name] else _OFF)
        self.told.setText(NOTHING)
        self.told.setVisible(not self.list.count())

    def _put(self, name: str, state: Qt.CheckState) -> None:
        item = QListWidgetItem(name)
        item.setCheckState(state)
        item.setData(Qt.ItemDataRole.UserRole, state)
        item.setSizeHint(QSize(0, current_theme().sizes.list_row))
        self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field adds what is typed; with nothing typed it is the verb's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and self.add.isEnabled():
                self._on_adding()
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self) -> None:
        self.error.hide()
        self.add.setEnabled(bool(tags_in(self.field.text())))
        self._show_verb()

    def _on_adding(self) -> None:
        self._take_typed()

    def _take_typed(self) -> bool:
        """Each tag that is typed: ticked in the list, new ones at its end; False if refused."""
        reading = read_tags(self.field.text())
        if reading.problem:
            self.refuse(UserError(f"“{self.field.text()}”{reading.problem}。"))
            return False
        known = {item.text(): item for item in self._items()}
        for name in tags_in(self.field.text()):
            if name in known:
                known[name].setCheckState(_ON)
            else:
                self._put(name, _OFF)
                self.list.item(self.list.count() - 1).setCheckState(_ON)
        self.field.clear()
        self.told.setVisible(not self.list.count())
        self._on_typed()
        return True

    def _show_verb(self) -> None:
        changed = any(
            item.checkState() is not item.data(Qt.ItemDataRole.UserRole) for item in self._items()
        )
        self.verb.setEnabled(changed or self.add.isEnabled())

    def _on_pressed(self) -> None:
        """Writes; what is typed and not added yet is meant, too."""
        if not self._take_typed():
            return
        tasks = self._tasks
        put_on = [item.text() for item in self._items() if item.checkState() is _ON]
        take_off = {item.text() for item in self._items() if item.checkState() is _OFF}

        def deed(desk: Desk) -> CellsWritten:
            return CellsWritten(tag_tasks(desk, tasks, put_on, take_off), len(tasks))

        tell = self._session.tell
        self._session.write_many("修改标签", len(tasks), deed, lambda done: tell(done.written))
        self.accept()
