"""The filter as tokens: the words of each thing asked, and the filter without it.

Words only; knows no widget.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tzdesk.domain.board import Board
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import deadline_title
from tzdesk.domain.records import Leader, Section, Unit

FILTERED_COLUMNS = (
    ("leaders", "leaders"),
    ("units", "units"),
    ("deadlines", "deadline"),
    ("statuses", "status"),
    ("sections", "section"),
    ("coordination", "coordination"),
    ("recent", "changed"),
)
"""Which part of a filter is about which column."""

LABELS = {
    "sections": "章节",
    "leaders": "牵头领导",
    "units": "责任单位",
    "deadlines": "时限",
    "statuses": "状态",
    "search": "搜索",
}


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
    for name in ("sections", "leaders", "units", "deadlines", "statuses"):
        chosen = getattr(asked, name)
        for value, title in titles(name, frozenset(map(str, chosen)), board):
            rest = frozenset(one for one in chosen if str(one) != value)
            yield Token(f"{LABELS[name]}：{title}", with_part(asked, name, rest))
    if asked.search.strip():
        yield Token(f"搜索：{asked.search.strip()}", replace(asked, search=""))


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
