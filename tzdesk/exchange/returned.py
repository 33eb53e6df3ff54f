"""What a returned workbook says, before anyone asks which tasks of the ledger it means.

Plain values that `return_reader` makes. Rows count from 1, as the screen of a spreadsheet does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tzdesk.domain.values import Stored
from tzdesk.exchange.row_key import RowKey
from tzdesk.exchange.sent_form import Identity, SentForm


class ReturnedCell(NamedTuple):
    """One fillable cell. `problem`: why it could not be read; `text` is then what it shows.

    `span`: first and last row of a merged range that gives one text to several rows. A named
    tuple, as is `LockedCell`: a large return has hundreds of thousands.
    """

    address: str
    value: Stored = None
    problem: str = ""
    suggestion: Stored = None
    notice: str = ""
    text: str = ""
    span: tuple[int, int] | None = None


class LockedCell(NamedTuple):
    """One read-only cell as it came back."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of the table; `locked` and `cells` by column, those covered by a merge left out.

    `struck`: all its text is struck through; `hidden`: it does not show.
    """

    number: int
    key: RowKey | None = None
    locked: Mapping[str, LockedCell] = field(default_factory=dict)
    cells: Mapping[str, ReturnedCell] = field(default_factory=dict)
    struck: bool = False
    hidden: bool = False

    def printed(self, column: str) -> str:
        """The text of a read-only cell, "" where there is none."""
        return self.locked[column].text if column in self.locked else ""


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A whole return. `sent` is its hidden sheet; `identity` also from document properties.

    `above` are the texts over the table, `unit_name` what stands there behind 填报单位. `columns`
    are those found, `unread` what of the file was not read, in words.
    `saved_at` as the workbook says it (ISO); `sheet` is the name of the one that was read.
    """

    name: str
    rows: tuple[ReturnedRow, ...]
    columns: frozenset[str]
    sent: SentForm | None = None
    identity: Identity | None = None
    unit_name: str = ""
    above: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    saved_at: str = ""
    sheet: str = ""
