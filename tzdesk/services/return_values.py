"""A return's row as the cell rule needs it: what was sent, what is here, what came back.

A cell that shows what it went out with counts as untouched, however programs saved it. One contact
or phone for the whole sheet serves the rows left blank.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.fields import Kind
from tzdesk.domain.merge import RowValues, same
from tzdesk.domain.values import Stored
from tzdesk.exchange.return_format import shown
from tzdesk.exchange.returned import ReturnedCell, ReturnedForm, ReturnedRow
from tzdesk.exchange.sent_form import SentRow

_SERVING = ("contact", "phone")


@dataclass(frozen=True, slots=True)
class RowReading:
    """One placed row. `sent` None: nobody knows what went out.

    `theirs` by field; `shared` likewise, of cells merged over several rows, which wait for the
    clerk. `invalid` are the cells that could not be read, `flag_texts` cells of 需领导协调 that
    hold some other text and are taken as 是. `said`: anything of its own came back other than it
    went out.
    """

    sent: SentRow | None
    theirs: Mapping[str, Stored]
    shared: Mapping[str, Stored] = field(default_factory=dict)
    invalid: Mapping[str, ReturnedCell] = field(default_factory=dict)
    flag_texts: Mapping[str, ReturnedCell] = field(default_factory=dict)
    said: bool = False

    def sent_value(self, name: str) -> Stored:
        """What stood in a cell when it went out."""
        return self.sent.sent(name) if self.sent else None

    def values(self, ours: Mapping[str, Stored], brought: Mapping[str, Stored]) -> RowValues:
        """For the cell rule. What an earlier return brought is the base of a cell, but not where
        the cell went out blank or prefilled and came back so: that says nothing."""
        if not brought:
            return RowValues(*self._sent_values, ours, self.theirs)
        base, prefilled = map(dict, self._sent_values)
        for name, value in brought.items():
            theirs = self.theirs.get(name)
            sent_blank = same(base.get(name), None)
            untouched = same(theirs, prefilled.get(name)) and not self.said
            if not (sent_blank and (same(theirs, None) or untouched)):
                base[name] = value
        return RowValues(base, prefilled, ours, self.theirs)

    @property
    def _sent_values(self) -> tuple[Mapping[str, Stored], Mapping[str, Stored]]:
        """What the ledger held when it went out, and what was put beside it."""
        return (self.sent.base, self.sent.prefilled) if self.sent else ({}, {})

    @property
    def brought(self) -> dict[str, Stored]:
        """What the row says beyond what the ledger held when it went out."""
        base = self.sent.base if self.sent else {}
        told = {**self.theirs, **self.shared} if self.said else self.shared
        return {
            name: value
            for name, value in told.items()
            if not same(value, None) and not same(value, base.get(name))
        }


def serving(rows: Iterable[ReturnedRow]) -> dict[str, Stored]:
    """The contact and the phone where the sheet names exactly one."""
    found: dict[str, Stored] = {}
    kept = list(rows)
    for name in _SERVING:
        said = {row.cells[name].value for row in kept if name in row.cells} - {None}
        if len(said) == 1:
            found[name] = said.pop()
    return found


def without_gone(form: ReturnedForm, fields: Catalogue) -> ReturnedForm:
    """A return without the cells of columns that the ledger has no longer."""
    sent = form.sent.columns if form.sent else ()
    gone = {one.uid for one in sent if one.uid not in fields}
    if not gone:
        return form
    rows = (
        replace(row, cells={name: cell for name, cell in row.cells.items() if name not in gone})
        for row in form.rows
    )
    return replace(form, rows=tuple(rows))


def read_row(
    row: ReturnedRow, sent: SentRow | None, served: Mapping[str, Stored], fields: Catalogue
) -> RowReading:
    """The row's values beside what it went out with."""
    theirs: dict[str, Stored] = {}
    shared: dict[str, Stored] = {}
    invalid: dict[str, ReturnedCell] = {}
    flag_texts: dict[str, ReturnedCell] = {}
    for name, cell in row.cells.items():
        went_out = sent.sent(name) if sent else None
        if _untouched(fields, name, cell, went_out):
            theirs[name] = went_out
        elif cell.problem and fields[name].kind is Kind.FLAG and cell.suggestion:
            theirs[name] = True
            flag_texts[name] = cell
        elif cell.problem:
            invalid[name] = cell
        elif cell.span and name in served:
            theirs[name] = went_out  # said once for many rows, it alone makes no report
        elif cell.span:
            shared[name] = cell.value
        else:
            theirs[name] = cell.value
    said = bool(invalid) or _says_something(theirs, sent)
    if said:
        for name, value in served.items():
            if name in theirs and (same(theirs[name], None) or row.cells[name].span):
                theirs[name] = value
    return RowReading(sent, theirs, shared, invalid, flag_texts, said)


def _untouched(fields: Catalogue, name: str, cell: ReturnedCell, went_out: Stored) -> bool:
    """Whether a cell reads as the one that went out does: cut to a cell's length, cleaned.

    So may one that its column no longer takes.
    """
    if not cell.problem and same(cell.value, went_out):
        return True
    if went_out is None:
        return False
    sent = shown(fields[name], went_out)
    if cell.problem:
        return sent == cell.text
    return same(fields[name].read(sent).value, cell.value)


def _says_something(theirs: Mapping[str, Stored], sent: SentRow | None) -> bool:
    """A prefilled cell that was blanked says nothing."""
    for name, value in theirs.items():
        went_out = sent.sent(name) if sent else None
        prefilled = not same(went_out, None) and (
            sent is not None and same(sent.base.get(name), None)
        )
        if not same(value, went_out) and not (prefilled and same(value, None)):
            return True
    return False
