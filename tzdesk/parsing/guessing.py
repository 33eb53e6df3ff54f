"""Columns of a table without a head, told from what stands in them."""

from collections.abc import Sequence

from tzdesk.parsing.aligned import look_of
from tzdesk.parsing.columns import Columns
from tzdesk.parsing.grid import Row
from tzdesk.parsing.labels import Label, Topic

_ALIKE = 0.8
"""The share of cells that must look like what a column is taken for."""
_LEAST_ROWS, _LEAST_COLUMNS = 2, 3
_SHORTEST_TEXT = 6
_GUESSED = (Topic.NUMBER, Topic.DEADLINE, Topic.UNIT, Topic.LEADER)


def guess_columns(rows: Sequence[Row]) -> Columns | None:
    """The columns of `rows`, if among them are a text and units beyond doubt."""
    full = [row for row in rows if len(row.filled) >= _LEAST_COLUMNS]
    if len(full) < _LEAST_ROWS:
        return None
    columns = Columns(width=max(len(row.cells) for row in full))
    for at in range(columns.width):
        topic = _topic([row.cell(at).passage.folded for row in full if row.cell(at)])
        if topic and not columns.of(topic):
            columns.labels[at] = Label(topic)
    longest = max(range(columns.width), key=lambda at: _length(full, at))
    if longest in columns.labels or _length(full, longest) < _SHORTEST_TEXT:
        return None
    columns.labels[longest] = Label(Topic.TEXT, rank=4)
    columns.number = next(iter(columns.of(Topic.NUMBER)), -1)
    return columns if columns.of(Topic.UNIT) else None


def _topic(texts: Sequence[str]) -> Topic | None:
    if not texts:
        return None
    for topic in _GUESSED:
        if sum(look_of(topic, text) > 0 for text in texts) >= _ALIKE * len(texts):
            return topic
    return None


def _length(rows: Sequence[Row], at: int) -> float:
    return sum(len(row.cell(at).text) for row in rows) / len(rows)
