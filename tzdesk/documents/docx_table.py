"""The geometry of a Word table: rows and cells as stored, columns as they are printed.

Knows nothing of the text in the cells.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tzdesk.documents.docx_names import value_of, w
from tzdesk.domain.document import TableCell

_MOST_COLUMNS = 256  # Word's own limit is 63
_WRAPPERS = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo"), w("smartTag")}


def unwrapped(parent: Element, *tags: str) -> Iterator[Element]:
    """The children of these names, also inside content controls and tracked insertions."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from unwrapped(child, *tags)


def printed_rows(table: Element) -> list[Element]:
    """The rows but those whose deletion is tracked."""
    rows = []
    for row in unwrapped(table, w("tr")):
        properties = row.find(w("trPr"))
        if properties is None or properties.find(w("del")) is None:
            rows.append(row)
    return rows


def width_of(rows: list[Element]) -> int:
    """How many columns the widest row takes."""
    return max((_skipped(row) + sum(map(_span, _cells(row))) for row in rows), default=0)


def placed_cells(row: Element) -> Iterator[tuple[int, int, bool, Element]]:
    """Each cell with its first column, how many it takes, and whether it goes on from above."""
    column = _skipped(row)
    for cell in _cells(row):
        span = _span(cell)
        if column + span > _MOST_COLUMNS:
            return
        yield column, span, _goes_on(cell), cell
        column += span


def merged_cells(text: str, span: int, *, goes_on: bool) -> list[TableCell]:
    """What stands in the columns that one cell takes."""
    first = TableCell("", "up") if goes_on else TableCell(text)
    return [first, *[TableCell("", "left")] * (span - 1)]


def _cells(row: Element) -> list[Element]:
    return list(unwrapped(row, w("tc")))


def _skipped(row: Element) -> int:
    return _count(value_of(row.find(w("trPr")), "gridBefore") or "0")


def _span(cell: Element) -> int:
    return max(1, _count(value_of(cell.find(w("tcPr")), "gridSpan") or "1"))


def _count(text: str) -> int:
    return min(int(text), _MOST_COLUMNS) if text.isdecimal() and len(text) < 6 else 0


def _goes_on(cell: Element) -> bool:
    properties = cell.find(w("tcPr"))
    merge = properties.find(w("vMerge")) if properties is not None else None
    return merge is not None and merge.get(w("val"), "continue") == "continue"
