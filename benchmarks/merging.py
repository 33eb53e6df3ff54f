"""The merge decision for every cell of three tables beside daff's three-way merge of the same.

daff (https://github.com/paulfitz/daff) is the known tool for merging tables with a common base.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, repeat
from random import Random
from time import perf_counter

import daff

from benchmarks.measure import Bar, Case, Sides, timed
from benchmarks.plans import sentence
from tzdesk.domain.fields import REPORT_FIELDS
from tzdesk.domain.merge import CellMerge, RowValues, merge_row
from tzdesk.domain.values import Stored

_KEY = "行标识"
_NAMES = tuple(field.name for field in REPORT_FIELDS)
_OURS, _THEIRS = 0.2, 0.4
"""How many of the cells were changed here, and there: both is a conflict, mostly."""

Row = dict[str, Stored]


@contextmanager
def _beside_daff(cells: int) -> Iterator[Sides]:
    chance = Random(cells)
    base = [_row(chance) for _ in range(cells // len(_NAMES))]
    ours = [_changed(row, chance, _OURS) for row in base]
    theirs = [_changed(row, chance, _THEIRS) for row in base]

    def decide() -> list[CellMerge]:
        rows = map(RowValues, base, repeat({}), ours, theirs)
        return list(chain.from_iterable(map(merge_row, rows)))

    def merge_with_daff() -> float:
        tables = [_table(rows) for rows in (base, ours, theirs)]  # it writes into its tables
        flags = daff.CompareFlags()
        flags.addPrimaryKey(_KEY)
        start = perf_counter()
        daff.Merger(*tables, flags).apply()
        return (perf_counter() - start) * 1000

    gc.disable()  # as where a merge is planned; it serves daff as well
    yield Sides(timed(decide), merge_with_daff)
    gc.enable()


def _row(chance: Random) -> Row:
    """Every field said, as a text: what daff compares."""
    return {name: sentence(chance, 1, 1) for name in _NAMES}


def _changed(row: Row, chance: Random, share: float) -> Row:
    return {
        name: sentence(chance, 1, 1) if chance.random() < share else _copy(value)
        for name, value in row.items()
    }


def _copy(value: Stored) -> str:
    """The same text as another object, as it comes from a file."""
    return "".join(list(str(value)))


def _table(rows: list[Row]) -> daff.PythonTableView:
    head = [_KEY, *_NAMES]
    keyed = ([f"k{at}", *row.values()] for at, row in enumerate(rows))
    return daff.PythonTableView([head, *keyed])


CASES = (
    Case(
        "merge-decision",
        "daff, three-way merge",
        100_000,
        Bar(10, faster=True),
        _beside_daff,
        tenfold=False,
    ),
)
