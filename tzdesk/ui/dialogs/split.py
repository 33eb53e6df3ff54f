"""拆分任务…: the sub-tasks of one task, each typed in the same fields.

A refusal of the service stands in the form, which then stays open.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from tzdesk.domain.board import Board
from tzdesk.domain.records import Task
from tzdesk.services.desk import Desk, Written
from tzdesk.services.splitting import (
    FEWEST,
    numbered,
    proposed_parts,
    split_task,
)
from tzdesk.services.task_editing import TaskText, text_of
from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.dialogs.task_form import GIVE_UP, unsaved
from tzdesk.ui.messages import ask
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.task_fields import TaskFields
from tzdesk.ui.workplace import Workplace

_LIST_WIDTH, _FIELDS_WIDTH = 220, 520
_HINT = "原任务不再单独填报，状态和比例由子任务汇总；统计时仍按一项计。"


class SplitDialog(Form):
    """The proposal shares the units of the task out; each part can be changed."""

    manual_page = "tasks"

    def __init__(self, place: Workplace, board: Board, task_uid: str):
        self._ledger, self._task_uid = board.ledger, task_uid
        task = board.ledger.get(Task, task_uid)
        super().__init__(place.session, f"拆分任务 — 第 {task.number or '—'} 项", place.window)
        self._present = len(board.ledger.subtasks(task_uid))
        self.parts = proposed_parts(board.ledger, task_uid)
        self._before = list(self.parts)
        self.fields = TaskFields(board.ledger, task.plan_uid, board.plan.year, with_section=False)
        self.fields.number.setReadOnly(True)
        self.items = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self.items)
        self.list.setProperty("framed", True)
        self.list.setProperty("words", True)
        self.list.setAccessibleName("子任务")
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.more_button = verb_button("增加一项", self._on_more)
        self.fewer_button = verb_button("删除一项", self._on_fewer)
        self.form.addRow(self._arranged())
        self.setMinimumWidth(current_theme().sizes.scaled(_LIST_WIDTH + _FIELDS_WIDTH + 44))
        self.told.setText(_HINT)
        self.begin_with(self.list, *self.fields.order[1:], self.more_button, self.fewer_button)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_part_reached())
        self.fields.changed.connect(self._on_typed)
        self._load(0)

    def _arranged(self) -> QWidget:
        px = current_theme().sizes.scaled
        self.list.setFixedWidth(px(_LIST_WIDTH))
        self.fields.setMinimumWidth(px(_FIELDS_WIDTH))
        buttons = QHBoxLayout()
        buttons.addWidget(self.more_button)
        buttons.addWidget(self.fewer_button)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addLayout(left)
        row.addWidget(self.fields, 1)
        return box

    @property
    def _at(self) -> int:
        return self.list.currentIndex().row()

    def _load(self, at: int) -> None:
        """Lists the parts anew, the one at `at` being the current one."""
        self.parts = numbered(self._ledger, self._task_uid, self.parts)
        self.items.clear()
        for one in self.parts:
            item = QStandardItem()
            item.setSizeHint(QSize(0, current_theme().sizes.list_row))
            self.items.appendRow(item)
            _say(item, one)
        self.list.setCurrentIndex(self.items.index(at, 0))
        self._show_verb()

    def _on_part_reached(self) -> None:
        if 0 <= self._at < len(self.parts):
            self.fields.show_text(self.parts[self._at])

    def _on_typed(self) -> None:
        self.parts[self._at] = self.fields.typed
        _say(self.items.item(self._at), self.parts[self._at])
        self.error.hide()
        self._show_verb()

    def _on_more(self) -> None:
        self.parts.append(text_of(self._ledger, self._task_uid))
        self._load(len(self.parts) - 1)
        self.fields.text.setFocus()

    def _on_fewer(self) -> None:
        at = self._at
        del self.parts[at]
        self._load(min(at, len(self.parts) - 1))

    def _show_verb(self) -> None:
        count = self._present + len(self.parts)
        self.verb.setText(f"拆分为 {count} 个子任务")
        self.verb.setEnabled(all(one.text for one in self.parts))
        self.fewer_button.setEnabled(len(self.parts) > 1 and count > FEWEST)

    def deed(self) -> Callable[[Desk], Written]:
        parts, uid = list(self.parts), self._task_uid
        return lambda desk: split_task(desk, uid, parts)

    def reject(self) -> None:
        """× and Esc: what is typed is asked for once."""
        if self.parts == self._before or ask(self, unsaved(self.windowTitle())) == GIVE_UP:
            super().reject()


def _say(item: QStandardItem, part: TaskText) -> None:
    item.setText(f"{part.number}　{part.text}")
    item.setToolTip(part.text)
