"""Where keys lead in the tree: from cell to cell, past group rows, to the edges.

Only finds indexes; moving there is the view's.
"""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QTreeView

Key = Qt.Key


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


def between(view: QTreeView, start: QModelIndex, end: QModelIndex) -> QItemSelection:
    """The block of cells with these two in its corners, over all rows that are open to view."""
    order = columns_of(view)
    places = sorted(order.index(one.column()) for one in (start, end))
    columns = order[places[0] : places[1] + 1]
    upper, lower = (start, end) if _above(start, end) else (end, start)
    found = QItemSelection()
    row = upper.siblingAtColumn(0)
    last = lower.siblingAtColumn(0)
    while row.isValid():
        for column in columns:
            cell = row.siblingAtColumn(column)
            found.merge(QItemSelection(cell, cell), QItemSelectionModel.SelectionFlag.Select)
        if row == last:
            break
        row = view.indexBelow(row)
    return found


def _above(one: QModelIndex, other: QModelIndex) -> bool:
    return _path(one) <= _path(other)


def _path(index: QModelIndex) -> list[int]:
    path: list[int] = []
    while index.isValid():
        path.insert(0, index.row())
        index = index.parent()
    return path
