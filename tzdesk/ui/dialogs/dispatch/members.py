"""指定单位…: ticks over the units that report in a collective unit's place.

A refusal of the service stands in the dialog, which then stays open.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.board import Board
from tzdesk.domain.search import matcher
from tzdesk.services.unit_members import ALL_TASKS, add_members
from tzdesk.ui.delegates.tick_row import TickRow
from tzdesk.ui.dialogs.dispatch.member_choice import (
    Collective,
    all_names,
    possible_members,
    task_words,
)
from tzdesk.ui.dialogs.form import written
from tzdesk.ui.messages import CANCEL
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label

_SIZE = (460, 560)
NOBODY = "至少选一个单位"


class MembersDialog(QDialog):
    """Accepted once the members are in the ledger."""

    manual_page = "dispatch"

    def __init__(self, session: Session, board: Board, line: Collective, parent: QWidget):
        super().__init__(parent)
        self._session, self._line = session, line
        self._members = possible_members(board.ledger, line)
        self.setWindowTitle("指定单位")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.field = QLineEdit()
        self.field.setPlaceholderText("筛选单位")
        self.field.setAccessibleName("筛选单位")
        self.field.textChanged.connect(self._on_sought)
        self.items = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self.items)
        self.list.setProperty("framed", True)
        self.list.setAccessibleName(f"代“{line.name}”填报的单位")
        self.list.setItemDelegate(TickRow(self.list))
        self.list.setUniformItemSizes(True)
        self.more = QLineEdit()
        self.more.setPlaceholderText("方案中没有的单位，用顿号分开")
        self.scope = QComboBox()
        self.scope.addItem(ALL_TASKS, None)
        if len(line.tasks) > 1:
            for uid, words in task_words(board, line):
                self.scope.addItem(words, uid)
        self._fill()
        self._arrange()
        self.items.itemChanged.connect(lambda _item: self._refresh())
        self.more.textChanged.connect(lambda _text: self._refresh())
        self._refresh()
        QShortcut(QKeySequence("Ctrl+Return"), self, self.verb.click)

    def _fill(self) -> None:
        for member in self._members:
            item = QStandardItem(member.name)
            item.setToolTip(member.name)
            item.setCheckable(True)
            item.setEditable(False)
            if member.given:
                item.setCheckState(Qt.CheckState.Checked)
                item.setEnabled(False)
            self.items.appendRow(item)

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        self.told = label(tone="muted")
        self.error = label(tone="error", wraps=True)
        self.error.hide()
        cancel = QPushButton(CANCEL)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.verb = QPushButton()
        self.verb.setDefault(True)
        self.verb.clicked.connect(self._on_pressed)
        form = QFormLayout()
        form.setHorizontalSpacing(px(12))
        form.setVerticalSpacing(px(8))
        form.addRow("其他单位", self.more)
        form.addRow("适用于", self.scope)
        row = QHBoxLayout()
        row.addWidget(self.told)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(px(8))
        title = f"{self._line.name}（{len(self._line.tasks)} 项任务）"
        column.addWidget(label(title, "title"))
        hint = "选中的单位代为填报，各得一个填报表；方案原文不变。"
        column.addWidget(label(hint, "small", "muted", wraps=True))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(form)
        column.addWidget(self.error)
        column.addLayout(row)
        self.resize(px(_SIZE[0]), px(_SIZE[1]))

    @property
    def names(self) -> list[str]:
        """The units that are to be members."""
        items = [self.items.item(row) for row in range(self.items.rowCount())]
        ticked = [
            one.text()
            for one in items
            if one.isEnabled() and one.checkState() is Qt.CheckState.Checked
        ]
        return all_names(ticked, self.more.text())

    def _on_sought(self, words: str) -> None:
        found = matcher(words) if words.strip() else None
        for row, member in enumerate(self._members):
            self.list.setRowHidden(row, found is not None and not found(member.search))

    def _refresh(self) -> None:
        count = len(self.names)
        self.error.hide()
        self.verb.setText(f"指定 {count} 个单位")
        self.verb.setEnabled(count > 0)
        self.verb.setToolTip("" if count else NOBODY)
        self.told.setText("" if count else NOBODY)

    def _on_pressed(self) -> None:
        uid, names, scope = self._line.uid, self.names, self.scope.currentData()
        if names and written(
            self._session, lambda desk: add_members(desk, uid, names, scope), self.error
        ):
            self.accept()
