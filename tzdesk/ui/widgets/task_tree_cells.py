"""The tree's rows and cells as a table: what is chosen, row by row, and where a block would land.

Goes by the layout, since a view takes long to find its way in a large tree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionRange, QModelIndex

from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.ui.models.cell_values import CellRow
from tzdesk.ui.widgets.task_tree_keys import Path, columns_of, path_of

if TYPE_CHECKING:
    from tzdesk.ui.widgets.task_tree_place import TreePlace

Row = tuple[Path, TaskRow, UnitRow | None]
"""A task's or unit's row, and where it stands: group, task, unit."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a block goes: row by row its cells; `outside` are its cells without a place."""

    rows: Sequence[CellRow]
    outside: int = 0


def chosen_rows(view: "TreePlace") -> list[CellRow]:
    """The rows that have a chosen cell, else the current one's; group rows are no data."""
    selection = view.selectionModel().selection()
    found: dict[Path, tuple[Row, set[int]]] = {}
    for block in (selection.at(place) for place in range(selection.count())):
        columns = range(block.left(), block.right() + 1)
        for row in _rows_of(view, block):
            found.setdefault(row[0], (row, set()))[1].update(columns)
    current = view.currentIndex()
    if not found and current.parent().isValid():
        found[()] = (_row(view, current), {current.column()})
    order = columns_of(view)
    sets = {frozenset(chosen): () for _, chosen in found.values()}
    shown = {one: tuple(column for column in order if column in one) for one in sets}
    return [
        CellRow(task, unit, shown[frozenset(chosen)])
        for _, ((_, task, unit), chosen) in sorted(found.items(), key=lambda one: one[0])
    ]


def _rows_of(view: "TreePlace", block: QItemSelectionRange) -> Iterator[Row]:
    """The rows of a range: tasks of one group, or units of one task."""
    layout, parent = view.tree.layout, block.parent()
    if layout is None or not parent.isValid():
        return
    group, task, _ = view.tree.spot(parent)
    above = path_of(parent)
    places = range(block.top(), block.bottom() + 1)
    if task:
        yield from (((*above, place), task, task.units[place]) for place in places)
    else:
        numbers = group.numbers
        yield from (((*above, place), layout.rows[numbers[place]], None) for place in places)


def _row(view: "TreePlace", index: QModelIndex) -> Row:
    _, task, unit = view.tree.spot(index)
    assert task is not None
    return path_of(index), task, unit


def shown_rows(view: "TreePlace", start: Path = ()) -> Iterator[Row]:
    """The rows of tasks and units that are open to view, from a place on."""
    layout = view.tree.layout
    if layout is None:
        return
    by = layout.by.value
    lengths = [(line.key, len(line)) for line in layout.shown]
    opened = set(view.expansion.open_groups(by, lengths))
    unfolded = set(view.expansion.open_tasks(by))
    first = start[0] if start else 0
    for at, line in enumerate(layout.shown[first:], first):
        if line.key not in opened:
            continue
        begin = start[1] if len(start) > 1 and at == first else 0
        for place, number in enumerate(islice(line.numbers, begin, None), begin):
            task = layout.rows[number]
            path = (at, place)
            if path >= start:
                yield path, task, None
            if (line.key, task.uid) in unfolded:
                units = (((*path, n), task, unit) for n, unit in enumerate(task.units))
                yield from (row for row in units if row[0] >= start)


def row_above(view: "TreePlace", index: QModelIndex) -> Row | None:
    """The row of a task or unit above this one, whatever groups lie between."""
    above = view.indexAbove(index.siblingAtColumn(0))
    while above.isValid() and not above.parent().isValid():
        above = view.indexAbove(above)
    return _row(view, above) if above.isValid() else None


def landing(view: "TreePlace", height: int, width: int) -> Landing:
    """Where a block of so many rows and columns goes: one value to every chosen cell, a block that
    fits into the chosen ones several times as often, any other from the first chosen cell on."""
    rows = chosen_rows(view)
    if height == width == 1 and rows:
        return Landing(rows)
    columns = _columns(view, rows, width)
    fits = len(rows) > 1 and len(rows) % height == 0
    found: list[CellRow] = (
        [CellRow(task, unit, columns) for task, unit, _ in rows]
        if fits
        else [
            CellRow(task, unit, columns)
            for _, task, unit in islice(shown_rows(view, _start(view)), height)
        ]
    )
    wanted = max(len(found), height) * max(len(columns), width)
    return Landing(found, wanted - len(found) * len(columns))


def _start(view: "TreePlace") -> Path:
    """The place of the uppermost chosen cell."""
    selection = view.selectionModel().selection()
    blocks = [selection.at(place) for place in range(selection.count())]
    tops = [(*path_of(one.parent()), one.top()) for one in blocks if one.parent().isValid()]
    return min(tops, default=path_of(view.currentIndex()))


def _columns(view: "TreePlace", rows: Sequence[CellRow], width: int) -> tuple[int, ...]:
    shown = columns_of(view)
    chosen = sorted({column for row in rows for column in row.columns}, key=shown.index)
    if len(chosen) > 1 and len(chosen) % width == 0:
        return tuple(chosen)
    first = chosen[0] if chosen else view.currentIndex().column()
    at = shown.index(first) if first in shown else 0
    return tuple(shown[at : at + width])
