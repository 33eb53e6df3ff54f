"""Names to leaders and units of a ledger: known ones are used again, new ones made.

One register serves one import; it looks names up in dictionaries, not by walking the ledger.
"""

import re
from collections.abc import Iterable, Mapping

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Leader,
    Record,
    Unit,
    UnitAlias,
    UnitCategory,
    new_uid,
)
from tzdesk.domain.text import compact
from tzdesk.services.placing import behind

_COLLECTIVE = re.compile(
    r"(?:[省市区县州盟旗镇乡](?:级|直|属)?)?(?:各|相关|有关|其他|其它|涉及|所有|全体|属地)"
)
_TOWNSHIP = re.compile(r".*(?:街道办事处|街道办|街道|(?:镇|乡|苏木)(?:人民)?政府)")
_COMPANY = re.compile(r".*(?:公司|集团)")
_TAIL = re.compile(r"[（(][^（()）]*[)）]$")


def category_of(name: str) -> UnitCategory:
    """How a unit is grouped, by its name: 各…, …街道办事处, …公司, else an office."""
    if _COLLECTIVE.match(name):
        return UnitCategory.COLLECTIVE
    bare = _TAIL.sub("", compact(name))
    if _TOWNSHIP.fullmatch(bare):
        return UnitCategory.TOWNSHIP
    return UnitCategory.COMPANY if _COMPANY.fullmatch(bare) else UnitCategory.OFFICE


class Register:
    """Leaders and units by name. `made` are the rows that a batch must make for them."""

    def __init__(self, ledger: Ledger, aliases: Mapping[str, str], collective: Iterable[str]):
        self.made: list[Record] = []
        self._collective = {compact(name) for name in collective}
        self._aliases = {compact(alias): name for alias, name in aliases.items()}
        self._leaders = {compact(one.name): one for one in ledger.rows(Leader).values()}
        self._units = {compact(one.name): one for one in ledger.rows(Unit).values()}
        for alias in ledger.rows(UnitAlias).values():
            self._units.setdefault(compact(alias.name), ledger.get(Unit, alias.unit_uid))
        self._next_leader = behind(ledger.rows(Leader).values())
        self._next_unit = behind(ledger.rows(Unit).values())

    def knows_leader(self, name: str) -> Leader | None:
        """The leader of that name, if there is one already."""
        return self._leaders.get(compact(name))

    def knows_unit(self, name: str) -> Unit | None:
        """The unit of that name or alias, if there is one already."""
        return self._units.get(compact(name))

    def leader(self, name: str) -> Leader:
        """The leader of that name; a new one ranks behind all others."""
        key = compact(name)
        if key not in self._leaders:
            self._leaders[key] = leader = Leader(
                uid=new_uid(), name=name, position=self._next_leader
            )
            self._next_leader += 1
            self.made.append(leader)
        return self._leaders[key]

    def unit(self, name: str) -> Unit:
        """The unit of that name or alias, or a new one; an agreed alias becomes its unit's."""
        key = compact(name)
        if key in self._units:
            return self._units[key]
        if key in self._aliases and compact(self._aliases[key]) != key:
            unit = self.unit(self._aliases.pop(key))
            self.made.append(UnitAlias(uid=new_uid(), unit_uid=unit.uid, name=name))
        else:
            unit = self._new_unit(name)
        self._units[key] = unit
        return unit

    def _new_unit(self, name: str) -> Unit:
        listed = compact(name) in self._collective
        category = UnitCategory.COLLECTIVE if listed else category_of(name)
        unit = Unit(uid=new_uid(), name=name, category=category, position=self._next_unit)
        self._next_unit += 1
        self.made.append(unit)
        return unit
