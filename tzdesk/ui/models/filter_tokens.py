"""The filter as tokens: the words of each thing asked, and the filter without it.

Words only; knows no widget.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tzdesk.domain.board import Board
from tzdesk.domain.column_values import UNSAID
from tzdesk.domain.fields import Field
from tzdesk.domain.filters import (
    TaskFilter,
    bounds_of,
    column_of,
    values_of,
    with_bounds,
    with_values,
)
from tzdesk.domain.grouping import deadline_title
from tzdesk.domain.records import Leader, Section, Unit
from tzdesk.domain.status import Status

FILTERED_COLUMNS = (
    ("leaders", "leaders"),
    ("units", "units"),
    ("deadlines", "deadline"),
    ("statuses", "status"),
    ("sections", "section"),
    ("coordination", "coordination"),
    ("recent", "changed"),
    ("tags", "tags"),
    ("starred", "starred"),
)
"""Which part of a filter is about which column."""

LABELS = {
    "sections": "章节",
    "leaders": "牵头领导",
    "units": "责任单位",
    "deadlines": "时限",
    "statuses": "状态",
    "tags": "标签",
    "search": "搜索",
}


def part_of(column: str) -> str:
    """The part of a filter that is about a column; the ledger's own columns are their own."""
    return next((part for part, shown in FILTERED_COLUMNS if shown == column), column)


def filtered_columns(asked: TaskFilter) -> frozenset[str]:
    """The columns in which something is asked."""
    own = map(column_of, (*asked.values, *asked.bounds))
    return frozenset((*(shown for part, shown in FILTERED_COLUMNS if getattr(asked, part)), *own))


def chosen_values(asked: TaskFilter, name: str) -> frozenset[str]:
    """What is ticked in the list of a part of the filter, or of a column of the ledger."""
    return frozenset(map(str, getattr(asked, name))) if name in LABELS else values_of(asked, name)


def with_chosen(asked: TaskFilter, name: str, values: frozenset[str]) -> TaskFilter:
    """The filter with other ticks in such a list."""
    if name not in LABELS:
        return with_values(asked, name, values)
    return with_part(asked, name, frozenset(map(Status, values)) if name == "statuses" else values)


def list_title(name: str, board: Board) -> str:
    """What such a list is called."""
    return LABELS[name] if name in LABELS else board.ledger.fields[name].label


def own_field(name: str, board: Board) -> Field | None:
    """The column of the ledger that such a list is of."""
    return None if name in LABELS else board.ledger.fields[name]


@dataclass(frozen=True, slots=True)
class Token:
    """One thing asked: its words, and the filter without it."""

    words: str
    without: TaskFilter


def watch_words(board: Board | None) -> dict[str, str]:
    """The flags of a filter as the list 关注 calls them; the days are the setting's."""
    days = board.rules.due_soon_days if board else 30
    return {
        "unreported": "本期未报送",
        "overdue": "逾期",
        "due_soon": f"临期 ≤{days}天",
        "coordination": "需领导协调",
        "doubtful": "待核实",
        "recent": "最近修改",
        "starred": "星标",
    }


def with_part(asked: TaskFilter, name: str, value: Any) -> TaskFilter:
    """The filter with one of its parts, named by its field, replaced."""
    return replace(asked, **{name: value})


def tokens(asked: TaskFilter, board: Board) -> Iterator[Token]:
    """All that is asked, one token for each value."""
    if asked.tasks is not None:
        yield Token(asked.origin or "所选任务", replace(asked, tasks=None, origin=""))
    for name, words in watch_words(board).items():
        if getattr(asked, name):
            yield Token(words, with_part(asked, name, False))
    if asked.due_before:
        words = f"时限早于 {asked.due_before.isoformat()}"
        yield Token(words, replace(asked, due_before=None))
    for name in ("sections", "leaders", "units", "deadlines", "statuses", "tags"):
        chosen = getattr(asked, name)
        for value, title in titles(name, frozenset(map(str, chosen)), board):
            rest = frozenset(one for one in chosen if str(one) != value)
            yield Token(f"{LABELS[name]}：{title}", with_part(asked, name, rest))
    yield from _own_columns(asked, board)
    if asked.search.strip():
        yield Token(f"搜索：{asked.search.strip()}", replace(asked, search=""))


def _own_columns(asked: TaskFilter, board: Board) -> Iterator[Token]:
    for field in board.ledger.fields.custom:
        for text in sorted(values := values_of(asked, field.name), key=field.rank):
            rest = with_values(asked, field.name, values - {text})
            yield Token(f"{field.label}：{text or UNSAID}", rest)
        least, most = bounds_of(asked, field.name)
        if least or most:
            words = f"{field.label}：{bound_words(least, most)}"
            yield Token(words, with_bounds(asked, field.name, "", ""))


def bound_words(least: str, most: str) -> str:
    """「1200 至 1500」, 「不小于 1200」, 「不大于 1500」."""
    if least and most:
        return f"{least} 至 {most}"
    return f"不小于 {least}" if least else f"不大于 {most}"


_KINDS: dict[str, type[Leader] | type[Unit] | type[Section]] = {
    "leaders": Leader,
    "units": Unit,
    "sections": Section,
}


def titles(name: str, chosen: frozenset[str], board: Board) -> list[tuple[str, str]]:
    """The chosen values of one part of a filter with their titles, in the document's order."""
    if name in ("leaders", "units", "sections"):
        rows: list[Leader | Unit | Section] = [
            one for uid in chosen if (one := board.ledger.find(_KINDS[name], uid)) is not None
        ]
        rows.sort(key=lambda row: row.position)
        return [(row.uid, row.heading if isinstance(row, Section) else row.name) for row in rows]
    return [
        (value, deadline_title(value) if name == "deadlines" else value) for value in sorted(chosen)
    ]


def described(asked: TaskFilter, board: Board) -> str:
    """「牵头领导 董明慧；状态 已调整」."""
    parts: dict[str, list[str]] = {}
    for token in tokens(asked, board):
        label, colon, title = token.words.partition("：")
        parts.setdefault(label, []).extend([title] if colon else [])
    return "；".join(f"{label} {'、'.join(found)}".strip() for label, found in parts.items())
