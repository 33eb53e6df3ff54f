"""Reads a return: from a workbook or a document's tables to rows of values.

Decides nothing about tasks, units or what is to become of a value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.document import BLANK_CELL, Document, Sheet, Workbook, column_letters
from tzdesk.domain.fields import Field
from tzdesk.domain.text import compact, shorten
from tzdesk.errors import UserError
from tzdesk.exchange.document_tables import sheets_of
from tzdesk.exchange.form_columns import KEY, ROW_KEY, FormColumns, columns_of_return
from tzdesk.exchange.hidden_sheet import SHEET, cell_text
from tzdesk.exchange.return_cells import Range, covered, error_of, is_blank, read_cell
from tzdesk.exchange.return_columns import Layout, find_layout, repeats_head
from tzdesk.exchange.return_format import FORM_SHEET, GUIDE_SHEET, UNIT_LABEL, is_signature
from tzdesk.exchange.returned import LockedCell, ReturnedCell, ReturnedForm, ReturnedRow
from tzdesk.exchange.row_key import read_key
from tzdesk.exchange.sent_form import read_form, read_properties

_UNIT_LABEL = compact(UNIT_LABEL)
_MOST_NAMED, _LONGEST_NAME = 12, 40
_MOST_ROWS = 50_000
_FEWER_ROWS = "请删除表格下方多余的行，保存后再试。"
_OWN_SHEETS = (GUIDE_SHEET, SHEET)


def read_return(found: Workbook | Document, fields: Catalogue) -> ReturnedForm | None:
    """The return that a file holds; None where no table of it has the form's head.

    Read are `fields` and, besides, the ledger's own columns with which the form was sent out.
    Raises UserError where it was made by a newer version of the program, or has more rows than
    any unit has tasks: each costs a thousand times what a cell does.
    """
    workbook = found if isinstance(found, Workbook) else None
    sheets = found.sheets if isinstance(found, Workbook) else sheets_of(found)
    sent = read_form(workbook) if workbook else None
    columns = columns_of_return(fields, sent.columns if sent else ())
    chosen = _choose(sheets, columns)
    if chosen is None:
        return None
    sheet, layout = chosen
    above = tuple(_above(sheet, layout))
    if isinstance(found, Document):
        above = (*(line.text for line in found.lines if line.cells is None), *above)
    rows = tuple(islice(_rows(sheet, layout, columns), _MOST_ROWS + 1))
    if len(rows) > _MOST_ROWS:
        raise UserError(f"“{found.name}”的表格超过 {_MOST_ROWS} 行，没有读取。", _FEWER_ROWS)
    return ReturnedForm(
        name=found.name,
        rows=rows,
        columns=frozenset(layout.places),
        sent=sent,
        identity=sent.identity if sent else read_properties(workbook) if workbook else None,
        unit_name=_unit_name(above),
        above=above,
        unread=tuple(_unread(found, sheets, sheet, layout, columns)),
        saved_at=workbook.saved_at if workbook else "",
        sheet=sheet.name,
    )


def _choose(sheets: tuple[Sheet, ...], columns: FormColumns) -> tuple[Sheet, Layout] | None:
    """The visible sheet that is most of a form; of equals the fuller one, then that of our name."""
    found = [(sheet, layout) for sheet in sheets if (layout := find_layout(sheet, columns))]
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda one: _preference(one[0], one[1], columns))


def _preference(sheet: Sheet, layout: Layout, columns: FormColumns) -> tuple[bool, int, int, bool]:
    own = sheet.name == FORM_SHEET
    return not sheet.hidden, layout.score, _filled_cells(sheet, layout, columns), own


def _filled_cells(sheet: Sheet, layout: Layout, columns: FormColumns) -> int:
    """How much a person has written: a copy of the form may be the one that was filled in."""
    places = [layout.places[one.name] for one in columns.filled if one.name in layout.places]
    rows = islice(sheet.rows, layout.head + 1, None)
    return sum(
        cells[place] is not BLANK_CELL and not is_blank(cells[place])
        for cells in rows
        for place in places
    )


def _above(sheet: Sheet, layout: Layout) -> Iterator[str]:
    """What stands over the table; right of a table with keys lie lists of ours."""
    end = max(layout.places.values()) + 1 if ROW_KEY in layout.places else None
    for cells in sheet.rows[: layout.head]:
        for cell in cells[:end]:
            if text := cell_text(cell.value).strip():
                yield text


def _unit_name(above: tuple[str, ...]) -> str:
    """What stands behind 填报单位, in the same cell or the next."""
    for at, text in enumerate(above):
        if compact(text).startswith(_UNIT_LABEL):
            behind = compact(text).removeprefix(_UNIT_LABEL)
            return behind or (compact(above[at + 1]) if at + 1 < len(above) else "")
    return ""


def _rows(sheet: Sheet, layout: Layout, columns: FormColumns) -> Iterator[ReturnedRow]:
    table = _Table.of(sheet, layout, columns)
    named, places = layout.places.items(), layout.places.values()
    key_place = layout.places.get(ROW_KEY)
    blank = None
    for at in range(layout.head + 1, len(sheet.rows)):
        cells = sheet.rows[at]
        if cells is blank:
            continue
        key = None if key_place is None else read_key(cell_text(cells[key_place].value))
        if key is None:
            if all(is_blank(cells[place]) and (at, place) not in table.merged for place in places):
                blank = cells
                continue
            texts = {name: cell_text(cells[place].value).strip() for name, place in named}
            if _is_signed(texts) or repeats_head(texts, columns):
                continue
        row = ReturnedRow(
            at + 1,
            key,
            table.locked_cells(at),
            table.filled_cells(at),
            at in sheet.struck_rows,
            at in sheet.hidden_rows,
        )
        if _says_anything(row):
            yield row


def _is_signed(texts: Mapping[str, str]) -> bool:
    """The line below the table; a task's text may well begin like one of its labels elsewhere."""
    task = texts.get("text", "")
    return (not task or is_signature(task)) and any(map(is_signature, texts.values()))


def _says_anything(row: ReturnedRow) -> bool:
    """A row that only lies under a merged cell, or below the table, is none."""
    if row.key is not None:
        return True
    printed = any(cell.text for cell in row.locked.values())
    own = any(
        (cell.value is not None or cell.problem) and (cell.span is None or printed)
        for cell in row.cells.values()
    )
    return printed or own


@dataclass(slots=True)
class _Table:
    """The columns of a table: where they stand, and by which letters; merged cells by place."""

    sheet: Sheet
    merged: Mapping[tuple[int, int], Range]
    locked: list[tuple[str, int, str]]
    filled: list[tuple[str, int, str, Field]]

    @classmethod
    def of(cls, sheet: Sheet, layout: Layout, columns: FormColumns) -> "_Table":
        """The table below a head."""
        placed = [
            (column, place, column_letters(place))
            for column in columns.visible
            if (place := layout.places.get(column.name)) is not None
        ]
        return cls(
            sheet,
            covered(sheet.merged, layout.head),
            [(one.name, place, letters) for one, place, letters in placed if one.field is None],
            [(one.name, place, letters, one.field) for one, place, letters in placed if one.field],
        )

    def locked_cells(self, at: int) -> dict[str, LockedCell]:
        """The read-only cells of a row, but those that a merge from elsewhere covers."""
        cells, number, found = self.sheet.rows[at], at + 1, {}
        for name, place, letters in self.locked:
            if self.merged and self.merged.get((at, place), (at, place))[:2] != (at, place):
                continue
            cell = cells[place]
            text = error_of(cell) or cell_text(cell.value).strip()
            found[name] = LockedCell(f"{letters}{number}", text)
        return found

    def filled_cells(self, at: int) -> dict[str, ReturnedCell]:
        """The fillable cells of a row, but those that a merge from the left covers."""
        cells, number, found = self.sheet.rows[at], at + 1, {}
        for name, place, letters, field in self.filled:
            inside = self.merged.get((at, place)) if self.merged else None
            if inside is None:
                found[name] = read_cell(cells[place], f"{letters}{number}", field)
            elif inside[1] == place:
                top, _, bottom, _ = inside
                span = (top + 1, bottom + 1) if bottom > top else None
                cell = self.sheet.rows[top][place]
                found[name] = read_cell(cell, f"{letters}{top + 1}", field, span)
        return found


def _unread(
    found: Workbook | Document,
    sheets: tuple[Sheet, ...],
    chosen: Sheet,
    layout: Layout,
    columns: FormColumns,
) -> Iterator[str]:
    others = (
        f"另有{'填报表' if find_layout(sheet, columns) else '工作表'}“{sheet.name}”"
        if isinstance(found, Workbook)
        else "另有表格"
        for sheet in sheets
        if sheet is not chosen and sheet.name not in _OWN_SHEETS and _has_content(sheet)
    )
    yield from _first_few(others, "还有其他工作表")
    below = range(layout.head + 1, len(chosen.rows))
    strange = (
        f"未识别的列“{shorten(' '.join(text.split()), _LONGEST_NAME)}”"
        for place, text in layout.strange
        if text != KEY.label and any(not is_blank(chosen.cell(at, place)) for at in below)
    )
    yield from _first_few(strange, "还有其他未识别的列")
    yield from found.unread


def _first_few(words: Iterator[str], rest: str) -> Iterator[str]:
    """A stray file may have thousands of them; nobody reads so many."""
    yield from islice(words, _MOST_NAMED)
    if next(words, None):
        yield rest


def _has_content(sheet: Sheet) -> bool:
    blank = None
    for cells in sheet.rows:
        if cells is blank:
            continue
        if any(not is_blank(cell) for cell in cells):
            return True
        blank = cells
    return False
