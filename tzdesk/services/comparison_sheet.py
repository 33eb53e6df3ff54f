"""与往期比较 as lines: for the clipboard, and as a workbook.

The words are the screen's; the sheet is `exchange`'s.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from tzdesk.domain.board import Board
from tzdesk.domain.differences import TaskDifference
from tzdesk.errors import UserError
from tzdesk.exchange.list_sheet import Column, ListSheet, Look, Part, list_bytes
from tzdesk.services.dispatch_files import write_bytes
from tzdesk.services.file_names import clean_stem
from tzdesk.services.past_board import Past
from tzdesk.services.saving import saving_refused

TITLE = "与往期比较"
NOW = "现在"
SUFFIX = ".xlsx"
_WIDTHS = (("序号", 6), ("工作任务", 38), ("栏目", 12))
_OF_A_VALUE = 34


def heads(day: date) -> tuple[str, ...]:
    """The heads above `lines`."""
    return (*(head for head, _ in _WIDTHS), f"{day.isoformat()} 时", NOW)


def lines(tasks: Iterable[TaskDifference]) -> list[tuple[str, ...]]:
    """Every difference with its task: number, text, what, then, now."""
    return [
        (task.number or "", task.text, one.label, one.then, one.now)
        for task in tasks
        for one in task.differences
    ]


def statuses_words(past: Past) -> str:
    """「已完成 13 → 30，滞后 5 → 19」: of the statuses, those whose number is another."""
    changed = (one for one in past.comparison.statuses if one[1] != one[2])
    return "，".join(f"{status} {then} → {now}" for status, then, now in changed)


def proposed_name(board: Board, day: date) -> str:
    """A file name: 2023年重点工作_与2023-09-30比较.xlsx."""
    stem = f"{board.plan.short_title or board.plan.title}_与{day.isoformat()}比较"
    return clean_stem(stem) + SUFFIX


def write_comparison(
    board: Board, past: Past, tasks: Sequence[TaskDifference], scope: str, path: Path
) -> None:
    """These differences as a workbook. Raises UserError where it cannot be written there."""
    if path.suffix.lower() != SUFFIX:
        raise UserError(f"“{path.name}”不是 .xlsx 文件名。", "请以 .xlsx 结尾。", "无法导出")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, list_bytes(_sheet(board, past, tasks, scope)))
    except OSError as error:
        raise saving_refused(path, error, "无法导出") from error


def _sheet(board: Board, past: Past, tasks: Sequence[TaskDifference], scope: str) -> ListSheet:
    first, *rest = (Column(head, chars) for head, chars in _WIDTHS)
    text, what = rest
    then, now = heads(past.day)[3:]
    columns = (
        first,
        Column(text.head, text.chars, Look.TEXT),
        what,
        Column(then, _OF_A_VALUE, Look.TEXT),
        Column(now, _OF_A_VALUE, Look.TEXT),
    )
    count = sum(len(task.differences) for task in tasks)
    changed = statuses_words(past)
    return ListSheet(
        name=TITLE,
        title=f"{board.plan.short_title or board.plan.title}与{_words(past.day)}比较",
        info=f"{scope}　{len(tasks)} 项有变化，共 {count} 处（截至{_words(board.today)}）",
        columns=columns,
        parts=(Part("", tuple(lines(tasks))),),
        closing=f"进展状态项数：{changed}。" if changed else "",
    )


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
