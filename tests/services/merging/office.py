"""An office with a dispatched period, and units whose clerks alter their workbooks with openpyxl.

Of each of `UNITS` the first task is filled in the ledger, the second has a report of the period
before, so that its progress and next step go out prefilled.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

from tests.services.clocks import Clock
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import Assignment, Period, Report, Task
from tzdesk.exchange.form_columns import FIXED_COLUMNS
from tzdesk.exchange.return_format import FIRST_ROW, HEAD_ROW
from tzdesk.services.desk import Desk
from tzdesk.services.dispatching import DispatchOptions, dispatch
from tzdesk.services.editing import Edit, edit
from tzdesk.services.importing import default_options, import_plan
from tzdesk.services.incoming import read_plan
from tzdesk.services.merge_applying import Merged, apply
from tzdesk.services.merge_plan import CellKind, Decisions, MergePlan
from tzdesk.services.merging import plan_merge
from tzdesk.services.periods import add_year

PLAN = Path(__file__).parents[3] / "resources" / "2023-tongzhou-plan.txt"
UNITS = ("区水务局", "区商务局", "区体育局")
FILLED = {
    "status": "正常推进",
    "percent": 50,
    "progress": "已完成选址。",
    "problem": "资金紧张。",
    "next_step": "加快推进。",
}
LAST = {"status": "正常推进", "progress": "二季度完成立项。", "next_step": "三季度开工。"}
SAVED = datetime(2023, 10, 9, 15, 30)  # noqa: DTZ001

Alter = Callable[["Book"], None]
Said = set[tuple[str, int, str, Any]]
"""Unit, place of the task in its workbook, field, value."""


@dataclass
class Book:
    """One unit's workbook, open for altering."""

    workbook: Any
    sheet: Any

    @property
    def columns(self) -> dict[str, int]:
        """Where each column of ours stands by now, from 1."""
        heads = next(self.sheet.iter_rows(HEAD_ROW + 1, HEAD_ROW + 1))
        named = ((FIXED_COLUMNS.headed(str(cell.value or "")), cell.column) for cell in heads)
        return {one.name: place for one, place in named if one}

    def row(self, place: int) -> int:
        """The sheet's row of a task, by its place when it went out."""
        return FIRST_ROW + 1 + place

    def cell(self, place: int, name: str) -> Any:
        return self.sheet.cell(self.row(place), self.columns[name])

    def put(self, place: int, **values: Any) -> None:
        for name, value in values.items():
            self.cell(place, name).value = value

    @property
    def tasks(self) -> int:
        """How many rows there are at the top of the table."""
        column = self.columns["number"]
        count = 0
        while isinstance(self.sheet.cell(self.row(count), column).value, (int, float)):
            count += 1
        return count

    def values(self) -> list[list[Any]]:
        """All cells of the task rows."""
        last = self.row(self.tasks - 1)
        return [[cell.value for cell in row] for row in self.sheet.iter_rows(self.row(0), last)]

    def rewrite(self, rows: Iterable[list[Any]]) -> None:
        """Puts other cells in the task rows' place."""
        for at, row in enumerate(rows):
            for column, value in enumerate(row, 1):
                self.sheet.cell(self.row(at), column).value = value


@dataclass
class Office:
    """The ledger with its desk; `inbox` is where returns come in."""

    desk: Desk
    out: Path
    inbox: Path
    clock: Clock

    def book(self, unit: str) -> Path:
        """The workbook that went out to a unit."""
        (found,) = self.out.glob(f"*_{unit}_*.xlsx")
        return found

    def hand_in(
        self, unit: str, alter: Alter | None = None, name: str = "", saved: datetime = SAVED
    ) -> Path:
        """A unit's workbook comes back."""
        self.inbox.mkdir(exist_ok=True)
        path = self.inbox / (name or f"{unit}.xlsx")
        if alter is None:
            shutil.copy(self.book(unit), path)
            return path
        workbook = openpyxl.load_workbook(self.book(unit), rich_text=True)
        alter(Book(workbook, workbook["填报表"]))
        workbook.save(path)
        restamp(path, saved)
        return path

    def hand_in_all(self, alter: Alter | None = None) -> list[Path]:
        """The same comes back from several units."""
        return [self.hand_in(unit, alter) for unit in UNITS]

    def plan(self, *paths: Path) -> MergePlan:
        return plan_merge(self.desk, paths or [self.inbox])

    def merge(self, *paths: Path, decisions: Decisions | None = None) -> Merged:
        return apply(self.desk, self.plan(*paths), decisions)

    def said(self, plan: MergePlan, kind: CellKind = CellKind.CHANGE) -> Said:
        """What is planned, as units and places in their workbooks."""
        return {
            (cell.unit, self.place(cell.unit, cell.assignment_uid), cell.field, cell.merge.theirs)
            for one in plan.files
            for cell in one.of(kind)
            if cell.ticked or kind is not CellKind.CHANGE
        }

    def parts(self, unit: str) -> list[Assignment]:
        """The unit's assignments in the order of its workbook."""
        ledger = self.desk.ledger
        uid = ledger.unit_named(unit).uid  # type: ignore[union-attr]
        own = [one for one in ledger.rows(Assignment).values() if one.unit_uid == uid]
        return sorted(own, key=lambda one: ledger.get(Task, one.task_uid).position)

    def place(self, unit: str, assignment_uid: str) -> int:
        return [one.uid for one in self.parts(unit)].index(assignment_uid)

    def number(self, unit: str, place: int) -> str | None:
        return self.desk.ledger.get(Task, self.parts(unit)[place].task_uid).number

    def period(self, code: str = "2023Q3") -> Period:
        plan = self.desk.plan()
        return next(one for one in self.desk.ledger.periods(plan.uid) if one.code == code)

    def report(self, unit: str, place: int, code: str = "2023Q3") -> Report | None:
        part = self.parts(unit)[place]
        return self.desk.ledger.report(part.uid, self.period(code).uid)

    def type(self, unit: str, place: int, code: str = "2023Q3", **values: Any) -> None:
        """The office types into a unit's report."""
        type_in(self.desk, self.parts(unit)[place], self.period(code), values)


def restamp(path: Path, saved: datetime) -> None:
    """Sets the workbook's own time of saving; openpyxl always writes the present."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"].decode()
    stamp = rf"\g<1>{saved.astimezone().isoformat()}"
    core = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", stamp, core)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in (parts | {"docProps/core.xml": core.encode()}).items():
            archive.writestr(name, data)


def type_in(desk: Desk, part: Assignment, period: Period, values: Mapping[str, Any]) -> None:
    edits = [
        Edit(part.task_uid, name, value, period.uid, part.uid) for name, value in values.items()
    ]
    edit(desk, edits)


def make_office(folder: Path) -> None:
    """The ledger and the dispatched workbooks that every test starts from."""
    clock = Clock(datetime(2023, 10, 8, 9))  # noqa: DTZ001
    with Desk.create(folder / "台账.tzdb", by="张三", clock=clock) as desk:
        draft = read_plan(PLAN).draft
        options = default_options(draft, desk.today)
        import_plan(desk, draft, options)
        add_year(desk, desk.plan().uid, PeriodKind.QUARTER, 2023)
        office = Office(desk, folder / "out", folder, clock)
        for unit in UNITS:
            parts = office.parts(unit)
            type_in(desk, parts[0], office.period(), FILLED)
            type_in(desk, parts[1], office.period("2023Q2"), LAST)
        board = desk.board(desk.plan().uid, office.period().uid)
        dispatch(desk, board, DispatchOptions(folder / "out"))
