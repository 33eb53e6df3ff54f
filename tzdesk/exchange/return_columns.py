"""Finds the table of a return on a sheet: its head by the words, its columns wherever they went.

Knows no values; a column is never taken by its position.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tzdesk.domain.document import Sheet, SheetCell
from tzdesk.exchange.form_columns import ROW_KEY, Column, FormColumns
from tzdesk.exchange.hidden_sheet import cell_text
from tzdesk.exchange.row_key import read_key

_HEAD_WITHIN = 60
"""A head further down is none."""
_FEWEST = 3
_LONGEST_HEAD = 40
_KEYS_WITHIN = 2000


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table's head stands (row from 0), and which column of the sheet is which of ours.

    `strange` are heads of other columns.
    """

    head: int
    places: Mapping[str, int]
    strange: tuple[tuple[int, str], ...] = ()

    @property
    def score(self) -> int:
        """How much of a form it is."""
        return len(self.places)


def find_layout(sheet: Sheet, columns: FormColumns) -> Layout | None:
    """The head with the most columns of ours; None where the sheet has no such table."""
    filled = frozenset(column.name for column in columns.filled)
    found = [
        Layout(row, places)
        for row, cells in enumerate(sheet.rows[:_HEAD_WITHIN])
        if _is_head(places := dict(_places(cells, columns)), filled)
    ]
    if not found:
        return None
    best = max(found, key=lambda one: (one.score, -one.head))
    places = dict(best.places)
    if ROW_KEY not in places and (key := _key_column(sheet, best.head)) is not None:
        places = {name: place for name, place in places.items() if place != key}
        places[ROW_KEY] = key
    taken = set(places.values())
    strange = (
        (place, text)
        for place, cell in enumerate(sheet.rows[best.head])
        if place not in taken and (text := cell_text(cell.value).strip())
    )
    return Layout(best.head, places, tuple(strange))


def _is_head(places: Mapping[str, int], filled: frozenset[str]) -> bool:
    named = "text" in places or ROW_KEY in places
    return len(places) >= _FEWEST and named and not filled.isdisjoint(places)


def _places(cells: tuple[SheetCell, ...], columns: FormColumns) -> Iterator[tuple[str, int]]:
    """A column that two heads name is where its own label stands, else the first of them."""
    named: dict[str, list[tuple[bool, int]]] = {}
    for place, cell in enumerate(cells):
        text = cell_text(cell.value)
        if 0 < len(text) <= _LONGEST_HEAD and (column := columns.headed(text)):
            headed = _is_label(column, text, columns)
            named.setdefault(column.name, []).append((not headed, place))
    for name, places in named.items():
        yield name, min(places)[1]


def _is_label(column: Column, text: str, columns: FormColumns) -> bool:
    known = columns.headed(column.label)
    return known is column and _bare(column.label) in _bare(text)


def _bare(text: str) -> str:
    return "".join(text.split())


def _key_column(sheet: Sheet, head: int) -> int | None:
    """Where most row keys stand although no head says so."""
    found: Counter[int] = Counter()
    blank = None
    for cells in sheet.rows[head + 1 : head + _KEYS_WITHIN]:
        if cells is blank:
            continue
        texts = [
            (place, cell.value) for place, cell in enumerate(cells) if isinstance(cell.value, str)
        ]
        found.update(place for place, text in texts if text.startswith("tz-") and read_key(text))
        if not texts:
            blank = cells
    return found.most_common(1)[0][0] if found else None


def repeats_head(texts: Mapping[str, str], columns: FormColumns) -> bool:
    """Whether a row is the head once more, as where a table is printed on several pages."""
    same = sum(columns.headed(text) is columns.named(name) for name, text in texts.items() if text)
    return same >= _FEWEST
