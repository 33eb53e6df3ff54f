"""The example ledger: the bundled plan in a throw-away folder, with a year of invented progress.

Written through the desk like any other ledger, batch by batch at the times of the story, so that
history, 撤销 and 最近修改 are real.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

from tzdesk.domain.changes import Change, Source, created
from tzdesk.domain.json_values import encode
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import Period, Plan, Receipt, Summary
from tzdesk.paths import ROOT
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit_changes
from tzdesk.services.example_story import NAMES, Story
from tzdesk.services.importing import default_options, import_plan
from tzdesk.services.incoming import read_pasted

PLAN_FILE = ROOT / "resources" / "2023-tongzhou-plan.txt"
TODAY = date(2023, 10, 12)
"""The day on which the example's figures make sense."""
NAME = "2023年重点工作.tzdb"
CHANGED_BY_HAND = ("30", "4")


class _Clock:
    """Set for each batch of the story; then it runs on the example's day."""

    def __init__(self, day: date):
        self._day = day
        self.at: datetime | None = None

    def __call__(self) -> datetime:
        return self.at or datetime.combine(self._day, datetime.now().time())  # noqa: DTZ005


def make_example(folder: Path, *, by: str = "", today: date | None = None) -> Desk:
    """Makes the example in `folder` and opens it on `today` (its own day without one)."""
    clock = _Clock(today or TODAY)
    clock.at = datetime(2023, 2, 6, 9, 30)  # noqa: DTZ001
    desk = Desk.create(folder / NAME, by=NAMES[0], clock=clock)
    import_bundled(desk)
    _Teller(desk, clock).tell()
    clock.at = None
    desk.by = by or NAMES[0]
    return desk


def import_bundled(desk: Desk) -> None:
    """Brings the bundled plan into an empty ledger, with the quarters of its year."""
    incoming = read_pasted(PLAN_FILE.read_text("utf-8"), PLAN_FILE.name)
    options = replace(
        default_options(incoming.draft, desk.today),
        periods=PeriodKind.QUARTER,
    )
    import_plan(desk, incoming.draft, options, name=PLAN_FILE.name)


class _Teller:
    """Writes the story down."""

    def __init__(self, desk: Desk, clock: _Clock):
        self._desk, self._clock = desk, clock
        self._plan: Plan = desk.plan()
        self._story = Story(desk.ledger, self._plan)

    def tell(self) -> None:
        """All of it, oldest first."""
        self._write(self._contacts(), Source.SETTINGS, "登记联系人", _at(date(2023, 2, 7), 10))
        for period in self._story.periods:
            self._dispatch(period)
            self._merge(period)
            self._summarise(period)
        self._change_by_hand(self._story.periods[-1])

    def _write(
        self, changes: Iterable[Change], source: Source, title: str, at: datetime, detail: str = ""
    ) -> None:
        self._clock.at = at
        self._desk.write(changes, source, title, detail)

    def _contacts(self) -> Iterable[Change]:
        for unit, name, phone in self._story.contacts():
            yield Change("unit", unit.uid, "contact", unit.contact, name)
            yield Change("unit", unit.uid, "phone", unit.phone, phone)

    def _dispatch(self, period: Period) -> None:
        day = period.end + timedelta(1)
        change = Change("period", period.uid, "dispatched_on", None, encode(day))
        self._write([change], Source.DISPATCH, f"下发 {period.label}填报表", _at(day, 9))

    def _merge(self, period: Period) -> None:
        """One batch for each day on which files came back."""
        for day, files in groupby(self._story.receipts(period), _day_of):
            receipts = list(files)
            reports = self._story.reports(period, receipts)
            title = f"合并 {len(receipts)} 个文件（{len(reports)} 条填报）"
            detail = "、".join(one.file_name or "" for one in receipts)
            changes = created([*receipts, *reports])
            self._write(changes, Source.MERGE, title, _at(day, 17, 10), detail)

    def _summarise(self, period: Period) -> None:
        """The office's word; what is changed by hand later stands as it was suggested."""
        edits = [
            one for summary in self._story.summaries(period) for one in _edits(summary, period)
        ]
        latest = period is self._story.periods[-1]
        held_back = self._by_hand(edits) if latest else []
        written = [one for one in edits if one not in held_back]
        changes = edit_changes(self._desk.ledger, written, self._desk.today)
        title = f"汇总 {period.label}进展"
        at = datetime.combine(period.due + timedelta(0 if latest else 2), time(17, 40))
        self._write(changes, Source.BULK, title, at)

    def _change_by_hand(self, period: Period) -> None:
        edits = [
            one for summary in self._story.summaries(period) for one in _edits(summary, period)
        ]
        for place, one in enumerate(self._by_hand(edits)):
            at = datetime.combine(period.due + timedelta(1), time(16, 20 + 4 * place))
            changes = edit_changes(self._desk.ledger, [one], self._desk.today)
            self._write(changes, Source.EDIT, "修改进展状态", at)

    def _by_hand(self, edits: Iterable[Edit]) -> list[Edit]:
        tasks = {task.uid for task in self._story.tasks if task.number in CHANGED_BY_HAND}
        return [one for one in edits if one.field == "status" and one.task_uid in tasks]


def _edits(summary: Summary, period: Period) -> Iterable[Edit]:
    for field in ("status", "percent", "progress", "problem", "next_step", "coordination"):
        value = getattr(summary, field)
        if value is not None:
            yield Edit(summary.task_uid, field, value, period.uid)


def _day_of(receipt: Receipt) -> date:
    return receipt.received_at.date()


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))
