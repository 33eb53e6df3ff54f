"""Which pinyin keys a write brings: those of the texts that it changes, and no others."""

from collections.abc import Iterable, Mapping

from tzdesk.domain.changes import Change, created
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Record, Unit, UnitAlias
from tzdesk.services.pinyin import pinyin_key

_TEXTS = {
    "task": "text",
    "leader": "name",
    "succession": "name",
    "summary": "progress",
    "report": "progress",
    "task_tag": "name",
    "task_value": "value",
    "report_value": "value",
}
"""Rows with one text of their own that is searched, and which."""


def every_search_key(records: Iterable[Record]) -> dict[str, str]:
    """The keys of a whole ledger, by uid."""
    kinds = {*_TEXTS, Unit.entity, UnitAlias.entity}
    texts = (one for one in records if one.entity in kinds)
    return {uid: key for uid, key in search_keys(Ledger(), created(texts)).items() if key}


def search_keys(ledger: Ledger, changes: Iterable[Change]) -> dict[str, str | None]:
    """The new key of each row whose text changes, by uid; None where it has none any more.

    `ledger` is as before the changes. A unit is found by its other names, too.
    """
    texts: dict[str, str] = {}
    names: dict[str, dict[str, str]] = {}
    gone: set[str] = set()
    for change in changes:
        if change.field is None:
            (gone.add if change.new is None else gone.discard)(change.uid)
        if field := _TEXTS.get(change.entity):
            if (text := _text(change, field)) is not None:
                texts[change.uid] = text
        elif change.entity == "unit" and (name := _text(change, "name")):
            _names(ledger, names, change.uid)[change.uid] = name
        elif change.entity == "unit_alias":
            _rename(ledger, names, change)
    keys = {uid: pinyin_key(text) for uid, text in texts.items()}
    keys |= {uid: pinyin_key(*found.values()) for uid, found in names.items()}
    return {uid: key or None for uid, key in keys.items() if uid not in gone}


def _text(change: Change, field: str) -> str | None:
    """The new text; None where the change is about something else or removes the row."""
    if change.field == field:
        return change.new or ""
    if change.field is None and change.new is not None:
        return change.new.get(field) or ""
    return None


def _names(ledger: Ledger, names: dict[str, dict[str, str]], unit_uid: str) -> dict[str, str]:
    """A unit's names by the uid of the row that holds them: its own first, then the aliases."""
    if unit_uid not in names:
        unit = ledger.find(Unit, unit_uid)
        aliases = ledger.children(UnitAlias, unit_uid)
        names[unit_uid] = {unit_uid: unit.name if unit else ""}
        names[unit_uid] |= {alias.uid: alias.name for alias in aliases}
    return names[unit_uid]


def _rename(ledger: Ledger, names: dict[str, dict[str, str]], change: Change) -> None:
    if change.field is None:
        row: Mapping[str, str] = change.new or change.old
        found = _names(ledger, names, row["unit_uid"])
        if change.new is None:
            found.pop(change.uid, None)
        else:
            found[change.uid] = row["name"]
    elif alias := ledger.find(UnitAlias, change.uid):
        if change.field == "name":
            _names(ledger, names, alias.unit_uid)[change.uid] = change.new
        elif change.field == "unit_uid":
            _names(ledger, names, change.old).pop(change.uid, None)
            _names(ledger, names, change.new)[change.uid] = alias.name
