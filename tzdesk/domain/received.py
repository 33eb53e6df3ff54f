"""A unit's side: whose ledger it is that came of received workbooks, and what it says upwards.

There the unit is the office: what an office's ledger holds as the summary of a task is here the
unit's own report. An office's ledger has received nothing, and nothing here concerns it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tzdesk.domain.fields import SUMMARY_FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Assignment,
    Dispatch,
    DispatchRow,
    Period,
    Received,
    Summary,
    Task,
    decode,
    dispatch_row_uid,
    summary_uid,
)
from tzdesk.domain.said import reported

Values = Mapping[str, Any]
"""What is said, by field, as JSON values; nothing said is left out."""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """What a unit says on one task: its report, or what its workbook came with.

    `written`: the unit has said something since. `shown` is what its workbook's row shows.
    """

    written: bool
    said: Values
    shown: Values


def own_unit(ledger: Ledger, plan_uid: str) -> str | None:
    """The unit that received a plan's workbooks; None in the ledger of the office itself."""
    for one in ledger.rows(Received).values():
        if period_of(ledger, one).plan_uid == plan_uid:
            return one.unit_uid
    return None


def period_of(ledger: Ledger, received: Received) -> Period:
    """The period that a received workbook is for."""
    return ledger.get(Period, ledger.get(Dispatch, received.dispatch_uid).period_uid)


def own_part(ledger: Ledger, task_uid: str) -> Assignment | None:
    """The part of a task on which the ledger's unit reports upwards."""
    if not ledger.rows(Received):
        return None
    unit = own_unit(ledger, ledger.get(Task, task_uid).plan_uid)
    return next((one for one in ledger.assignments(task_uid) if one.unit_uid == unit), None)


def newest_received(ledger: Ledger, period_uid: str) -> Received | None:
    """Of a period's received workbooks the one that was made last."""
    made = {
        one.uid: ledger.get(Dispatch, one.dispatch_uid)
        for one in ledger.rows(Received).values()
        if period_of(ledger, one).uid == period_uid
    }
    last = max(made, key=lambda uid: (made[uid].made_at, uid), default=None)
    return ledger.find(Received, last)


def last_made(ledger: Ledger, plan_uid: str) -> datetime | None:
    """When the newest of all received workbooks of a plan was made; None where there is none."""
    made = (
        ledger.get(Dispatch, one.dispatch_uid).made_at
        for one in ledger.rows(Received).values()
        if period_of(ledger, one).plan_uid == plan_uid
    )
    return max(made, default=None)


def sent_down(ledger: Ledger, assignment_uid: str, period_uid: str) -> DispatchRow | None:
    """With what a part's row came, in the newest workbook of the period that has one."""
    known = sorted(
        (ledger.get(Dispatch, one.dispatch_uid) for one in ledger.rows(Received).values()),
        key=lambda one: (one.made_at, one.uid),
    )
    for dispatch in reversed(known):
        if dispatch.period_uid == period_uid:
            uid = dispatch_row_uid(dispatch.uid, assignment_uid)
            if row := ledger.find(DispatchRow, uid):
                return row
    return None


def own_word(ledger: Ledger, part: Assignment, period_uid: str) -> OwnWord:
    """A report that says no more than the workbook came with is none of the unit's own."""
    said = reported(ledger, part.uid, period_uid)
    sent = sent_down(ledger, part.uid, period_uid)
    if sent is None:
        return OwnWord(bool(said), said, said)
    base: Values = json.loads(sent.base)["values"]
    if said != base:
        return OwnWord(True, said, said)
    prefilled: Values = json.loads(sent.prefilled)
    return OwnWord(False, said, {**prefilled, **base})


def own_summary(ledger: Ledger, part: Assignment, period: Period) -> Summary | None:
    """What a unit says on a task, in the place of an office's summary.

    What only shows in its workbook belongs to no period yet.
    """
    word = own_word(ledger, part, period.uid)
    values = {
        field.name: decode("summary", field.name, word.shown[field.name])
        for field in SUMMARY_FIELDS
        if field.name in word.shown
    }
    if not values:
        return None
    period_uid = period.uid if word.said else None
    uid = summary_uid(part.task_uid, period_uid)
    return Summary(uid=uid, task_uid=part.task_uid, period_uid=period_uid, **values)
