"""The tree's columns: which there are, their heads, and which are white (may be filled in).

Widths and what hides first when room runs out belong to the widget.
"""

from dataclasses import dataclass

from tzdesk.domain.fields import FIELDS


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` is in pixels at 100 %; `usual` columns are shown by default.

    `editable`: the cell holds the office's summary in task rows, a unit's report in unit rows.
    """

    name: str
    head: str
    width: int
    usual: bool = True
    editable: bool = False


def _of_field(name: str, *, usual: bool = True, editable: bool = False) -> Column:
    field = FIELDS[name]
    return Column(
        name, field.label if name != "progress" else field.short, field.width, usual, editable
    )


COLUMNS = (
    _of_field("number"),
    _of_field("text"),
    _of_field("leaders"),
    _of_field("units"),
    _of_field("deadline"),
    _of_field("status", editable=True),
    _of_field("percent", editable=True),
    _of_field("progress", editable=True),
    Column("section", "章节", 140, usual=False),
    _of_field("problem", usual=False, editable=True),
    _of_field("next_step", usual=False, editable=True),
    _of_field("coordination", usual=False),
    Column("gap", "与序时差", 76, usual=False),
    Column("changed", "最近修改", 110, usual=False),
)
"""In their first order."""

PLACES = {column.name: place for place, column in enumerate(COLUMNS)}
"""The number of each column by its name."""
