"""Separated values, as a .csv or as what a spreadsheet puts on the clipboard.

Knows nothing of files' encodings (text_reader decodes) or of what the columns mean.
"""

import csv
import io
from pathlib import Path

from tzdesk.documents import refusals
from tzdesk.documents.grid import Grid, Grids, Row, clean_text
from tzdesk.documents.text_reader import MOST_BYTES, decode
from tzdesk.errors import UserError

_TEXT_SUFFIXES = {".csv", ".tsv"}
_SEPARATORS = "\t,;，"
_SAMPLE_LINES = 20


def read_csv_file(path: Path) -> Grids:
    """A .csv, or text that calls itself .xls, as one sheet of text cells."""
    if path.stat().st_size > MOST_BYTES:
        raise refusals.too_large(path.name)
    text = _decoded(path)
    return Grids(path.name, [Grid(path.stem, separated_rows(text, _separator(text)))])


def _decoded(path: Path) -> str:
    try:
        return decode(path.read_bytes(), path.name)
    except UserError:
        if path.suffix.lower() in _TEXT_SUFFIXES:
            raise
        raise refusals.unknown_kind(path.name) from None  # a picture that calls itself .xls


def separated_rows(text: str, separator: str) -> list[Row]:
    """The rows of separated text; a quoted field may span lines."""
    csv.field_size_limit(MOST_BYTES)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return [[clean_text(value) or None for value in row] for row in rows]


def _separator(text: str) -> str:
    """The one that most lines of the beginning have; a comma where none has any."""
    sample = text.splitlines()[:_SAMPLE_LINES]
    counts = {sign: sum(sign in line for line in sample) for sign in _SEPARATORS}
    return max(counts, key=lambda sign: counts[sign]) if any(counts.values()) else ","
