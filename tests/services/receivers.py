"""A unit's side of the sample ledger: 区水务局 receives what the office sends out."""

from pathlib import Path

from tests.services.clocks import Clock
from tzdesk.domain.changes import Change, Source
from tzdesk.services.desk import Desk
from tzdesk.services.dispatching import DispatchOptions, dispatch
from tzdesk.services.received_form import read_received
from tzdesk.services.receiving import Reception, receive

UNIT = "water"


def sent_to(
    desk: Desk, period: str, folder: Path, clock: Clock, day: str, unit: str = UNIT
) -> Path:
    """The workbook that the office makes for a unit on a day."""
    clock.set(f"{day}T09:00:00")
    options = DispatchOptions(folder, unit_uids=[unit])
    (made,) = dispatch(desk, desk.board("plan", period), options).made.files
    return made.path


def take_in(desk: Desk, path: Path) -> Reception:
    return receive(desk, read_received(path))[1]


def set_field(desk: Desk, entity: str, uid: str, field: str, old: object, new: object) -> None:
    desk.write([Change(entity, uid, field, old, new)], Source.EDIT, "修改")
