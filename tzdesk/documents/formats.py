"""Which reader reads which kind of file.

Knows the readers, and nothing of what they find. Imports one when its kind of file first comes: a
batch is mostly of one kind, and waits for the child to start.
"""
# ruff: noqa: PLC0415

from pathlib import Path

from tzdesk.documents import refusals
from tzdesk.documents.grid import Grids, trim
from tzdesk.documents.limits import Limits
from tzdesk.documents.sniff import Kind, kind_of
from tzdesk.domain.document import Document


def read_file(path: Path, limits: Limits) -> Document | Grids:
    """A document of paragraphs, or sheets with the blank surroundings of each cut off.

    Raises UserError with the sentence for what is foreseen; a broken file may raise anything.
    """
    kind = kind_of(path, limits)
    found = _read(path, kind, limits)
    if isinstance(found, Document):
        size = sum(1 + len(line.cells or ()) for line in found.lines)
    else:
        for grid in found.grids:
            trim(grid)
        size = sum(len(row) for grid in found.grids for row in grid.rows)
    if size > limits.cells:
        raise refusals.too_much_memory(path.name, limits.memory_words)
    return found


def _read(path: Path, kind: Kind, limits: Limits) -> Document | Grids:
    if kind is Kind.DOCX:
        from tzdesk.documents.docx_reader import read_docx

        return read_docx(path, limits)
    if kind is Kind.XLSX:
        from tzdesk.documents.xlsx_reader import read_xlsx

        return read_xlsx(path, limits)
    if kind is Kind.ODS:
        from tzdesk.documents.ods_reader import read_ods

        return read_ods(path, limits)
    return _read_seldom(path, kind, limits)


def _read_seldom(path: Path, kind: Kind, limits: Limits) -> Grids:
    if kind is Kind.HTML:
        from tzdesk.documents.html_reader import read_html_file

        return read_html_file(path)
    if kind is Kind.SPREADSHEET_XML:
        from tzdesk.documents.spreadsheet_xml import read_spreadsheet_xml

        return read_spreadsheet_xml(path)
    if kind is Kind.CSV:
        from tzdesk.documents.csv_reader import read_csv_file

        return read_csv_file(path)
    from tzdesk.documents.calamine_reader import read_binary

    return read_binary(path, kind, limits)
