"""拆分任务: a task becomes the whole of sub-tasks 30-1, 30-2, and one task again.

Each deed is one step of 撤销. What a whole is, and who owes then, is `domain.subtasks`' to say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tzdesk.domain.changes import Source, created
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.received import own_part
from tzdesk.domain.records import Plan, Record, Task
from tzdesk.domain.subtasks import MOST, nth_of, subtask_number
from tzdesk.domain.undoing import take_back
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.placing import behind
from tzdesk.services.plan_rows import task_rows
from tzdesk.services.stand_ins import with_stand_ins
from tzdesk.services.task_editing import TaskText, cleaned, drafted, refuse_typed, text_of
from tzdesk.services.units_named import Register

FEWEST = 2


def proposed_parts(ledger: Ledger, task_uid: str) -> list[TaskText]:
    """Two sub-tasks with the whole's words, its units shared out; of one that is split one more."""
    text = text_of(ledger, task_uid)
    if ledger.subtasks(task_uid):
        return numbered(ledger, task_uid, [text])
    first = (len(text.units) + 1) // 2
    shares = (text.units[:first], text.units[first:] or text.units)
    return numbered(ledger, task_uid, [replace(text, units=units) for units in shares])


def numbered(ledger: Ledger, task_uid: str, parts: Sequence[TaskText]) -> list[TaskText]:
    """The parts with their numbers, behind the sub-tasks that there are."""
    whole, present = ledger.get(Task, task_uid).number, ledger.subtasks(task_uid)
    last = max([len(present), *(nth_of(one.number) for one in present)])
    return [
        replace(one, number=subtask_number(whole, last + nth)) for nth, one in enumerate(parts, 1)
    ]


def refuse_splitting(ledger: Ledger, task_uid: str) -> None:
    """Raises UserError for a sub-task: there is one level; and for what a unit has received: its
    workbook has one row for the task, which nobody would fill in then."""
    task = ledger.get(Task, task_uid)
    if own_part(ledger, task_uid):
        raise UserError(
            f"第 {task.number or '—'} 项是接收的任务，填报表中只有一行，不能拆分。",
            "需要由下属单位分别填报的，可以指定下属单位后再下发。",
        )
    if task.parent_uid is not None:
        raise UserError(
            f"第 {task.number or '—'} 项已是子任务，不能再拆分。", "可以在原任务下再增加子任务。"
        )


def split_task(desk: Desk, task_uid: str, parts: Sequence[TaskText]) -> Written:
    """Makes sub-tasks; numbers are given in order. Raises UserError where they cannot stand so."""
    ledger = desk.ledger
    refuse_splitting(ledger, task_uid)
    whole, present = ledger.get(Task, task_uid), ledger.subtasks(task_uid)
    if not FEWEST <= len(present) + len(parts) <= MOST:
        raise UserError(f"一项任务可以拆分为 {FEWEST} 至 {MOST} 个子任务。")
    register = Register(ledger, {}, ())
    rows: list[Record] = []
    for place, one in enumerate(numbered(ledger, task_uid, parts), behind(present)):
        rows += _part(ledger, whole, cleaned(one), place, register)
    changes = with_stand_ins(ledger, created([*register.made, *rows]))
    title = f"拆分任务　第 {whole.number or '—'} 项（{len(present) + len(parts)} 个子任务）"
    return desk.write(changes, Source.EDIT, title)


def _part(
    ledger: Ledger, whole: Task, typed: TaskText, place: int, register: Register
) -> Iterator[Record]:
    refuse_typed(ledger, whole.plan_uid, typed)
    draft = drafted(typed, ledger.get(Plan, whole.plan_uid).year)
    return task_rows(draft, whole.plan_uid, whole.section_uid, place, register, whole.uid)


def join_task(desk: Desk, task_uid: str) -> Written:
    """取消拆分: sub-tasks of which nothing was said go. Raises UserError for any other."""
    ledger = desk.ledger
    whole = ledger.get(Task, task_uid)
    parts = ledger.subtasks(task_uid)
    if not parts:
        raise UserError(f"第 {whole.number or '—'} 项没有拆分。")
    rows: list[Record] = [*parts]
    for one in parts:
        rows += [*ledger.leaderships(one.uid), *ledger.assignments(one.uid)]
    found = take_back(ledger, created(rows))
    if found.hanging:
        raise UserError(
            f"第 {whole.number or '—'} 项的子任务已有 {found.hanging} 处下发、填报或附件，"
            "不能取消拆分。",
            "子任务的内容可以用“修改任务”调整。",
        )
    return desk.write(found.changes, Source.EDIT, f"取消拆分　第 {whole.number or '—'} 项")
