"""Reading a plan in: a document, pasted text, or a ledger that was exported before.

Answers a draft to look at; nothing is written.
"""

from dataclasses import dataclass
from pathlib import Path

from tzdesk.documents import Reader, document_from_workbook
from tzdesk.documents.text_reader import decode
from tzdesk.domain.document import Document, Workbook, document_from_text
from tzdesk.domain.draft import PlanDraft
from tzdesk.exchange.ledger_reader import ExportedLedger, is_exported_ledger, read_ledger
from tzdesk.parsing import parse
from tzdesk.services.exported import draft_of


@dataclass(frozen=True, slots=True)
class Incoming:
    """What was read. `document` is the original text; `exported` is set for our own export."""

    name: str
    document: Document
    draft: PlanDraft
    exported: ExportedLedger | None = None


def read_plan(path: Path) -> Incoming:
    """A plan's file. Raises UserError where it cannot be read or no task is recognised in it."""
    with Reader() as reader:
        found = reader.read(path)
    if isinstance(found, Workbook):
        document = document_from_workbook(found)
        if is_exported_ledger(found):
            exported = read_ledger(found)
            return Incoming(path.name, document, draft_of(exported), exported)
    else:
        document = found
    return Incoming(path.name, document, parse(document))


def read_pasted(text: str, name: str = "") -> Incoming:
    """A plan's text from standard input or the clipboard. Raises UserError as `read_plan`."""
    return read_pasted_document(document_from_text(text, name))


def read_bytes(data: bytes, name: str) -> Incoming:
    """A plan's text in any of the encodings that text files have. Raises UserError."""
    return read_pasted(decode(data, name), name)


def read_pasted_document(document: Document) -> Incoming:
    """A document that was read already, such as a table from the clipboard."""
    return Incoming(document.name, document, parse(document))
