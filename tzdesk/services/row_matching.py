"""Which assignment each row of a return is about: by its key, cross-checked with what it prints.

Where a sort left the key column behind, number and task text decide. A row that cannot be placed
beyond doubt is placed nowhere.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from tzdesk.domain.text import compact
from tzdesk.exchange.returned import ReturnedRow
from tzdesk.exchange.row_key import RowKey
from tzdesk.exchange.sent_form import SentRow, digest

_ALIKE = 0.6
_LONGEST_COMPARED = 400


@dataclass(frozen=True, slots=True)
class Target:
    """An assignment that a row may be about. Digests: as it was sent, and as the plan is now."""

    assignment_uid: str
    text: str
    number_digests: frozenset[str]
    text_digests: frozenset[str]


def target_of(sent: SentRow) -> Target:
    """The target that a row is of which only its workbook is known."""
    number, text = (frozenset([sent.digests.get(name, "")]) for name in ("number", "text"))
    return Target(sent.assignment_uid, "", number, text)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and its assignment. `astray`: it carried another row's key."""

    row: ReturnedRow
    assignment_uid: str
    astray: bool = False


@dataclass(frozen=True, slots=True)
class Matching:
    """`repeated`: rows that say different things of one assignment; none of them counts.

    `added` belong to no assignment of the unit.
    """

    placed: tuple[Placed, ...] = ()
    repeated: tuple[tuple[Placed, ...], ...] = ()
    added: tuple[ReturnedRow, ...] = ()

    @property
    def assignments(self) -> set[str]:
        """Every assignment that any row is about."""
        found = {one.assignment_uid for one in self.placed}
        return found | {group[0].assignment_uid for group in self.repeated}


def match_rows(
    rows: Iterable[ReturnedRow],
    targets: Sequence[Target],
    resolve: Callable[[RowKey], str | None],
) -> Matching:
    """`resolve` answers the assignment that a key means by now, also another unit's."""
    finder = _Finder(targets)
    groups: dict[str, list[Placed]] = defaultdict(list)
    added: list[ReturnedRow] = []
    for row in rows:
        found = finder.place(row, resolve(row.key) if row.key else None)
        if found is None:
            added.append(row)
        else:
            groups[found.assignment_uid].append(found)
    placed: list[Placed] = []
    repeated: list[tuple[Placed, ...]] = []
    for group in groups.values():
        if len(group) == 1 or all(_says(one.row) == _says(group[0].row) for one in group):
            placed.append(group[0])
        else:
            repeated.append(tuple(group))
    return Matching(tuple(placed), tuple(repeated), tuple(added))


def _says(row: ReturnedRow) -> dict[str, tuple[object, str]]:
    return {name: (cell.value, cell.problem and cell.text) for name, cell in row.cells.items()}


@dataclass(slots=True)
class _Finder:
    targets: Sequence[Target]
    _by_uid: Mapping[str, Target] = field(init=False)
    _by_text: dict[str, list[str]] = field(init=False)
    _by_number: dict[str, list[str]] = field(init=False)
    _alike_printed: set[str] = field(init=False)
    """The assignments whose tasks have the text of another."""

    def __post_init__(self) -> None:
        self._by_uid = {one.assignment_uid: one for one in self.targets}
        self._by_text, self._by_number = defaultdict(list), defaultdict(list)
        for one in self.targets:
            for text in one.text_digests:
                self._by_text[text].append(one.assignment_uid)
            for number in one.number_digests:
                self._by_number[number].append(one.assignment_uid)
        groups = (uids for uids in self._by_text.values() if len(uids) > 1)
        self._alike_printed = {uid for uids in groups for uid in uids}

    def place(self, row: ReturnedRow, keyed: str | None) -> Placed | None:
        """`keyed` is the assignment that the row's key means; it may be another unit's."""
        text, number = row.printed("text"), row.printed("number")
        own = self._by_uid.get(keyed) if keyed else None
        if own and text and text == own.text and own.assignment_uid not in self._alike_printed:
            return Placed(row, own.assignment_uid)  # as nearly all are: no look at digests
        by_text = self._by_text.get(digest(text), []) if text else []
        by_number = self._by_number.get(digest(number), []) if number else []
        if row.key is not None and keyed is not None and keyed not in self._by_uid:
            return None  # pasted from another unit's sheet
        if keyed is None:
            found = self._by_print(row, by_text, by_number)
            return Placed(row, found) if found else None
        if keyed in by_text:
            return self._of_equal_texts(row, keyed, [one for one in by_text if one in by_number])
        if by_text:
            # With the number still beside its key only the texts were moved: nobody can tell.
            found = None if keyed in by_number else self._by_print(row, by_text, by_number)
            return Placed(row, found, astray=True) if found else None
        return self._without_text(row, keyed, by_number)

    def _of_equal_texts(self, row: ReturnedRow, keyed: str, numbered: list[str]) -> Placed | None:
        """The key's own text, maybe other tasks', too: then the number decides, if it is one's."""
        if keyed in numbered or not numbered:
            return Placed(row, keyed)
        return Placed(row, numbered[0], astray=True) if len(numbered) == 1 else None

    def _without_text(self, row: ReturnedRow, keyed: str, by_number: list[str]) -> Placed | None:
        """The text is nobody's: blank, covered, or edited."""
        text = row.printed("text")
        if self._alike(text, keyed) or keyed in by_number:
            return Placed(row, keyed)
        if not text:
            return None if by_number else Placed(row, keyed)
        found = next((one for one in by_number if self._alike(text, one)), None)
        return Placed(row, found, astray=True) if found else None

    def _by_print(self, row: ReturnedRow, by_text: list[str], by_number: list[str]) -> str | None:
        """By text, of equal texts by number; a text that was edited must be alike its number's."""
        both = [one for one in by_text if one in by_number]
        if len(both) == 1:
            return both[0]
        if len(by_text) == 1:
            return by_text[0]
        if by_text:
            return None
        alike = [one for one in by_number if self._alike(row.printed("text"), one)]
        return alike[0] if len(alike) == 1 else None

    def _alike(self, text: str, assignment_uid: str) -> bool:
        left = compact(text)[:_LONGEST_COMPARED]
        right = compact(self._by_uid[assignment_uid].text)[:_LONGEST_COMPARED]
        return bool(left) and SequenceMatcher(None, left, right).ratio() >= _ALIKE
