"""What the tree says of a task and of a unit's part: cell by cell, and a row as one sentence.

Words only; colours and shapes belong to the delegates.
"""

from collections.abc import Callable
from datetime import date

from tzdesk.domain.board import Board
from tzdesk.domain.column_values import column_texts
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.grouping import GroupBy, Grouping
from tzdesk.domain.periods import month_end
from tzdesk.domain.records import Leader
from tzdesk.domain.successions import successor
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.domain.values import percent_text

NOTHING = "—"
UNREPORTED = "未报送"
NO_FORM = "无填报表"
EXEMPT = "免报"
DOUBTFUL = "待核实"
READ_ONLY = "方案内容不能在表中直接修改。方案有调整时，请用“任务 ▸ 修改任务…”。"

_SHARE_WORDS: dict[Grouping, str] = {
    GroupBy.SECTION: "本章共",
    GroupBy.LEADER: "该领导共",
    GroupBy.UNIT: "该单位共",
    GroupBy.DEADLINE: "该时限共",
    GroupBy.STATUS: "该状态共",
    GroupBy.TAG: "该标签共",
}
_SHARE = "该组共"


def group_count(by: Grouping, shown: int, total: int) -> str:
    """「3 项（本章共 8 项）」, unfiltered 「8 项」."""
    return (
        f"{total} 项"
        if shown == total
        else f"{shown} 项（{_SHARE_WORDS.get(by, _SHARE)} {total} 项）"
    )


def short_deadline(row: TaskRow, year: int) -> str:
    """「12月底」, 「9月15日」, of another year 「2024年3月底」; without a day the wording."""
    day = row.due_on
    if day is None:
        return row.deadline_text or NOTHING
    words = f"{day.month}月底" if day == month_end(day.year, day.month) else _day(day)
    return words if day.year == year else f"{day.year}年{words}"


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def days_left(row: TaskRow) -> str:
    """「剩 80 天」, 「今天到期」, 「逾期 12 天」; ended or without a day 「—」."""
    days = row.standing.days_left
    if days is None or row.status.finished:
        return NOTHING
    if days < 0:
        return f"逾期 {-days} 天"
    return f"剩 {days} 天" if days else "今天到期"


def more_units(row: TaskRow) -> str:
    """「等3家」 behind the first name; "" for one unit or none."""
    return f"等{len(row.unit_names)}家" if len(row.unit_names) > 1 else ""


def reported_words(row: TaskRow) -> str:
    """「已报 2/3」, for one report owed 「已报」 or 「未报」; where none is owed, why."""
    if row.owed > 1:
        return f"已报 {row.reported}/{row.owed}"
    if row.owed:
        return "已报" if row.reported else "未报"
    if not row.units or row.subtasks:
        return ""
    return NO_FORM if all(unit.collective for unit in row.units) else EXEMPT


def pace_words(row: TaskRow) -> str:
    """「达到序时进度」, 「低于序时进度 17 个百分点」."""
    gap = row.standing.gap
    return "达到序时进度" if gap >= 0 else f"低于序时进度 {percent_text(-gap)} 个百分点"


def pace_tip(row: TaskRow) -> str:
    """「序时进度 75%，低 17 个百分点」."""
    gap = row.standing.gap
    behind = f"，低 {percent_text(-gap)} 个百分点" if gap < 0 else "，已达到"
    return f"序时进度 {percent_text(row.standing.pace)}%{behind}"


def contact_words(unit: UnitRow, *, due: bool) -> str:
    """「张三　1001」; `due` (owed and not in) 「待催报：王五 1003」 or 「联系人未填」."""
    known = [word for word in (unit.contact, unit.phone) if word]
    if due:
        return f"待催报：{' '.join(known)}" if known else "联系人未填"
    return "　".join(known)


def received_words(unit: UnitRow) -> str:
    """「10-09 交回」; typed here, its day; 「未交回」; of who owes nothing 「—」."""
    if unit.received_on:
        return f"{unit.received_on:%m-%d} 交回"
    if unit.reported:
        day = unit.report and unit.report.reported_on
        return f"{day:%m-%d} 登记" if day else NOTHING
    return "未交回" if unit.owes else NOTHING


def doubt_lines(row: TaskRow, unit: UnitRow | None = None) -> list[str]:
    """「待核实：已完成，完成比例不足 100%」, of units 「待核实：区水务局，与上期文字相同」."""
    if unit:
        return [f"{DOUBTFUL}：{one}" for one in unit.doubts]
    units = (unit for leaf in row.leaves for unit in leaf.units)
    of_units = [f"{DOUBTFUL}：{one.name}，{why}" for one in units for why in one.doubts]
    return [*(f"{DOUBTFUL}：{one}" for one in row.doubts), *of_units]


def succession_words(name: str, since: date, printed: str) -> str:
    """「李四（2023-07-01 起接任，原张三）」."""
    return f"{name}（{since.isoformat()} 起接任，原{printed}）"


def leaders_told(row: TaskRow) -> str:
    """The leaders, each successor with whom the document names."""
    return "、".join(
        succession_words(one.name, one.since, one.printed) if one.since else one.name
        for one in row.leaders
    )


def leader_tip(board: Board | None, uid: str, rest: str = "") -> str:
    """The same for a group of tasks, and the rest; "" unless somebody stands for its leader."""
    leader = board.ledger.find(Leader, uid) if board else None
    after = successor(board.ledger, uid, board.day) if board and leader else None
    return succession_words(after.name, after.start, leader.name) + rest if after and leader else ""


def unit_status(unit: UnitRow) -> str:
    """The status that a unit reports, 「未报送」, or why it owes nothing."""
    if unit.report and unit.report.status:
        return unit.report.status.value
    if unit.reported:
        return NOTHING
    if unit.collective:
        return NO_FORM
    return UNREPORTED if unit.owes else EXEMPT


def task_cell(row: TaskRow, column: str) -> str:
    """What a task's cell holds, whole and on its own: for copying, tooltips and reading out."""
    summary = row.summary
    words = {
        "number": row.number or "",
        "text": row.text,
        "leaders": "、".join(row.leader_names),
        "units": "、".join(row.unit_names),
        "deadline": row.due_on.isoformat() if row.due_on else row.deadline_text or "",
        "status": row.status.value,
        "percent": f"{percent_text(row.percent)}%",
        "section": row.section or "",
        "coordination": "是" if row.coordination else "",
        "gap": f"{row.standing.gap:+.1f}".removesuffix(".0"),
        "changed": f"{row.changed_at:%m-%d %H:%M}" if row.changed_at else "",
        "tags": "、".join(row.tags),
        "starred": "是" if row.starred else "",
    }
    if column in words:
        return words[column]
    if column not in FIELDS:
        return "；".join(filter(None, dict.fromkeys(column_texts(row, column))))
    return str((summary and getattr(summary, column)) or "")


def unit_cell(unit: UnitRow, column: str) -> str:
    """What the cell of a unit's part holds."""
    report = unit.report
    if column in _UNIT_CELLS:
        return _UNIT_CELLS[column](unit)
    if column not in FIELDS:
        return dict(unit.values).get(column, "")
    if column == "percent":
        percent = report.percent if report else None
        return NOTHING if percent is None else f"{percent_text(percent)}%"
    if column == "progress":
        return (report and report.progress) or NOTHING
    if column in ("problem", "next_step"):
        return str((report and getattr(report, column)) or "")
    return "是" if column == "coordination" and report and report.coordination else ""


def cell_tip(task: TaskRow, unit: UnitRow | None, column: str, text: str) -> str:
    """The words of a cell, and what else is to be said of it."""
    if unit is None and column == "leaders":
        text = leaders_told(task)
    if unit is None and column == "percent":
        text = f"{text}，{pace_tip(task)}"
    if unit is None and column == "deadline":
        wording = f"{task.deadline_text}（方案原文）" if task.deadline_text else ""
        text = "\n".join(part for part in (wording, text, days_left(task)) if part)
    if column in ("number", "status"):
        text = "\n".join([text, *doubt_lines(task, unit)]).strip()
    return text


_UNIT_CELLS: dict[str, Callable[[UnitRow], str]] = {
    "text": lambda unit: unit.name,
    "units": lambda unit: contact_words(unit, due=unit.owes and not unit.reported),
    "deadline": received_words,
    "status": unit_status,
}


def task_sentence(row: TaskRow, *, expanded: bool) -> str:
    """A task's row read out."""
    parts = [
        f"第 {row.number} 项" if row.number else "",
        row.text.rstrip("。"),
        f"牵头领导{'、'.join(row.leader_names)}" if row.leaders else "",
        f"责任单位 {len(row.unit_names)} 个" if row.units else "",
        f"子任务 {len(row.subtasks)} 个" if row.subtasks else "",
        f"已报 {row.reported} 个" if row.owed else "",
        f"时限 {row.due_on.isoformat() if row.due_on else row.deadline_text or '未写'}",
        days_left(row).replace(NOTHING, ""),
        row.status.value,
        f"{percent_text(row.percent)}%",
        pace_words(row),
        "需领导协调" if row.coordination else "",
        DOUBTFUL if row.doubtful else "",
        "已展开" if expanded else "",
    ]
    return "，".join(part for part in parts if part)


def unit_sentence(unit: UnitRow) -> str:
    """A unit's row read out."""
    cells = (unit_cell(unit, name) for name in ("text", "units", "deadline", "status", "percent"))
    words = [cell for cell in cells if cell not in ("", NOTHING)]
    if unit.report and unit.report.progress:
        words.append(unit.report.progress)
    words += [f"{DOUBTFUL}：{one}" for one in unit.doubts]
    return "，".join(words)
