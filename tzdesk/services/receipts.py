"""收件登记: ticking off what a unit handed in for a period, each tick one step of 撤销.

What the clerk ticks goes to a receipt of its own beside those of merged files, so that a merge can
be taken back without it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.receipts import TICKS, HandedIn, by_hand, handed_in
from tzdesk.domain.records import Period, Receipt, Unit
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written


def receipts_of(ledger: Ledger, unit_uid: str, period_uid: str) -> list[Receipt]:
    """A unit's receipts for a period, oldest first."""
    return [one for one in ledger.receipts(period_uid) if one.unit_uid == unit_uid]


def handed_in_of(ledger: Ledger, unit_uid: str, period_uid: str) -> HandedIn:
    """What a unit handed in for a period."""
    return handed_in(receipts_of(ledger, unit_uid, period_uid))


def tick(desk: Desk, unit_uid: str, period_uid: str, name: str, *, on: bool) -> Written:
    """Sets one of `TICKS`. Raises UserError where 电子 is to be denied of a merged file."""
    ledger = desk.ledger
    unit, period = ledger.get(Unit, unit_uid), ledger.get(Period, period_uid)
    found = receipts_of(ledger, unit_uid, period_uid)
    present = handed_in(found)
    if name == "electronic" and not on and present.merged:
        raise UserError(
            f"“{unit.name}”的电子件已经合并，不能取消。", "需要时请撤销那次合并。", "收件登记"
        )
    if getattr(present, name) == on:
        changes = []
    elif on:
        changes = list(_ticking(desk, found, unit, period, name))
    else:
        changes = list(_clearing(found, name))
    word = TICKS[name] if on else f"取消{TICKS[name]}"
    return desk.write(changes, Source.EDIT, f"登记“{unit.name}”{period.label}收件：{word}")


def _ticking(
    desk: Desk, found: list[Receipt], unit: Unit, period: Period, name: str
) -> Iterator[Change]:
    own = next((one for one in found if by_hand(one)), None)
    if own:
        yield Change(own.entity, own.uid, name, False, True)
        return
    made = Receipt(
        uid=f"{unit.uid}.{period.uid}.by-hand",
        unit_uid=unit.uid,
        period_uid=period.uid,
        received_at=desk.now,
    )
    yield from created([_with(made, name, on=True)])


def _clearing(found: list[Receipt], name: str) -> Iterator[Change]:
    """A receipt by hand that says nothing any more goes."""
    for one in found:
        if not getattr(one, name):
            continue
        yield Change(one.entity, one.uid, name, True, False)
        rest = _with(one, name, on=False)
        if by_hand(one) and not handed_in([rest]).ticked:
            yield from removed([rest])


def _with(receipt: Receipt, name: str, *, on: bool) -> Receipt:
    values: dict[str, Any] = {name: on}
    return replace(receipt, **values)
