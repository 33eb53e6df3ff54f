"""How parent and child talk: JSON in frames, so that no code can travel with a hostile file.

Knows the shapes that are sent, and no file format.
"""

import json
import struct
from datetime import date, datetime
from typing import IO, Any

from tzdesk.documents.grid import Grid, Grids
from tzdesk.domain.document import Document, Line, SheetCell, TableCell

_LENGTH = struct.Struct(">Q")
MOST_REQUEST = 1 << 20
_COVERED = ("", "up", "left")


def send(stream: IO[bytes], message: dict[str, Any], most: int) -> None:
    """Write one message. Raises OSError when nobody listens, MemoryError beyond `most` bytes."""
    text = json.dumps(message, ensure_ascii=False, default=_encoded, separators=(",", ":"))
    data = text.encode("utf-8", "replace")
    if len(data) > most:
        raise MemoryError
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> dict[str, Any] | None:
    """The next message; None at the end, or where one is torn or longer than `most` bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    length = _LENGTH.unpack(head)[0]
    data = stream.read(length) if length <= most else b""
    if len(data) < length:
        return None
    message = json.loads(data, object_hook=_decoded)
    return message if isinstance(message, dict) else None


def _encoded(value: object) -> dict[str, str]:
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, date):
        return {"on": value.isoformat()}
    raise TypeError(type(value))


def _decoded(value: dict[str, Any]) -> object:
    if len(value) == 1:
        if "on" in value:
            return date.fromisoformat(value["on"])
        if "at" in value:
            return datetime.fromisoformat(value["at"])
    return value


def document_message(document: Document) -> dict[str, Any]:
    """A document as a message; line numbers are left out, they follow from the order."""
    lines = [[line.text, _cell_codes(line), line.table, line.sheet] for line in document.lines]
    return {"name": document.name, "lines": lines, "unread": document.unread}


def _cell_codes(line: Line) -> list[str | int] | None:
    if line.cells is None:
        return None
    return [_COVERED.index(cell.covered) if cell.covered else cell.text for cell in line.cells]


def document_from_message(message: dict[str, Any]) -> Document:
    """The document behind a message."""
    lines = [
        Line(number, text, _cells(codes), table, sheet)
        for number, (text, codes, table, sheet) in enumerate(message["lines"], 1)
    ]
    return Document(message["name"], tuple(lines), tuple(message["unread"]))


def _cells(codes: list[str | int] | None) -> tuple[TableCell, ...] | None:
    if codes is None:
        return None
    return tuple(
        TableCell(code) if isinstance(code, str) else TableCell("", _COVERED[code])
        for code in codes
    )


def grids_message(grids: Grids) -> dict[str, Any]:
    """A gathered workbook as a message."""
    return {
        "name": grids.name,
        "grids": [_grid_message(grid) for grid in grids.grids],
        "properties": grids.properties,
        "unread": grids.unread,
        "saved_at": grids.saved_at,
    }


def _grid_message(grid: Grid) -> dict[str, Any]:
    marks = [[row, column, *mark[1:]] for (row, column), mark in grid.marks.items()]
    return {
        "name": grid.name,
        "rows": grid.rows,
        "marks": marks,
        "merged": grid.merged,
        "hidden": grid.hidden,
        "hidden_rows": grid.hidden_rows,
        "struck_rows": grid.struck_rows,
    }


def grids_from_message(message: dict[str, Any]) -> Grids:
    """The gathered workbook behind a message."""
    return Grids(
        message["name"],
        [_grid(part) for part in message["grids"]],
        [(name, value) for name, value in message["properties"]],
        message["unread"],
        message["saved_at"],
    )


def _grid(part: dict[str, Any]) -> Grid:
    marks = {(row, column): SheetCell(None, *rest) for row, column, *rest in part["marks"]}
    merged = [(top, left, bottom, right) for top, left, bottom, right in part["merged"]]
    rest = part["hidden"], part["hidden_rows"], part["struck_rows"]
    return Grid(part["name"], part["rows"], marks, merged, *rest)
