"""Reads a list of contacts of any layout: which unit, whom to call, what number.

Decides nothing about units of the ledger, and writes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tzdesk.domain.contacts import split_contact
from tzdesk.domain.document import Document, Sheet, SheetCell, Workbook
from tzdesk.domain.fields import FIELDS
from tzdesk.exchange.contact_columns import Block, Known, find_contacts, repeats_heads
from tzdesk.exchange.document_tables import sheets_of
from tzdesk.exchange.hidden_sheet import cell_text

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One person of a list; `place` says where it stands: 「第 5 行」, with several sheets more."""

    place: str
    unit: str
    contact: str
    phone: str


def read_contacts(found: Workbook | Document, known: Known) -> list[ContactRow]:
    """Every row that names a unit with a person or a number, in the file's order."""
    sheets = found.sheets if isinstance(found, Workbook) else sheets_of(found)
    shown = [one for one in sheets if not one.hidden]
    tables = [(sheet, find_contacts(sheet, known)) for sheet in shown]
    named = sum(table is not None for _, table in tables) > 1
    rows: list[ContactRow] = []
    for sheet, table in tables:
        for block in table.blocks if table else ():
            assert table is not None
            place = f"“{sheet.name}”" if named else ""
            rows.extend(_rows(sheet, block, table.first, place))
    return rows


def _rows(sheet: Sheet, block: Block, first: int, place: str) -> Iterator[ContactRow]:
    unit = ""
    for at in range(first, len(sheet.rows)):
        said = _text(sheet.cell(at, block.unit))
        unit = said or unit
        contact, phone = _person(sheet, block, at)
        if not (contact or phone):
            unit = said
        elif 0 < len(unit) <= _LONGEST_NAME and not repeats_heads(unit, contact, phone):
            yield ContactRow(f"{place}第 {at + 1} 行", unit, contact, phone)


def _person(sheet: Sheet, block: Block, row: int) -> tuple[str, str]:
    """Name and number; either may stand in the other's cell."""
    contact = "" if block.contact is None else _text(sheet.cell(row, block.contact))
    if block.contact == block.phone or block.phone is None:
        contact, phone = split_contact(contact)
    else:
        phone = _phone(sheet.cell(row, block.phone))
        if not contact and phone:
            contact, phone = split_contact(phone)
    for place in block.phones:
        phone = phone or _phone(sheet.cell(row, place))
    return contact, phone


def _text(cell: SheetCell) -> str:
    if cell.error:
        return ""
    return " ".join(cell_text(cell.value).split())


def _phone(cell: SheetCell) -> str:
    """A number without white space between its digits; a name beside it stays apart."""
    text = _text(cell)
    bare = str(FIELDS["phone"].read(text).value or "")
    return text if any("\u4e00" <= one <= "\u9fff" for one in bare.replace("转", "")) else bare
