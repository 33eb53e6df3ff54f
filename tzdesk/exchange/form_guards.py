"""What the cells of 填报表 take: lists, limits and prompts of the white ones; grey refuse typing.

Knows nothing of what is written into them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tzdesk.domain.fields import Field, Kind
from tzdesk.domain.status import STATUS_WORDS
from tzdesk.exchange import form_words
from tzdesk.exchange.form_columns import LOCKED, Column
from tzdesk.exchange.form_rows import Form
from tzdesk.exchange.own_columns import fits_validation, own_rule
from tzdesk.exchange.return_format import FIRST_ROW, TITLE_ROW

_LONGEST_TITLE = 32
_RULES: Mapping[Kind, dict[str, Any]] = {
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


def guard(sheet: Any, form: Form, last: int) -> None:
    """The validations of the rows down to `last`."""
    from xlsxwriter.utility import xl_range  # noqa: PLC0415 - not before the first paint

    first_filled, columns = len(LOCKED), form.columns
    sheet.data_validation(
        *(FIRST_ROW, 0, last, first_filled - 1),
        {
            "validate": "custom",
            "value": "=FALSE",
            "ignore_blank": False,
            "error_title": "方案内容",
            "error_message": form_words.LOCKED_REFUSAL,
        },
    )
    sources = dict(_write_lists(sheet, form))
    for place, column in enumerate(columns.filled, first_filled):
        rule = _rule(column, sources.get(column.name))
        if prompt := form_words.prompt(column, form.identity):
            title = column.label[:_LONGEST_TITLE]
            rule = {"validate": "any", **rule, "input_title": title, "input_message": prompt}
        if rule:
            sheet.data_validation(FIRST_ROW, place, last, place, rule)
    whole = xl_range(FIRST_ROW, 0, last, len(columns.visible))
    sheet.ignore_errors({"number_stored_as_text": str(whole)})


def _rule(column: Column, source: str | None) -> dict[str, Any]:
    field = column.field
    if field is None:
        return {}
    if column.own:
        return own_rule(field, source=source, dated=True)
    rule = _RULES.get(field.kind)
    return {**rule, "error_title": column.label} if rule else {}


def _write_lists(sheet: Any, form: Form) -> Iterator[tuple[str, str]]:
    """Lists too long for a validation, by column the range where they stand: in the first row,
    which nobody sorts, right of the key, hidden. On another sheet they would not be copied along.
    """
    from xlsxwriter.utility import xl_range_abs  # noqa: PLC0415 - as above

    start = len(form.columns.every)
    fields: Iterator[Field] = (one.field for one in form.columns.filled if one.field and one.own)
    for field in fields:
        if not field.choices or fits_validation(field.choices):
            continue
        end = start + len(field.choices) - 1
        for place, choice in enumerate(field.choices, start):
            sheet.write_string(TITLE_ROW, place, choice)
        sheet.set_column(start, end, None, None, {"hidden": True})
        yield field.name, f"={xl_range_abs(TITLE_ROW, start, TITLE_ROW, end)}"
        start = end + 1
