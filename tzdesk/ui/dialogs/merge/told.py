"""What the window says of a file, a conflict and the whole batch, beyond the plan's own words.

Reads the ledger and its history; writes nothing and knows no widget.
"""

from datetime import datetime

from tzdesk.domain.records import Dispatch, Task
from tzdesk.domain.values import Stored
from tzdesk.services.desk import Desk
from tzdesk.services.history import entries
from tzdesk.services.merge_plan import Counts, FilePlan, PlannedCell

NOTHING_SAID = "（空）"
_REPORTED = ("report", "report_value")
"""Rows that hold what a unit says."""


class Teller:
    """Answers for one open ledger; what history says of a task is read once."""

    def __init__(self, desk: Desk):
        self._desk = desk
        self._signed: dict[tuple[str, str, str], str] = {}
        self._read: set[str] = set()
        tasks = [one for plan in desk.ledger.plans for one in desk.ledger.tasks(plan.uid)]
        self.order = {one.uid: place for place, one in enumerate(tasks)}

    def task(self, uid: str) -> Task:
        """A task by its uid."""
        return self._desk.ledger.get(Task, uid)

    def tasks_of(self, file: FilePlan) -> list[str]:
        """Uids of all tasks that the file's unit has a part in, in the plan's order."""
        if file.unit is None or file.period is None:
            return []
        ledger = self._desk.ledger
        return [
            task.uid
            for task in ledger.tasks(file.period.plan_uid)
            if any(one.unit_uid == file.unit.uid for one in ledger.assignments(task.uid))
        ]

    def base_head(self, file: FilePlan) -> str:
        """下发时 09-25: the last dispatch before the return was saved."""
        period, saved = file.period, file.saved_at
        made = [
            one.made_at
            for one in self._desk.ledger.rows(Dispatch).values()
            if period and one.period_uid == period.uid and (saved is None or one.made_at <= saved)
        ]
        return f"下发时 {max(made):%m-%d}" if made else "下发时"

    def ours_head(self, cell: PlannedCell) -> str:
        """台账 张三 10-11 15:47: who wrote what we have."""
        if cell.task_uid not in self._read:
            self._read.add(cell.task_uid)
            for one in entries(self._desk, cell.task_uid):
                if one.entity in _REPORTED and one.field:
                    key = cell.task_uid, one.unit, one.field
                    self._signed.setdefault(key, f"{one.by} {_moment(one.at)}")
        signed = self._signed.get((cell.task_uid, cell.unit, cell.entry.identifier), "")
        return f"台账 {signed}".strip()

    def theirs_head(self, file: FilePlan) -> str:
        """来件 区卫生健康委 10-09."""
        unit = file.unit.name if file.unit else ""
        saved = f"{file.saved_at:%m-%d}" if file.saved_at else ""
        return " ".join(filter(None, ("来件", unit, saved)))


def _moment(at: datetime) -> str:
    return f"{at:%m-%d %H:%M}"


def shown(cell: PlannedCell, value: Stored) -> str:
    """A value as the screen writes it."""
    text = cell.entry.show(value)
    return text or NOTHING_SAID


def file_head(file: FilePlan, taken: int) -> str:
    """区卫生健康委　9 行，改动 7 处 | 联系人 张三　1001."""
    unit = file.unit.name if file.unit else file.name
    rows = f"{file.rows} 行，" if file.rows else ""
    words = f"{unit}　{rows}改动 {taken} 处"
    contact = "　".join(filter(None, file.contact))
    return f"{words}　|　联系人 {contact}" if contact else words


def footer_words(counts: Counts) -> str:
    """将 7 个文件的 50 处改动写入台账；跳过 2 个文件."""
    if not counts.files:
        words = "没有要写入的改动"
    elif counts.cells:
        words = f"将 {counts.files} 个文件的 {counts.cells} 处改动写入台账"
    else:
        words = f"将登记 {counts.files} 个文件已交回，台账内容不变"
    return f"{words}；跳过 {counts.skipped} 个文件" if counts.skipped else words


def verb(counts: Counts) -> str:
    """写入 50 处改动."""
    if counts.cells:
        return f"写入 {counts.cells} 处改动"
    return "登记交回" if counts.files else "写入"


def result_words(files: int, applied: int, left: int) -> str:
    """已合并 7 个文件、50 处改动；1 处冲突待处理."""
    rest = f"；{left} 处冲突待处理" if left else ""
    return f"已合并 {files} 个文件、{applied} 处改动{rest}"
