"""接收填报表: a dispatched workbook becomes a unit's ledger, or brings the one it has up to date.

The workbook is kept with it, so that what goes back up is the same file. Reading it is
`received_form`'s business.
"""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from tzdesk.domain.changes import Change, Source, created
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.received import last_made, newest_received, own_unit
from tzdesk.domain.records import RECORDS, Dispatch, Plan, Received, Unit
from tzdesk.errors import UserError
from tzdesk.exchange.sent_form import to_dispatch_row
from tzdesk.services.desk import Desk, Written
from tzdesk.services.editing import report_changes
from tzdesk.services.merge_words import day
from tzdesk.services.received_form import TITLE, ReceivedForm
from tzdesk.services.received_rows import (
    column_changes,
    frame_changes,
    known_task_changes,
    moved,
    new_task_changes,
    period_changes,
    places_of,
)
from tzdesk.services.received_values import (
    Kept,
    Values,
    filled_in,
    hand_values,
    kept_cells,
    notices,
    office_values,
)
from tzdesk.services.stand_ins import newly_owed


class ReceiveState(StrEnum):
    """What a workbook is to a ledger; the value is the word for it."""

    NEW = "新建台账"
    UPDATE = "更新台账"
    KNOWN = "已接收过"
    OLDER = "已接收较新的"
    OTHER_UNIT = "单位不符"
    OTHER_PLAN = "方案不符"
    OFFICE = "本台账下发"

    @property
    def fits(self) -> bool:
        """Whether receiving it changes the ledger."""
        return self in (ReceiveState.NEW, ReceiveState.UPDATE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The state with its sentence and advice; both are "" where the workbook fits."""

    state: ReceiveState
    message: str = ""
    advice: str = ""

    @property
    def error(self) -> UserError:
        """The same as a refusal."""
        return UserError(self.message, self.advice, TITLE)


@dataclass(frozen=True, slots=True)
class Reception:
    """What receiving does: the changes; how many cells were filled in by hand; what stayed."""

    changes: tuple[Change, ...]
    filled: int = 0
    kept: tuple[Kept, ...] = ()
    notices: tuple[str, ...] = field(default=())


_ANOTHER = "请另建台账接收，或核对文件是否拿错。"
_RETURNED = "交回的填报表，请用“回收合并”。"


def judge(ledger: Ledger, received: ReceivedForm) -> Judgement:
    """What the workbook is to a ledger."""
    identity = received.identity
    if ledger.find(Plan, identity.plan_uid):
        own = own_unit(ledger, identity.plan_uid)
        return _of_known_plan(ledger, received, ledger.find(Unit, own))
    if not ledger.plans:
        return Judgement(ReceiveState.NEW)
    words = f"这份填报表属于“{identity.plan_title}”，本台账是另一个方案的。"
    return Judgement(ReceiveState.OTHER_PLAN, words, _ANOTHER)


def _of_known_plan(ledger: Ledger, received: ReceivedForm, own: Unit | None) -> Judgement:
    identity = received.identity
    if own is None:
        words = "本台账是督查部门的，不接收填报表。"
        return Judgement(ReceiveState.OFFICE, words, _RETURNED)
    known = {one.dispatch_uid: one for one in ledger.rows(Received).values()}
    if identity.dispatch_uid not in known and ledger.find(Dispatch, identity.dispatch_uid):
        words = f"这是本台账下发给“{identity.unit_name}”的填报表。"
        return Judgement(ReceiveState.OFFICE, words, _RETURNED)
    if identity.unit_uid != own.uid:
        words = f"这是“{identity.unit_name}”的填报表，本台账是“{own.name}”的。"
        return Judgement(ReceiveState.OTHER_UNIT, words, _ANOTHER)
    if identity.dispatch_uid in known:
        return _known(known[identity.dispatch_uid], received)
    return _by_age(ledger, received)


def _known(one: Received, received: ReceivedForm) -> Judgement:
    if one.sha256 == received.sha256:
        return Judgement(ReceiveState.KNOWN, "这份填报表已经接收过，台账没有变化。")
    words = "这一次下发的填报表已经接收过，台账没有变化。"
    advice = "在这份文件中另外填写的内容，请用“回收合并”读入。"
    return Judgement(ReceiveState.KNOWN, words, advice)


def _by_age(ledger: Ledger, received: ReceivedForm) -> Judgement:
    identity = received.identity
    newest = newest_received(ledger, identity.period_uid)
    made = ledger.get(Dispatch, newest.dispatch_uid).made_at if newest else None
    if made is None or made <= identity.made_at:
        return Judgement(ReceiveState.UPDATE)
    words = f"这份填报表是 {day(identity.made_at)} 下发的，台账已接收 {day(made)} 下发的。"
    return Judgement(ReceiveState.OLDER, words, "台账没有变化，请填写较新的一份。")


def receive(desk: Desk, received: ReceivedForm) -> tuple[Written, Reception]:
    """Writes it as one step of 撤销. Raises UserError where it does not fit the ledger."""
    judgement = judge(desk.ledger, received)
    if not judgement.state.fits:
        raise judgement.error
    found = reception(desk.ledger, received, desk.now)
    count = len(received.tasks)
    title = f"接收{received.identity.period_label}填报表（{count} 项任务）"
    return desk.write(found.changes, Source.RECEIVE, title, received.name), found


def reception(ledger: Ledger, received: ReceivedForm, now: datetime) -> Reception:
    """What receiving would do to a ledger that it fits."""
    return _Receiving(ledger, received, now).run()


class _Receiving:
    """Works on a copy of the ledger, since each step builds on the ones before."""

    def __init__(self, ledger: Ledger, received: ReceivedForm, now: datetime):
        self._work = Ledger(row for kind in RECORDS.values() for row in ledger.rows(kind).values())
        self._received, self._now = received, now
        self._made: list[Change] = []

    def run(self) -> Reception:
        received, work = self._received, self._work
        values, kept = office_values(work, received)
        newest = last_made(work, received.identity.plan_uid)
        self._do_plan(newer=newest is None or newest <= received.identity.made_at)
        self._do(self._kept_rows())
        self._write(values, received.identity.made_at.date())
        file = filled_in(work, received, self._now.date())
        by_hand = hand_values(file)
        self._write(by_hand, self._now.date())
        return Reception(
            tuple(self._made),
            sum(map(len, by_hand.values())),
            (*kept, *kept_cells(file)),
            notices(received, file),
        )

    def _do(self, changes: Iterable[Change]) -> None:
        found = [one for one in changes if one.old != one.new]
        self._work.apply(found)
        self._made += found

    def _do_plan(self, *, newer: bool) -> None:
        """Of a workbook older than another of the plan only the period and what is not there."""
        work, received = self._work, self._received
        if newer:
            self._do(frame_changes(work, received))
        self._do(period_changes(work, received.identity))
        self._do(column_changes(work, received, newer=newer))
        known = known_task_changes(work, received) if newer else []
        self._do(known)
        places = places_of(work, received, listed_first=newer)
        new = new_task_changes(work, received, places)
        self._do(new)
        self._do(moved(work, received.identity.plan_uid, places))
        self._do(created(newly_owed(work, [*known, *new])))

    def _kept_rows(self) -> Iterable[Change]:
        """The dispatch with what each row came with, and the file itself."""
        received, identity = self._received, self._received.identity
        dispatch = Dispatch(
            uid=identity.dispatch_uid, period_uid=identity.period_uid, made_at=identity.made_at
        )
        rows = [to_dispatch_row(dispatch.uid, one.sent) for one in received.tasks]
        kept = Received(
            uid=f"{dispatch.uid}.received",
            dispatch_uid=dispatch.uid,
            unit_uid=identity.unit_uid,
            file_name=received.name,
            sha256=received.sha256,
            received_at=self._now,
            workbook=b64encode(received.data).decode("ascii"),
        )
        return created([dispatch, *rows, kept])

    def _write(self, values: Values, today: date) -> None:
        period_uid = self._received.identity.period_uid
        for uid, said in values.items():
            self._do(report_changes(self._work, uid, period_uid, said, today))
