"""Dispatching the sample ledger's third quarter."""

from pathlib import Path
from typing import Any

import openpyxl

from tzdesk.domain.board import Board
from tzdesk.exchange.return_format import FORM_SHEET
from tzdesk.services.desk import Desk
from tzdesk.services.dispatching import Dispatched, DispatchOptions, dispatch
from tzdesk.services.editing import Edit, edit

Q2, Q3 = "2023Q2", "2023Q3"
WATER = "2023年重点工作_区水务局_2023年第三季度_填报表.xlsx"


def third_quarter(desk: Desk) -> Board:
    return desk.board("plan", Q3)


def dispatch_all(desk: Desk, folder: Path, **options: Any) -> Dispatched:
    return dispatch(desk, third_quarter(desk), DispatchOptions(folder, **options))


def say(desk: Desk, part: str, period: str, **values: Any) -> None:
    """A unit's report; `part` is its assignment in the sample ledger (a1water)."""
    edit(desk, [Edit(f"t{part[1]}", name, value, period, part) for name, value in values.items()])


def sheet_of(path: Path) -> Any:
    return openpyxl.load_workbook(path)[FORM_SHEET]
