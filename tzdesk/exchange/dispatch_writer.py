"""Writes 填报表: one unit's workbook to fill in, with its instructions and its hidden sheet.

The sheet is not protected: programs refuse to sort locked cells, whatever the protection allows.
Grey cells refuse typing by a validation instead. Text is always written as text, so that
`=cmd|…` stays inert.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from tzdesk.domain.fields import Kind
from tzdesk.domain.status import STATUS_WORDS
from tzdesk.exchange import form_words, styles
from tzdesk.exchange.form_rows import Form, FormRow
from tzdesk.exchange.form_styles import FormStyles, growing_worksheet, make_form_styles
from tzdesk.exchange.guide_writer import write_guide
from tzdesk.exchange.hidden_sheet import SHEET
from tzdesk.exchange.return_format import (
    COLUMNS,
    FILLED,
    FIRST_ROW,
    FORM_SHEET,
    FROZEN_COLUMNS,
    HEAD_ROW,
    INFO_ROW,
    KEY,
    LOCKED,
    SIGNATURE_GAP,
    SIGNATURES,
    TITLE_ROW,
    UNIT_LABEL,
    VISIBLE,
    Column,
    ColumnKind,
)
from tzdesk.exchange.row_key import RowKey
from tzdesk.exchange.sent_form import Identity, identity_properties, sheet_rows

_KEY_COLUMN = len(VISIBLE)
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
        write_guide(workbook, looks, form.identity)
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
    _write_top(sheet, looks, form.identity)
    for at, row in enumerate(form.rows, FIRST_ROW):
        _write_row(sheet, looks, at, row)
        key = RowKey.of(form.identity.dispatch_uid, row.assignment_uid)
        sheet.write_string(at, _KEY_COLUMN, key.text, looks.key)
    signed = last + SIGNATURE_GAP
    sheet.set_row(signed, styles.HEAD_HEIGHT)
    for place, label in zip(_SIGNATURE_COLUMNS, SIGNATURES, strict=True):
        sheet.write_string(signed, place, label, looks.signature)
    sheet.freeze_panes(FIRST_ROW, FROZEN_COLUMNS)
    sheet.autofilter(HEAD_ROW, 0, last, _KEY_COLUMN)
    sheet.set_selection(FIRST_ROW, _FIRST_FILLED, FIRST_ROW, _FIRST_FILLED)
    _guard(sheet, form.identity, last)
    styles.fit_to_page(sheet, HEAD_ROW, _KEY_COLUMN - 1, signed)
    sheet.repeat_rows(TITLE_ROW, HEAD_ROW)


def _write_top(sheet: Any, looks: FormStyles, identity: Identity) -> None:
    for place, column in enumerate(COLUMNS):
        hidden = {"hidden": True} if column is KEY else {}
        sheet.set_column(place, place, column.chars, None, hidden)
        _write_head(sheet, looks, place, column)
    sheet.set_row(TITLE_ROW, styles.TITLE_HEIGHT)
    sheet.set_row(INFO_ROW, styles.INFO_HEIGHT)
    sheet.set_row(HEAD_ROW, styles.HEAD_HEIGHT)
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


def _write_head(sheet: Any, looks: FormStyles, place: int, column: Column) -> None:
    text = _HEAD_BREAKS.get(column.name, column.head)
    style = looks.fill_head if column.kind is ColumnKind.FILLED else looks.head
    if column.required:
        sheet.write_rich_string(HEAD_ROW, place, looks.head_font, text, looks.star, "*", style)
    else:
        sheet.write_string(HEAD_ROW, place, text, style)


def _write_row(sheet: Any, looks: FormStyles, at: int, row: FormRow) -> None:
    filled = list(row.filled)
    sheet.set_row(at, row.height(filled))
    for place, (column, text) in enumerate(zip(LOCKED, row.locked, strict=True)):
        if column.name == "number" and _is_counted(text):
            sheet.write_number(at, place, int(text), looks.locked_number)
        else:
            style = looks.locked_centre if column.name in _CENTRED else looks.locked
            sheet.write_string(at, place, text, style)
    for place, (column, value) in enumerate(zip(FILLED, filled, strict=True), _FIRST_FILLED):
        style = _fill_style(looks, column)
        if value == "":
            sheet.write_blank(at, place, None, style)
        elif isinstance(value, str):
            sheet.write_string(at, place, value, style)
        else:
            sheet.write_number(at, place, value, style)


def _is_counted(text: str) -> bool:
    """Whether a printed number can be a cell's number, so that sorting puts 10 behind 9."""
    return text.isascii() and text.isdigit() and str(int(text)) == text and len(text) < 10


def _fill_style(looks: FormStyles, column: Column) -> Any:
    if column.field is not None and column.field.kind is Kind.PERCENT:
        return looks.percent
    return looks.centre if column.name in _CENTRED else looks.text


def _guard(sheet: Any, identity: Identity, last: int) -> None:
    """Lists, limits and prompts of the white cells; grey cells refuse typing."""
    sheet.data_validation(
        *(FIRST_ROW, 0, last, _FIRST_FILLED - 1),
        {
            "validate": "custom",
            "value": "=FALSE",
            "ignore_blank": False,
            "error_title": "方案内容",
            "error_message": form_words.LOCKED_REFUSAL,
        },
    )
    for place, column in enumerate(FILLED, _FIRST_FILLED):
        rule = _rule(column)
        if prompt := form_words.prompt(column, identity):
            rule = {"validate": "any", **rule, "input_title": column.label, "input_message": prompt}
        if rule:
            sheet.data_validation(FIRST_ROW, place, last, place, rule)
    sheet.ignore_errors({"number_stored_as_text": _area(last)})


def _rule(column: Column) -> dict[str, Any]:
    kinds: Mapping[Kind, dict[str, Any]] = {
        Kind.STATUS: {
            "validate": "list",
            "source": list(STATUS_WORDS),
            "error_message": form_words.STATUS_REFUSAL,
        },
        Kind.FLAG: {
            "validate": "list",
            "source": list(form_words.FLAG_WORDS),
            "error_message": form_words.FLAG_REFUSAL,
        },
        Kind.PERCENT: {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 100,
            "error_message": form_words.PERCENT_REFUSAL,
        },
    }
    rule = kinds.get(column.field.kind) if column.field else None
    return {**rule, "error_title": column.label} if rule else {}


def _area(last: int) -> str:
    from xlsxwriter.utility import xl_range  # noqa: PLC0415 - as above

    return str(xl_range(FIRST_ROW, 0, last, _KEY_COLUMN))


def _write_hidden(workbook: Any, looks: FormStyles, form: Form) -> None:
    sheet = workbook.add_worksheet(SHEET)
    sheet.very_hidden()
    for at, cells in enumerate(sheet_rows(form.identity, [row.sent for row in form.rows])):
        for place, cell in enumerate(cells):
            sheet.write_string(at, place, cell, looks.key)
