"""What units are called: their names and their other names, of which no two units share one.

A name that a unit gives up stays its alias, so that documents and returned workbooks that say it
are still understood. Every change is one step of 撤销.
"""

from collections.abc import Iterator

from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Unit, UnitAlias, new_uid
from tzdesk.domain.text import compact
from tzdesk.domain.values import clean_text
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.unit_merging import merge_units

_ADVICE = "请改用别的名称，或把两个单位合并。"


def add_alias(desk: Desk, unit_uid: str, name: str) -> Written:
    """Gives a unit another name; a unit of that name is merged into it.

    Raises UserError where a third unit bears the name, or both have reported the same.
    """
    owner = desk.ledger.unit_named(clean_text(name))
    if owner and owner.uid != unit_uid and compact(owner.name) == compact(name):
        return merge_units(desk, unit_uid, owner.uid)
    return give_alias(desk, unit_uid, name)


def give_alias(desk: Desk, unit_uid: str, name: str) -> Written:
    """Gives a unit another name. Raises UserError where another unit bears it."""
    unit = desk.ledger.get(Unit, unit_uid)
    name = clean_text(name)
    if not name:
        raise UserError("没有填写别名。")
    refuse_taken(desk.ledger, name, unit_uid)
    if desk.ledger.unit_named(name):
        return Written(None)
    alias = UnitAlias(uid=new_uid(), unit_uid=unit_uid, name=name)
    return desk.write(created([alias]), Source.SETTINGS, f"增加“{unit.name}”的别名“{name}”")


def remove_alias(desk: Desk, unit_uid: str, name: str) -> Written:
    """Takes another name of a unit away."""
    unit = desk.ledger.get(Unit, unit_uid)
    found = [one for one in desk.ledger.children(UnitAlias, unit_uid) if one.name == name]
    return desk.write(removed(found), Source.SETTINGS, f"删除“{unit.name}”的别名“{name}”")


def rename_unit(desk: Desk, unit_uid: str, name: str) -> Written:
    """改名: the document's words stay, and the old name becomes an alias.

    Raises UserError where another unit bears the new name.
    """
    unit = desk.ledger.get(Unit, unit_uid)
    name = clean_text(name)
    if not name:
        raise UserError("没有填写单位名称。")
    refuse_taken(desk.ledger, name, unit_uid)
    changes = list(_renaming(desk.ledger, unit, name)) if name != unit.name else []
    return desk.write(changes, Source.SETTINGS, f"改名“{unit.name}”为“{name}”")


def _renaming(ledger: Ledger, unit: Unit, name: str) -> Iterator[Change]:
    known = {compact(name), compact(unit.name)}
    aliases = list(ledger.children(UnitAlias, unit.uid))
    yield from removed(one for one in aliases if compact(one.name) == compact(name))
    yield Change("unit", unit.uid, "name", unit.name, name)
    if len(known) > 1:
        yield from created([UnitAlias(uid=new_uid(), unit_uid=unit.uid, name=unit.name)])


def refuse_taken(ledger: Ledger, name: str, unit_uid: str = "") -> None:
    """Raises UserError where a unit other than that bears the name."""
    owner = ledger.unit_named(name)
    if owner is None or owner.uid == unit_uid:
        return
    if compact(owner.name) == compact(name):
        raise UserError(f"已有单位“{owner.name}”。", _ADVICE)
    raise UserError(f"“{name}”已是“{owner.name}”的别名。", _ADVICE)
