"""Writes 填报表: one unit's workbook to fill in, with its instructions and its hidden sheet.

The sheet is not protected: programs refuse to sort locked cells, whatever the protection allows.
Grey cells refuse typing by a validation instead. Text is always written as text, so that
`=cmd|…` stays inert.
"""

from datetime import date
from io import BytesIO
from typing import Any

from tzdesk.domain.fields import Kind
from tzdesk.exchange import form_words, styles
from tzdesk.exchange.form_columns import KEY, LOCKED, Column, ColumnKind, FormColumns
from tzdesk.exchange.form_guards import guard
from tzdesk.exchange.form_rows import Form, FormRow
from tzdesk.exchange.form_styles import FormStyles, growing_worksheet, make_form_styles
from tzdesk.exchange.guide_writer import write_guide
from tzdesk.exchange.hidden_sheet import SHEET
from tzdesk.exchange.return_format import (
    FIRST_ROW,
    FORM_SHEET,
    FROZEN_COLUMNS,
    HEAD_ROW,
    INFO_ROW,
    SIGNATURE_GAP,
    SIGNATURES,
    TITLE_ROW,
    UNIT_LABEL,
    CellContent,
)
from tzdesk.exchange.row_key import RowKey
from tzdesk.exchange.sent_form import Identity, identity_properties, sheet_rows

_FIRST_FILLED = len(LOCKED)
_CENTRED = {"number", "leaders", "deadline", "status", "coordination", "contact", "phone"}
# The title lies over these columns: right of the freeze line, and about the middle of the page.
_TITLE_COLUMNS = (FROZEN_COLUMNS, 9)
# Under these columns each signature has about a fifth of the page.
_SIGNATURE_COLUMNS = (0, 2, 5, 7, 10)
_INERT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_HEAD_BREAKS = {"percent": "完成比例\n(%)", "coordination": "需领导\n协调"}


def form_bytes(form: Form) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    import xlsxwriter  # noqa: PLC0415 - not before the first paint

    made = BytesIO()
    with xlsxwriter.Workbook(made, _INERT) as workbook:
        looks = make_form_styles(workbook)
        _describe(workbook, form.identity)
        _write_form(workbook, looks, form)
        write_guide(workbook, looks, form)
        _write_hidden(workbook, looks, form)
    return made.getvalue()


def _describe(workbook: Any, identity: Identity) -> None:
    workbook.set_properties(
        {
            "title": form_words.title(identity),
            "subject": identity.unit_name,
            "created": identity.made_at,
        }
    )
    for name, value in identity_properties(identity).items():
        workbook.set_custom_property(name, value, "text")


def _write_form(workbook: Any, looks: FormStyles, form: Form) -> None:
    sheet = workbook.add_worksheet(FORM_SHEET, worksheet_class=growing_worksheet())
    last = HEAD_ROW + len(form.rows)
    sheet.growing = range(FIRST_ROW, last + 1)
    columns, key_column = form.columns, len(form.columns.visible)
    _write_top(sheet, looks, form.identity)
    _write_heads(sheet, looks, columns)
    for at, row in enumerate(form.rows, FIRST_ROW):
        _write_row(sheet, looks, at, row, columns)
        key = RowKey.of(form.identity.dispatch_uid, row.assignment_uid)
        sheet.write_string(at, key_column, key.text, looks.key)
    signed = last + SIGNATURE_GAP
    sheet.set_row(signed, styles.HEAD_HEIGHT)
    for place, label in zip(_SIGNATURE_COLUMNS, SIGNATURES, strict=True):
        sheet.write_string(signed, place, label, looks.signature)
    sheet.freeze_panes(FIRST_ROW, FROZEN_COLUMNS)
    sheet.autofilter(HEAD_ROW, 0, last, key_column)
    sheet.set_selection(FIRST_ROW, _FIRST_FILLED, FIRST_ROW, _FIRST_FILLED)
    guard(sheet, form, last)
    styles.fit_to_page(sheet, HEAD_ROW, key_column - 1, signed)
    sheet.repeat_rows(TITLE_ROW, HEAD_ROW)


def _write_top(sheet: Any, looks: FormStyles, identity: Identity) -> None:
    sheet.set_row(TITLE_ROW, styles.TITLE_HEIGHT)
    sheet.set_row(INFO_ROW, styles.INFO_HEIGHT)
    first, last = _TITLE_COLUMNS
    title = form_words.title(identity)
    sheet.merge_range(TITLE_ROW, first, TITLE_ROW, last, title, looks.title)
    # The unit alone stands left of the freeze line, which must cut no word.
    unit = UNIT_LABEL + identity.unit_name
    sheet.merge_range(INFO_ROW, 0, INFO_ROW, FROZEN_COLUMNS - 1, unit, looks.unit)
    parts: list[Any] = []
    for label, value in form_words.facts(identity):
        parts += [looks.label, label, looks.value, f"{value}　　"]
    parts += [looks.hint, form_words.HINT]
    sheet.write_rich_string(INFO_ROW, FROZEN_COLUMNS, *parts, looks.info)


def _write_heads(sheet: Any, looks: FormStyles, columns: FormColumns) -> None:
    for place, column in enumerate(columns.every):
        hidden = {"hidden": True} if column is KEY else {}
        sheet.set_column(place, place, column.chars, None, hidden)
        _write_head(sheet, looks, place, column)
    own = styles.lines([(one.label, one.chars) for one in columns.filled if one.own])
    sheet.set_row(HEAD_ROW, max(styles.HEAD_HEIGHT, styles.height_of(own, least=1)))


def _write_head(sheet: Any, looks: FormStyles, place: int, column: Column) -> None:
    text = _HEAD_BREAKS.get(column.name, column.head)
    style = looks.fill_head if column.kind is ColumnKind.FILLED else looks.head
    if column.required:
        sheet.write_rich_string(HEAD_ROW, place, looks.head_font, text, looks.star, "*", style)
    else:
        sheet.write_string(HEAD_ROW, place, text, style)


def _write_row(sheet: Any, looks: FormStyles, at: int, row: FormRow, columns: FormColumns) -> None:
    filled = list(row.filled(columns))
    sheet.set_row(at, row.height(filled, columns))
    for place, (column, text) in enumerate(zip(LOCKED, row.locked, strict=True)):
        if column.name == "number" and _is_counted(text):
            sheet.write_number(at, place, int(text), looks.locked_number)
        else:
            style = looks.locked_centre if column.name in _CENTRED else looks.locked
            sheet.write_string(at, place, text, style)
    for place, (column, value) in enumerate(zip(columns.filled, filled, strict=True)):
        _write_filled(sheet, at, _FIRST_FILLED + place, value, _fill_style(looks, column))


def _write_filled(sheet: Any, at: int, place: int, value: CellContent, style: Any) -> None:
    if value == "":
        sheet.write_blank(at, place, None, style)
    elif isinstance(value, str):
        sheet.write_string(at, place, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(at, place, value, style)
    else:
        sheet.write_number(at, place, value, style)


def _is_counted(text: str) -> bool:
    """Whether a printed number can be a cell's number, so that sorting puts 10 behind 9."""
    return text.isascii() and text.isdigit() and str(int(text)) == text and len(text) < 10


def _fill_style(looks: FormStyles, column: Column) -> Any:
    kind = column.field.kind if column.field else None
    if kind in (Kind.PERCENT, Kind.NUMBER):
        return looks.number
    if kind is Kind.DATE:
        return looks.day
    return looks.centre if column.name in _CENTRED or kind is Kind.CHOICE else looks.text


def _write_hidden(workbook: Any, looks: FormStyles, form: Form) -> None:
    sheet = workbook.add_worksheet(SHEET)
    sheet.very_hidden()
    sent = [row.sent for row in form.rows]
    for at, cells in enumerate(sheet_rows(form.identity, sent, form.own)):
        for place, cell in enumerate(cells):
            sheet.write_string(at, place, cell, looks.key)
