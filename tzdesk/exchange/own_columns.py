"""What a spreadsheet is told of a ledger's own columns: which values a cell takes.

For the exported ledger and for the workbooks that go out to units alike.
"""

from typing import Any

from tzdesk.domain.fields import Field, Kind

_MOST_OF_A_LIST = 255
"""Characters that a list inside a validation holds."""
_GREATEST = 1e15


def own_rule(field: Field) -> dict[str, Any]:
    """The validation of a cell; {} where any text will do.

    A date may be written in several ways, which no validation tells apart: it is read with care.
    """
    if not field.custom:
        return {}
    if field.kind is Kind.CHOICE and _fits(field.choices):
        return {
            "validate": "list",
            "source": list(field.choices),
            "error_title": field.label[:32],
            "error_message": "请从下拉列表选择。",
        }
    if field.kind is Kind.NUMBER:
        return {
            "validate": "decimal",
            "criteria": "between",
            "minimum": -_GREATEST,
            "maximum": _GREATEST,
            "error_title": field.label[:32],
            "error_message": "请填写数字，不带单位。",
        }
    return {}


def _fits(choices: tuple[str, ...]) -> bool:
    """A list inside a validation is parted by commas."""
    return len(",".join(choices)) <= _MOST_OF_A_LIST and not any("," in one for one in choices)
