"""The inspector's sentences: deadline and suggestion.

Words only; knows no widget.
"""

from tzdesk.domain.fields import Field
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Plan, Task
from tzdesk.domain.reporting import RollUp
from tzdesk.domain.task_rows import TaskRow
from tzdesk.domain.values import percent_text
from tzdesk.services.rollup import agrees

MIXED_WORDS = "（多个值）"
NO_TASK = "选中任务后，在这里查看和填写。"
NO_SUGGESTION = "尚无单位填报，暂无建议"
EDITOR_LABELS = {"status": "状态", "percent": "比例", "progress": "进展情况"}
"""Short words before an editor where they differ from the catalogue's."""


def editor_label(field: Field) -> str:
    """What stands before the editor of a field."""
    return EDITOR_LABELS.get(field.name) or field.label


def task_title(row: TaskRow) -> str:
    """「第 30 项」; a task without a printed number says so."""
    return f"第 {row.number} 项" if row.number else "未编号任务"


def deadline_lines(row: TaskRow) -> tuple[tuple[str, str], ...]:
    """Each line as its words and what follows them in muted words.

    「2023年12月底」「（方案原文）」 over 「2023-12-31」「（剩 80 天）」.
    """
    if not row.deadline_text and not row.due_on:
        return (("—", ""),)
    lines = [(row.deadline_text, "（方案原文）")] if row.deadline_text else []
    if row.due_on:
        lines.append((row.due_on.isoformat(), _left(row)))
    return tuple(lines)


def _left(row: TaskRow) -> str:
    days = row.standing.days_left
    if days is None or row.status.finished:
        return ""
    if days < 0:
        return f"（逾期 {-days} 天）"
    return f"（剩 {days} 天）" if days else "（今天到期）"


def suggestion_words(row: TaskRow, found: RollUp | None) -> str:
    """「按单位填报建议：正常推进，75%」; "" where the summary says just that already."""
    if row.subtasks:
        summed = f"状态和比例由 {len(row.subtasks)} 个子任务汇总"
        spoken = any(one.summary for one in row.subtasks)
        return summed if spoken else f"{summed}；子任务还没有填写，暂为拆分前的"
    if found is None:
        return NO_SUGGESTION if row.owed else ""
    if agrees(row, found):
        return ""
    return f"按单位填报建议：{found.status.value}，{percent_text(found.percent)}%"


def suggestion_tip(found: RollUp) -> str:
    """How the suggestion comes about."""
    return f"{found.owed} 个单位中 {found.reported} 个已报：状态取未完成单位中最差的，比例取平均"


def origin_words(ledger: Ledger, task_uid: str) -> str:
    """「2023年 第 30 项」, the task that was rolled over; "" where it began in this plan."""
    task = ledger.find(Task, task_uid)
    origin = ledger.find(Task, task.origin_uid) if task else None
    if origin is None:
        return ""
    return f"{ledger.get(Plan, origin.plan_uid).year}年 第 {origin.number or '—'} 项"
