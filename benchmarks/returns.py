"""Returned workbooks: dispatched by tzdesk, filled in and saved as a unit's own program would.

Made once per run; the ledgers that they come back to are not written to by whoever only plans.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

import openpyxl

from benchmarks.ledgers import NOON, open_desk, work_folder
from benchmarks.plans import sentence
from benchmarks.rows import plan_rows
from benchmarks.words import PLAN_FILE
from tzdesk.domain.changes import Batch, Source, created
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import Assignment, Record, new_uid
from tzdesk.exchange.form_columns import FIXED_COLUMNS, KEY
from tzdesk.exchange.return_format import FIRST_ROW, FORM_SHEET
from tzdesk.services.desk import Desk
from tzdesk.services.dispatching import DispatchOptions, dispatch
from tzdesk.services.importing import default_options, import_plan
from tzdesk.services.incoming import read_plan
from tzdesk.services.periods import add_year
from tzdesk.services.search_keys import search_keys
from tzdesk.store.ledger_file import LedgerFile

DISPATCHED_AT = datetime(2023, 10, 1, 12)  # noqa: DTZ001 - local time
_STATUSES = ("正常推进", "正常推进", "滞后")
_PLACES = {column.name: place for place, column in enumerate(FIXED_COLUMNS.every, 1)}


def real_ledger(path: Path) -> Path:
    """A new ledger of the real plan and its four quarters; 2023Q3 is 本期."""
    path.unlink(missing_ok=True)
    draft = read_plan(PLAN_FILE).draft
    with Desk.create(path, by="张三", clock=lambda: DISPATCHED_AT) as desk:
        import_plan(desk, draft, default_options(draft, desk.today))
        add_year(desk, desk.plan().uid, PeriodKind.QUARTER, 2023)
    return path


@cache
def returns_of_the_real_plan() -> tuple[Path, Path]:
    """The ledger, and a folder with the filled return of every unit that owes a report."""
    ledger, folder = real_ledger(work_folder() / "returns.tzdb"), work_folder() / "returns"
    _dispatch_and_fill(ledger, folder)
    return ledger, folder


@cache
def one_return(rows: int) -> tuple[Path, Path]:
    """A ledger with a plan whose tasks are all one unit's, and a folder with its return."""
    ledger, folder = work_folder() / f"return-{rows}.tzdb", work_folder() / f"return-{rows}"
    changes = created(_of_one_unit(plan_rows(rows, said=False)))
    batch = Batch(new_uid(), NOON, "张三", Source.IMPORT, "导入方案", changes)
    with LedgerFile.create(ledger) as file:
        file.write(batch, search_keys(Ledger(), changes))
    _dispatch_and_fill(ledger, folder)
    return ledger, folder


def _of_one_unit(rows: list[Record]) -> Iterator[Record]:
    shares = [row for row in rows if isinstance(row, Assignment)]
    first = {next(group).uid for _, group in groupby(shares, key=lambda one: one.task_uid)}
    for row in rows:
        if not isinstance(row, Assignment):
            yield row
        elif row.uid in first:
            yield replace(row, unit_uid=shares[0].unit_uid)


def _dispatch_and_fill(ledger: Path, folder: Path) -> None:
    with open_desk(ledger) as desk:
        board = desk.board()
        made = dispatch(desk, board, DispatchOptions(folder)).made
    for one in made.files:
        _fill(one.path)


def _fill(path: Path) -> None:
    """Says something of every task: five cells of eight, as a unit does."""
    chance = Random(path.name)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[FORM_SHEET]
    for row in range(FIRST_ROW + 1, sheet.max_row + 1):
        if sheet.cell(row, _PLACES[KEY.name]).value:
            for name, value in _said(chance).items():
                sheet.cell(row, _PLACES[name]).value = value
    workbook.save(path)


def _said(chance: Random) -> dict[str, Any]:
    return {
        "progress": sentence(chance, 1, 3),
        "percent": chance.randint(1, 99),
        "status": chance.choice(_STATUSES),
        "contact": "张三",
        "phone": f"010{chance.randint(10_000_000, 99_999_999)}",
    }
