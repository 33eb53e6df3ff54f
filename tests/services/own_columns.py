"""Columns of the sample ledger's own, one of each kind, that units fill in; and filling them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from tests.services.dispatches import Q3, dispatch_all
from tzdesk.domain.changes import Source, created
from tzdesk.domain.records import CustomField, CustomKind, CustomScope
from tzdesk.domain.said import reported
from tzdesk.domain.values import Stored
from tzdesk.exchange.return_format import FIRST_ROW, FORM_SHEET, HEAD_ROW
from tzdesk.services.desk import Desk
from tzdesk.services.merge_applying import Merged, apply
from tzdesk.services.merge_plan import Decisions, FilePlan
from tzdesk.services.merging import plan_merge

SOURCES = ("市级", "区级", "社会资本")


def column(uid: str, name: str, kind: CustomKind, place: int, *choices: str) -> CustomField:
    return CustomField(
        uid=uid,
        name=name,
        kind=kind,
        choices=choices,
        scope=CustomScope.REPORT,
        position=place,
    )


COLUMNS = (
    column("note", "备注说明", CustomKind.TEXT, 0),
    column("cost", "投资额", CustomKind.NUMBER, 1),
    column("begun", "开工日期", CustomKind.DATE, 2),
    column("source", "资金来源", CustomKind.LIST, 3, *SOURCES),
)
OFFICES = CustomField(uid="target", name="目标值", position=4)
"""One that the office keeps, which no workbook has."""


def add_columns(desk: Desk, *columns: CustomField) -> None:
    desk.write(created(columns or (*COLUMNS, OFFICES)), Source.EDIT, "新增自定义列")


def said(desk: Desk, part: str) -> dict[str, Stored]:
    """What a unit says of its task in the third quarter, in its own columns."""
    found = reported(desk.ledger, part, Q3)
    return {name: value for name, value in found.items() if desk.ledger.fields[name].custom}


def heads(sheet: Any) -> dict[str, int]:
    """The sheet's columns by their heads, from 1."""
    return {
        str(cell.value).replace("\n", "").rstrip("*"): cell.column
        for cell in sheet[HEAD_ROW + 1]
        if cell.value
    }


def fill_in(path: Path, values: Mapping[str, Any], target: Path | None = None) -> Path:
    """A workbook with values by head in its first row of a task."""
    book = openpyxl.load_workbook(path, rich_text=True)
    sheet = book[FORM_SHEET]
    places = heads(sheet)
    for head, value in values.items():
        sheet.cell(FIRST_ROW + 1, places[head]).value = value
    made = target or path
    made.parent.mkdir(parents=True, exist_ok=True)
    book.save(made)
    return made


PART = "a1water"
"""The unit's part of a task."""
FILLED = {
    "投资额": 1200.5,
    "开工日期": date(2023, 8, 1),
    "资金来源": "区级",
    "备注说明": "已批复。",
}
STORED = {"note": "已批复。", "cost": "1200.5", "begun": "2023-08-01", "source": "区级"}


def send(desk: Desk, folder: Path) -> None:
    dispatch_all(desk, folder, unit_uids=["water"], prefill=False)


def planned(desk: Desk, path: Path) -> FilePlan:
    (file,) = plan_merge(desk, [path]).files
    return file


def merged(desk: Desk, path: Path, decisions: Decisions | None = None) -> Merged:
    return apply(desk, plan_merge(desk, [path]), decisions)


def told(file: FilePlan) -> list[str]:
    return [one.message for one in file.notices]
