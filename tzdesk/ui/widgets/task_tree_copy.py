"""Selected cells as a table for the clipboard: TSV and HTML, which Excel and WPS take by cells."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData, QModelIndex

from tzdesk.ui.models.task_tree import TaskTreeModel

Table = Sequence[Sequence[str]]


def table_of(model: TaskTreeModel, cells: Iterable[QModelIndex], order: Sequence[int]) -> Table:
    """The cells by rows in the order shown, gaps empty; `order` are the columns as they stand.

    Group rows are no data, and left out unless nothing else is chosen.
    """
    rows: dict[tuple[int, ...], dict[int, QModelIndex]] = {}
    for index in cells:
        rows.setdefault(_path(index), {})[index.column()] = index
    data = {path: row for path, row in rows.items() if len(path) > 1} or rows
    columns = [column for column in order if any(column in row for row in data.values())]
    return [
        [model.words(row[column]) if column in row else "" for column in columns]
        for _, row in sorted(data.items())
    ]


def _path(index: QModelIndex) -> tuple[int, ...]:
    """The rows from the top down to an index: how the tree orders them."""
    path: list[int] = []
    while index.isValid():
        path.append(index.row())
        index = index.parent()
    return tuple(reversed(path))


def clipboard_data(table: Table) -> QMimeData:
    """The table in both forms."""
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_quoted, row)) for row in table))
    rows = "".join(
        f"<tr>{''.join(f'<td>{_cell(text)}</td>' for text in row)}</tr>" for row in table
    )
    data.setHtml(f'<meta charset="utf-8"><table>{rows}</table>')
    return data


def _quoted(text: str) -> str:
    if any(mark in text for mark in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _cell(text: str) -> str:
    # Excel makes a new row of <br> unless told otherwise.
    return escape(text).replace("\n", '<br style="mso-data-placement:same-cell">')
