"""One row of 检查结果: how much it asks of the clerk, its words, and the remedies with their deeds.

Knows no widget and not how findings come about.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from tzdesk.services.corrections import Correction


class State(Enum):
    """How much a finding asks of the clerk, the most first."""

    OPEN = "需处理"
    HANDLED = "已处理"
    HINT = "提示"
    VERIFIED = "完整"


@dataclass(frozen=True, slots=True)
class Correct:
    """A remedy that changes the draft; `done` is the word for it afterwards (已设为第 59 项)."""

    correction: Correction
    done: str


@dataclass(frozen=True, slots=True)
class EditField:
    """A remedy that opens a field of the task at `line` for typing."""

    line: int
    field: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """撤回 of the correction at that place in the list."""

    index: int


@dataclass(frozen=True, slots=True)
class Locate:
    """Shows the lines."""


Deed: TypeAlias = Correct | EditField | TakeBack | Locate


@dataclass(frozen=True, slots=True)
class Remedy:
    """A verb in a row of the list and what it does."""

    label: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class Finding:
    """One row: 跳号 | 第 58 项之后为第 60 项，缺第 59 项 | its verbs.

    `lines` are where it stands. `done` says what became of it. `short` names it in the footer.
    """

    state: State
    title: str
    text: str
    lines: tuple[int, ...]
    remedies: tuple[Remedy, ...] = ()
    done: str = ""
    short: str = ""
