"""What a spreadsheet is told of a ledger's own columns: which values a cell takes.

For the exported ledger and for the workbooks that go out to units alike.
"""

from datetime import date
from typing import Any

from tzdesk.domain.fields import Field, Kind

_MOST_OF_A_LIST = 255
"""Characters that a list inside a validation holds."""
_PARTING = {",", '"'}
_GREATEST = 1e15
_DAYS = date(1900, 3, 1), date(2999, 12, 31)


def own_rule(field: Field, *, source: str | None = None, dated: bool = False) -> dict[str, Any]:
    """The validation of a cell; {} where any text will do.

    `source` is the range that holds a list too long for it. `dated`: cells of dates are formatted
    so; else a date may be written in several ways, which no validation tells apart.
    """
    rule = _rule(field, source, dated=dated) if field.custom else {}
    return {**rule, "error_title": field.label[:32]} if rule else {}


def _rule(field: Field, source: str | None, *, dated: bool) -> dict[str, Any]:
    if field.kind is Kind.CHOICE and (source or fits_validation(field.choices)):
        return {
            "validate": "list",
            "source": source or list(field.choices),
            "error_message": "请从下拉列表选择。",
        }
    if field.kind is Kind.NUMBER:
        return {
            "validate": "decimal",
            "criteria": "between",
            "minimum": -_GREATEST,
            "maximum": _GREATEST,
            "error_message": "请填写数字，不带单位。",
        }
    if field.kind is Kind.DATE and dated:
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": _DAYS[0],
            "maximum": _DAYS[1],
            "error_message": "请填写日期，例如 2023-10-09。",
        }
    return {}


def fits_validation(choices: tuple[str, ...]) -> bool:
    """Whether a list goes into a validation, where commas part it and quotes end it."""
    return len(",".join(choices)) <= _MOST_OF_A_LIST and not any(
        _PARTING & {*one} for one in choices
    )
