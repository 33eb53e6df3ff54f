"""The cell rule: what becomes of a value that went out, may have changed here, and came back.

Always base / ours / theirs: what was sent, what the ledger has now, what the return says. Pure;
knows no workbook. Progress belongs to (task, unit, period), so a return only ever meets that
unit's own report.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from tzdesk.domain.fields import Field, Kind
from tzdesk.domain.values import Stored


class Outcome(StrEnum):
    """What the rule says of one cell."""

    NOTHING = "nothing"
    """Nobody changed it, or both to the same."""
    TAKE = "take"
    """Only the return changed it."""
    KEEP = "keep"
    """Only the ledger changed it."""
    CLEAR = "clear"
    """The return took a value away that nobody changed here; the sheet is otherwise intact."""
    CLEARED_UNSURE = "cleared_unsure"
    """It came back blank from a sheet that is not intact: told, not done."""
    CONFLICT = "conflict"
    """Both changed it, differently: a person chooses."""


_NOTHING, _TAKE, _KEEP, _CONFLICT = Outcome.NOTHING, Outcome.TAKE, Outcome.KEEP, Outcome.CONFLICT
"""Asked for with every cell; a member of a class takes five times as long to find."""


class Choice(StrEnum):
    """What a person chooses for a conflict; none chosen keeps ours and leaves it open."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class CellMerge(NamedTuple):
    """One cell with its three values and what becomes of it; `field` is the catalogue's name.

    A named tuple, since a large return has hundreds of thousands.
    """

    field: str
    base: Stored
    ours: Stored
    theirs: Stored
    outcome: Outcome

    @property
    def writes(self) -> bool:
        """Whether taking it as it stands changes the ledger."""
        return self.outcome is _TAKE or self.outcome is Outcome.CLEAR

    def can_keep_both(self, field: Field) -> bool:
        """两者都留 is for long text only; `field` is the cell's."""
        both = isinstance(self.ours, str) and isinstance(self.theirs, str)
        return both and field.kind is Kind.LONG_TEXT

    def resolved(self, choice: Choice, field: Field) -> Stored:
        """The value that a choice stands for. Raises ValueError for 两者都留 of other fields."""
        if choice is Choice.OURS:
            return self.ours
        if choice is Choice.THEIRS:
            return self.theirs
        if not self.can_keep_both(field):
            raise ValueError(f"both values of {self.field} cannot be kept")
        return f"{self.ours}\n{self.theirs}"


_cell: Callable[[tuple[str, Stored, Stored, Stored, Outcome]], CellMerge] = partial(
    tuple.__new__, CellMerge
)
"""What `CellMerge._make` does, in half the time."""


def same(left: Stored, right: Stored) -> bool:
    """Whether two stored values say the same; None and "" both say nothing."""
    if left is right:
        return True
    if left is None or left == "":
        return right is None or right == ""
    if right is None or right == "":
        return False
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return left == right


def _blank(value: Stored) -> bool:
    return value is None or value == ""


def decide(base: Stored, ours: Stored, theirs: Stored, *, intact: bool = True) -> Outcome:
    """The rule for one cell that was not prefilled.

    A blank in a return says nothing where it went out blank. Where it went out filled it takes
    the value away, but only from a sheet that is otherwise `intact`.
    """
    if same(base, theirs):
        return _NOTHING if same(base, ours) else _KEEP
    if same(ours, theirs):
        return _NOTHING
    if _blank(theirs) and not intact:
        return Outcome.CLEARED_UNSURE
    if same(base, ours):
        return Outcome.CLEAR if _blank(theirs) else _TAKE
    return _CONFLICT


class RowValues(NamedTuple):
    """One row's values by field: as sent, here, and come back.

    `base` is what the ledger held, `prefilled` what was put into cells that were blank there.
    A field that `theirs` lacks was not read (its column is gone, its cell invalid): it says
    nothing.
    """

    base: Mapping[str, Stored]
    prefilled: Mapping[str, Stored]
    ours: Mapping[str, Stored]
    theirs: Mapping[str, Stored]

    def sent(self, field: str) -> Stored:
        """What stood in the cell when it went out."""
        base = self.base.get(field)
        return self.prefilled.get(field) if _blank(base) else base


def merge_row(row: RowValues, *, intact: bool = True) -> list[CellMerge]:
    """Decides every cell of a row that was read, in the order of `theirs`.

    Those of which nothing is to be said (`Outcome.NOTHING`) are left out.
    """
    if row.prefilled:
        decided = _merge_prefilled(row, intact=intact)
        return [cell for cell in decided if cell.outcome is not Outcome.NOTHING]
    base_of, ours_of = row.base.get, row.ours.get
    found = []
    for field, theirs in row.theirs.items():
        base, ours = base_of(field), ours_of(field)
        if not theirs or not base.__class__ is ours.__class__ is theirs.__class__:
            outcome = decide(base, ours, theirs, intact=intact)
            if outcome is not _NOTHING:
                found.append(_cell((field, base, ours, theirs, outcome)))
        # What `decide` says of three values of one class, as nearly all are: the `same` are equal.
        elif base == theirs:
            if ours != base:
                found.append(_cell((field, base, ours, theirs, _KEEP)))
        elif base == ours:
            found.append(_cell((field, base, ours, theirs, _TAKE)))
        elif ours != theirs:
            found.append(_cell((field, base, ours, theirs, _CONFLICT)))
    return found


def _merge_prefilled(row: RowValues, *, intact: bool) -> Iterator[CellMerge]:
    said = _says_something(row)
    for field, theirs in row.theirs.items():
        base, ours = row.base.get(field), row.ours.get(field)
        prefilled = row.prefilled.get(field)
        if _blank(prefilled) or not _blank(base):
            outcome = decide(base, ours, theirs, intact=intact)
        else:
            outcome = _decide_prefilled(prefilled, ours, theirs, said=said)
        yield CellMerge(field, base, ours, theirs, outcome)


def _says_something(row: RowValues) -> bool:
    """Whether any cell came back other than it went out, a blanked prefilled one apart."""
    return any(
        not same(theirs, row.sent(field)) and not (_blank(theirs) and _blank(row.base.get(field)))
        for field, theirs in row.theirs.items()
    )


def _decide_prefilled(prefilled: Stored, ours: Stored, theirs: Stored, *, said: bool) -> Outcome:
    """A prefilled cell has a blank base: left as it was it is taken along with what was said."""
    if _blank(theirs) or same(ours, theirs):
        return Outcome.NOTHING if _blank(ours) or same(ours, theirs) else Outcome.KEEP
    if not same(theirs, prefilled):
        return decide(None, ours, theirs)
    if not _blank(ours):
        return Outcome.KEEP
    return Outcome.TAKE if said else Outcome.NOTHING
