"""Which reader reads which kind of file.

Knows the readers, and nothing of what they find.
"""

from pathlib import Path

from tzdesk.documents import refusals
from tzdesk.documents.calamine_reader import read_binary
from tzdesk.documents.csv_reader import read_csv_file
from tzdesk.documents.docx_reader import read_docx
from tzdesk.documents.grid import Grids, trim
from tzdesk.documents.html_reader import read_html_file
from tzdesk.documents.limits import Limits
from tzdesk.documents.ods_reader import read_ods
from tzdesk.documents.sniff import Kind, kind_of
from tzdesk.documents.spreadsheet_xml import read_spreadsheet_xml
from tzdesk.documents.xlsx_reader import read_xlsx
from tzdesk.domain.document import Document


def read_file(path: Path, limits: Limits) -> Document | Grids:
    """A document of paragraphs, or sheets with the blank surroundings of each cut off.

    Raises UserError with the sentence for what is foreseen; a broken file may raise anything.
    """
    kind = kind_of(path, limits)
    found = read_docx(path, limits) if kind is Kind.DOCX else _read_grids(path, kind, limits)
    if isinstance(found, Document):
        size = sum(1 + len(line.cells or ()) for line in found.lines)
    else:
        for grid in found.grids:
            trim(grid)
        size = sum(len(row) for grid in found.grids for row in grid.rows)
    if size > limits.cells:
        raise refusals.too_much_memory(path.name, limits.memory_words)
    return found


def _read_grids(path: Path, kind: Kind, limits: Limits) -> Grids:
    match kind:
        case Kind.XLSX:
            return read_xlsx(path, limits)
        case Kind.ODS:
            return read_ods(path, limits)
        case Kind.HTML:
            return read_html_file(path)
        case Kind.SPREADSHEET_XML:
            return read_spreadsheet_xml(path)
        case Kind.CSV:
            return read_csv_file(path)
        case _:
            return read_binary(path, kind, limits)
