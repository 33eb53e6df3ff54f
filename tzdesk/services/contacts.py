"""从 Excel 导入联系人: a list read, its names found among the units, shown, and then written.

A blank never takes a contact away. Writing is one step of 撤销.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tzdesk.documents import Reader
from tzdesk.domain.changes import Change, Source
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Unit, UnitAlias
from tzdesk.domain.text import compact
from tzdesk.errors import UserError
from tzdesk.exchange.contacts_reader import ContactRow, read_contacts
from tzdesk.services.desk import Desk, Written

_LEAST_GUESSED = 3
"""A name with fewer characters (水务) is too little to guess a unit by."""


@dataclass(frozen=True, slots=True)
class FoundContact:
    """What a list says of one unit. `row` is its first entry with a name and a number.

    `guessed`: its name is only like the unit's. `more` are further people of the same unit.
    """

    unit: Unit
    row: ContactRow
    guessed: bool = False
    more: int = 0

    @property
    def contact(self) -> str | None:
        """The unit's contact afterwards."""
        return _read("contact", self.row.contact) or self.unit.contact

    @property
    def phone(self) -> str | None:
        """The unit's phone afterwards."""
        return _read("phone", self.row.phone) or self.unit.phone

    @property
    def differs(self) -> bool:
        """Whether it brings anything."""
        return (self.contact, self.phone) != (self.unit.contact, self.unit.phone)


@dataclass(frozen=True, slots=True)
class ContactList:
    """A list that was read: units with something new, how many have it already, unknown names."""

    name: str
    found: tuple[FoundContact, ...]
    same: int
    unknown: tuple[ContactRow, ...]


class UnitNames:
    """Finds units by what a list calls them; made before the list is read elsewhere."""

    def __init__(self, ledger: Ledger):
        self._names: dict[str, Unit] = {}
        for alias in ledger.rows(UnitAlias).values():
            self._names[compact(alias.name)] = ledger.get(Unit, alias.unit_uid)
        for unit in ledger.rows(Unit).values():
            self._names[compact(unit.name)] = unit

    def knows(self, name: str) -> bool:
        """Whether a unit is called that."""
        return compact(name) in self._names

    def find(self, name: str) -> Unit | None:
        """The unit of that name or alias."""
        return self._names.get(compact(name))

    def guess(self, name: str) -> Unit | None:
        """The only unit whose name ends as this one does, or the reverse: 水务局, 区水务局."""
        said = compact(name)
        found = {
            unit.uid: unit
            for known, unit in self._names.items()
            if min(len(said), len(known)) >= _LEAST_GUESSED
            and (known.endswith(said) or said.endswith(known))
        }
        return next(iter(found.values())) if len(found) == 1 else None


def read_contact_list(path: Path, units: UnitNames) -> ContactList:
    """Reads a file. Raises UserError where it cannot be read or holds no such table."""
    with Reader() as reader:
        document = reader.read(path)
    rows = read_contacts(document, units.knows)
    if not rows:
        raise UserError(
            f"“{path.name}”里没有找到单位、联系人和电话。",
            "请确认表中有“单位”“联系人”“联系电话”一类的列。",
            "无法导入联系人",
        )
    return matched(path.name, rows, units)


def matched(name: str, rows: Sequence[ContactRow], units: UnitNames) -> ContactList:
    """The rows of a list beside the units that they mean, in the list's order."""
    people: dict[str, list[tuple[Unit, ContactRow, bool]]] = {}
    unknown = []
    for row in rows:
        exact = units.find(row.unit)
        unit = exact or units.guess(row.unit)
        if unit is None or unit.collective:
            unknown.append(row)
        else:
            people.setdefault(unit.uid, []).append((unit, row, exact is None))
    found = [_found(entries) for entries in people.values()]
    differing = tuple(one for one in found if one.differs)
    return ContactList(name, differing, len(found) - len(differing), tuple(unknown))


def _found(entries: Sequence[tuple[Unit, ContactRow, bool]]) -> FoundContact:
    """The entry by the exact name, with name and number, that stands first."""
    unit, row, guessed = min(
        entries, key=lambda one: (one[2], not (one[1].contact and one[1].phone))
    )
    people = {(one.contact, one.phone) for _, one, _ in entries}
    return FoundContact(unit, row, guessed, len(people) - 1)


def import_contacts(desk: Desk, found: Sequence[FoundContact]) -> Written:
    """Writes what a list brought, as far as the clerk takes it."""
    changes = [change for one in found for change in _changes(desk.ledger, one)]
    return desk.write(changes, Source.EDIT, f"导入联系人（{len(found)} 个单位）")


def _changes(ledger: Ledger, found: FoundContact) -> Iterator[Change]:
    unit = ledger.get(Unit, found.unit.uid)
    for name in ("contact", "phone"):
        yield Change("unit", unit.uid, name, getattr(unit, name), getattr(found, name))


def _read(name: str, text: str) -> str | None:
    value = FIELDS[name].read(text).value
    return str(value) if value is not None else None
