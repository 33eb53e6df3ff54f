"""Chosen cells as a table for the clipboard: TSV and HTML, which Excel and WPS take by cells."""

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from tzdesk.ui.models.cell_values import CellRow, cell_words
from tzdesk.ui.models.task_columns import Columns

Table = Sequence[Sequence[str]]
_FIGURE = re.compile(r"-?(0|[1-9]\d{0,8})(\.\d+)?%?")
_MISTAKEN = re.compile(r"[=+\-@'\d]")
"""What begins so a spreadsheet may take for a formula or a day: =1, 3-1, 0101."""
_AS_TEXT = """style="mso-number-format:'\\@'" sdnum="0;0;@\""""
"""What tells Excel and LibreOffice to take a cell as it stands."""


def table_of(rows: Sequence[CellRow], order: Sequence[int], every: Columns) -> Table:
    """The cells row by row, gaps empty; `order` are the columns as they stand."""
    chosen = {column for row in rows for column in row.columns}
    columns = [column for column in order if column in chosen]
    return [
        [cell_words(task, unit, every[column]) if column in own else "" for column in columns]
        for task, unit, own in rows
    ]


def clipboard_data(table: Table) -> QMimeData:
    """The table in both forms."""
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_quoted, row)) for row in table))
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table)
    data.setHtml(f'<meta charset="utf-8"><table>{rows}</table>')
    return data


def _quoted(text: str) -> str:
    if any(mark in text for mark in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _cell(text: str) -> str:
    # Excel makes a new row of <br> unless told otherwise.
    words = escape(text).replace("\n", '<br style="mso-data-placement:same-cell">')
    mistaken = _MISTAKEN.match(text) and not _FIGURE.fullmatch(text)
    return f"<td {_AS_TEXT}>{words}</td>" if mistaken else f"<td>{words}</td>"
