"""新增任务… and 修改任务…: one task of the plan, typed field by field.

A refusal of the service stands in the form, which then stays open.
"""

from collections.abc import Callable

from tzdesk.domain.board import Board
from tzdesk.domain.records import Task
from tzdesk.services.desk import Desk, Written
from tzdesk.services.task_editing import TaskText, add_task, change_task, next_number, text_of
from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.messages import Question, ask
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.task_fields import TaskFields
from tzdesk.ui.workplace import Workplace

ADD, CHANGE = "新增任务", "修改任务"
GO_ON, GIVE_UP = "继续填写", "放弃"
_WIDTH = 600
_HINT = "只改方案内容；已填的进展全部保留。"


class TaskForm(Form):
    """Of the task of `task_uid`; None: of one that is to be made."""

    manual_page = "tasks"

    def __init__(self, place: Workplace, board: Board, task_uid: str | None):
        title = ADD if task_uid is None else _title(board, task_uid)
        super().__init__(place.session, title, place.window)
        self._plan, self._task_uid = board.plan, task_uid
        ledger = board.ledger
        task = ledger.find(Task, task_uid)
        self.fields = TaskFields(
            ledger,
            self._plan.uid,
            self._plan.year,
            with_section=task is None or task.parent_uid is None,
        )
        self._before = text_of(ledger, task_uid) if task_uid else _proposed(place, board)
        self.fields.show_text(self._before)
        self.setMinimumWidth(current_theme().sizes.scaled(_WIDTH))
        self.form.addRow(self.fields)
        self.told.setText(_HINT if task_uid else "新任务列在方案最后，归入所选章节。")
        self.verb.setText(CHANGE if task_uid else ADD)
        self.begin_with(*self.fields.order)
        self.fields.text.setFocus()
        self.fields.changed.connect(self._on_typed)
        if task_uid is None:
            self.fields.section.activated.connect(lambda _at: self._on_section_chosen())
        self._on_typed()

    def deed(self) -> Callable[[Desk], Written]:
        typed, uid, plan_uid = self.fields.typed, self._task_uid, self._plan.uid
        if uid is None:
            return lambda desk: add_task(desk, plan_uid, typed)
        return lambda desk: change_task(desk, uid, typed)

    def reject(self) -> None:
        """× and Esc: what is typed is asked for once."""
        if self.fields.typed == self._before or ask(self, unsaved(self.windowTitle())) == GIVE_UP:
            super().reject()

    def _on_typed(self) -> None:
        self.error.hide()
        typed = self.fields.typed
        self.verb.setEnabled(bool(typed.text) and typed != self._before)

    def _on_section_chosen(self) -> None:
        """Where numbers begin anew in each section, the proposal is another."""
        board = self._session.board
        if board is None or self.fields.number.text() != self._before.number:
            return
        section = self.fields.section.currentData()
        number = next_number(board.ledger, self._plan.uid, section)
        self._before = TaskText(number=number, section_uid=section)
        self.fields.number.setText(number)


def unsaved(title: str) -> Question:
    """Asked before what is typed goes."""
    words = "填写的内容还没有写入台账，关闭后不保留。"
    return Question(title, words, "", (GIVE_UP, GO_ON), escape=GO_ON, grave=False)


def _title(board: Board, task_uid: str) -> str:
    number = board.ledger.get(Task, task_uid).number
    return f"{CHANGE} — 第 {number} 项" if number else CHANGE


def _proposed(place: Workplace, board: Board) -> TaskText:
    """An empty task in the section of the one in front, with the next number."""
    row = place.session.row
    task = board.ledger.find(Task, row.uid) if row else None
    sections = board.ledger.sections(board.plan.uid)
    section = task.section_uid if task else (sections[0].uid if sections else None)
    number = next_number(board.ledger, board.plan.uid, section)
    return TaskText(number=number, section_uid=section)
