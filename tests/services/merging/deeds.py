"""What a deed is: how a workbook is altered, and all that comes of it, written by hand."""

from dataclasses import dataclass, field
from typing import Any

from tests.services.merging.office import Alter, Book
from tzdesk.services.merge_plan import FileState

Cells = set[tuple[int, str, Any]]
"""Place of the task, field, value."""


@dataclass(frozen=True)
class Case:
    """A deed and all that comes of it, for each unit alike."""

    alter: Alter
    changes: Cells = field(default_factory=set)
    invalid: Cells = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    state: FileState = FileState.READY
    missing: list[int] = field(default_factory=list)
    added: int = 0
    locked: list[str] = field(default_factory=list)


CASES: dict[str, Case] = {}
WHOLE: dict[str, Any] = {
    "progress": "完成主体结构。",
    "percent": 80,
    "status": "正常推进",
    "contact": "李四",
    "phone": "01069540001",
}
SAID: Cells = {(2, name, value) for name, value in WHOLE.items()}
"""What `fill` leads to."""


def case(**expected: Any) -> Any:
    def keep(alter: Alter) -> Alter:
        CASES[alter.__name__] = Case(alter, **expected)
        return alter

    return keep


def fill(book: Book, place: int = 2, **values: Any) -> None:
    book.put(place, **(WHOLE | values))


def said(**values: Any) -> Cells:
    """What `fill(book, **values)` leads to."""
    return {(2, name, value) for name, value in (WHOLE | values).items() if value is not None}
