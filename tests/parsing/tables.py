"""Documents made of table rows, as the readers of office files hand them over."""

from collections.abc import Iterable, Sequence

from tzdesk.domain.document import Document, Line, TableCell

UP = "^"
"""Stands for a cell that is merged with the one above."""


def table(rows: Iterable[Sequence[str]], number: int = 1) -> list[Line]:
    """Rows of one table; a row of one text is merged over the whole width."""
    rows = list(rows)
    width = max(len(row) for row in rows)
    return [_line(row, width, number) for row in rows]


def _line(row: Sequence[str], width: int, number: int) -> Line:
    if len(row) == 1:
        cells = (TableCell(row[0]), *(TableCell("", "left") for _ in range(width - 1)))
    else:
        cells = tuple(TableCell("", "up") if text == UP else TableCell(text) for text in row)
    return Line(0, "\t".join(cell.text for cell in cells), cells, number)


def paragraphs(*texts: str) -> list[Line]:
    return [Line(0, text) for text in texts]


def document(*parts: list[Line], name: str = "方案.docx") -> Document:
    """The parts one behind the other, numbered from 1."""
    lines = [line for part in parts for line in part]
    numbered = [
        Line(at, line.text, line.cells, line.table, line.sheet) for at, line in enumerate(lines, 1)
    ]
    return Document(name, tuple(numbered))
