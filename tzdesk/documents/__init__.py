"""Files to lines or cells, each reader behind one interface, run in a child process.

`Reader` serves many files; `read_document` and `read_workbook` one. All refuse with a UserError.
"""

from tzdesk.documents.clipboard import document_from_clipboard
from tzdesk.documents.limits import Limits
from tzdesk.documents.pasted_cells import cells_from_clipboard
from tzdesk.documents.reader import Reader, read_document, read_workbook
from tzdesk.documents.sheet_lines import document_from_workbook

__all__ = [
    "Limits",
    "Reader",
    "cells_from_clipboard",
    "document_from_clipboard",
    "document_from_workbook",
    "read_document",
    "read_workbook",
]
