"""Where keys lead in the tree: from cell to cell, past group rows, to the edges.

Only finds indexes; moving there is the view's.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QModelIndex, Qt
from PySide6.QtWidgets import QTreeView

if TYPE_CHECKING:
    from tzdesk.ui.widgets.task_tree_folds import TreeFolds

Key = Qt.Key
Path = tuple[int, ...]
"""Rows from the top down to an index."""


def columns_of(view: QTreeView) -> list[int]:
    """The shown columns from left to right."""
    header = view.header()
    order = sorted(range(header.count()), key=header.visualIndex)
    return [column for column in order if not header.isSectionHidden(column)]


def beside(view: QTreeView, index: QModelIndex, step: int) -> QModelIndex:
    """The next cell of the row to the right (1) or left (−1); the same one at the edge."""
    columns = columns_of(view)
    place = columns.index(index.column()) if index.column() in columns else 0
    return index.siblingAtColumn(columns[max(0, min(place + step, len(columns) - 1))])


def next_cell(view: QTreeView, index: QModelIndex, step: int) -> QModelIndex:
    """The next cell in reading order, over the ends of rows and past groups."""
    found = beside(view, index, step)
    if found != index and index.parent().isValid():
        return found
    row = task_row(view, index, step)
    columns = columns_of(view)
    return row.siblingAtColumn(columns[0 if step > 0 else -1]) if row.isValid() else index


def task_row(view: QTreeView, index: QModelIndex, step: int) -> QModelIndex:
    """The same column of the next row that is no group, invalid if there is none."""
    found = index
    while found.isValid():
        found = view.indexBelow(found) if step > 0 else view.indexAbove(found)
        if found.parent().isValid():
            return found.siblingAtColumn(index.column())
    return QModelIndex()


def next_chosen(view: QTreeView, index: QModelIndex, step: int, *, down: bool) -> QModelIndex:
    """The next of several chosen cells: along their rows or, `down`, their columns; round again."""
    blocks, columns = _chosen_blocks(view, step), columns_of(view)[::step]
    if not blocks or index.column() not in columns:
        return QModelIndex()
    ahead = columns[columns.index(index.column()) + 1 :]
    found = QModelIndex() if down else _first_chosen(view, index, ahead)
    if not found.isValid():
        found = _in_next_row(view, index, blocks, step, [index.column()] if down else columns)
    if not found.isValid():
        shown = {column for one in blocks for column in range(one.left(), one.right() + 1)}
        wanted = next(one for one in (*ahead, *columns) if one in shown) if down else None
        starts = (_end(view, one, -step) for one in blocks)
        cells = (
            _first_chosen(view, row, columns if wanted is None else [wanted]) for row in starts
        )
        found = next((one for one in cells if one.isValid()), QModelIndex())
    return found


def _in_next_row(
    view: QTreeView,
    index: QModelIndex,
    blocks: Sequence[QItemSelectionRange],
    step: int,
    columns: Sequence[int],
) -> QModelIndex:
    """The first chosen cell of these columns in a row further on."""
    ends = [path_of(_end(view, one, step)) for one in blocks]
    row = task_row(view, index, step)
    while row.isValid() and (path_of(row) <= max(ends) if step > 0 else path_of(row) >= min(ends)):
        if (found := _first_chosen(view, row, columns)).isValid():
            return found
        row = task_row(view, row, step)
    return QModelIndex()


def _chosen_blocks(view: QTreeView, step: int) -> list[QItemSelectionRange]:
    """The chosen rows that are open to view and none of groups, in the order of the step."""
    selection = view.selectionModel().selection()
    blocks = [selection.at(place) for place in range(selection.count())]
    return sorted(
        (one for one in blocks if _opened(view, one)),
        key=lambda one: path_of(_end(view, one, -step)),
        reverse=step < 0,
    )


def _opened(view: QTreeView, block: QItemSelectionRange) -> bool:
    above = block.parent()
    found = above.isValid()
    while above.isValid():
        found, above = found and view.isExpanded(above.siblingAtColumn(0)), above.parent()
    return found


def _end(view: QTreeView, block: QItemSelectionRange, step: int) -> QModelIndex:
    row = block.bottom() if step > 0 else block.top()
    return view.model().index(row, block.left(), block.parent())


def _first_chosen(view: QTreeView, row: QModelIndex, columns: Sequence[int]) -> QModelIndex:
    cells = (row.siblingAtColumn(column) for column in columns)
    chosen = view.selectionModel().isSelected
    return next((one for one in cells if chosen(one)), QModelIndex())


def first_row(view: QTreeView) -> QModelIndex:
    """The first row's first cell."""
    columns = columns_of(view)
    return view.model().index(0, columns[0]) if columns else QModelIndex()


def last_row(view: QTreeView) -> QModelIndex:
    """The last row that is open to view, its first cell."""
    model = view.model()
    found = model.index(model.rowCount() - 1, 0)
    while found.isValid() and view.isExpanded(found) and (below := model.rowCount(found)):
        found = model.index(below - 1, 0, found)
    return found.siblingAtColumn(columns_of(view)[0]) if found.isValid() else found


def edge(view: QTreeView, index: QModelIndex, key: int) -> QModelIndex:
    """Where Ctrl and an arrow, Home or End lead."""
    columns = columns_of(view)
    if key == Key.Key_Left:
        return index.siblingAtColumn(columns[0])
    if key == Key.Key_Right:
        return index.siblingAtColumn(columns[-1])
    if key == Key.Key_Home:
        return first_row(view)
    if key == Key.Key_End:
        return last_row(view).siblingAtColumn(columns[-1])
    row = first_row(view) if key == Key.Key_Up else last_row(view)
    return row.siblingAtColumn(index.column())


def between(view: "TreeFolds", start: QModelIndex, end: QModelIndex) -> QItemSelection:
    """The block of cells with these two in its corners, over all rows that are open to view."""
    order, model = columns_of(view), view.model()
    places = sorted(order.index(one.column()) for one in (start, end))
    columns = sorted(order[places[0] : places[1] + 1])
    first, last = sorted((path_of(start), path_of(end)))
    found = QItemSelection()
    for parent, top, bottom in _stretches(view, QModelIndex(), first, last):
        for left, right in _runs(columns):
            corner = model.index(top, left, parent)
            found.append(QItemSelectionRange(corner, model.index(bottom, right, parent)))
    return found


def _stretches(
    view: "TreeFolds", parent: QModelIndex, first: Path, last: Path
) -> Iterator[tuple[QModelIndex, int, int]]:
    """The rows below `parent` from one place to another: those of one parent at a time.

    An empty `first` is the very beginning.
    """
    model = view.model()
    top = first[0] if first else 0
    bottom = min(last[0], model.rowCount(parent) - 1)
    begin = top + 1 if len(first) > 1 else top
    if begin <= bottom:
        yield parent, begin, bottom
    for row in view.unfolded(parent, top, bottom):
        index = model.index(row, 0, parent)
        below = first[1:] if row == top else ()
        end = last[1:] if row == last[0] else (model.rowCount(index),)
        if end:
            yield from _stretches(view, index, below, end)


def _runs(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Columns that ascend, as first and last of each stretch without a gap."""
    for _, run in groupby(enumerate(columns), key=lambda one: one[1] - one[0]):
        found = [column for _, column in run]
        yield found[0], found[-1]


def path_of(index: QModelIndex) -> Path:
    """How the tree orders an index."""
    path: list[int] = []
    while index.isValid():
        path.append(index.row())
        index = index.parent()
    return tuple(reversed(path))
