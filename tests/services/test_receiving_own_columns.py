"""The office's own columns in a unit's ledger: received, filled in, handed back."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.services.clocks import Clock
from tests.services.dispatches import Q3, say
from tests.services.own_columns import (
    COLUMNS,
    FILLED,
    OFFICES,
    PART,
    STORED,
    add_columns,
    column,
    fill_in,
    heads,
    merged,
    planned,
    said,
)
from tests.services.receivers import sent_to, take_in
from tzdesk.domain.changes import Change, Source, removed
from tzdesk.domain.records import CustomField, CustomKind, ReportValue
from tzdesk.exchange.return_format import FORM_SHEET
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.returning import prepare, write


@pytest.fixture
def book(desk: Desk, folder: Path, clock: Clock) -> Path:
    add_columns(desk)
    say(desk, PART, Q3, cost="800")
    return sent_to(desk, Q3, folder, clock, "2023-10-01")


@pytest.fixture
def below(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """The unit's own ledger, empty yet."""
    with Desk.create(tmp_path / "水务局.tzdb", clock=clock) as desk:
        yield desk


def handed_back(below: Desk, folder: Path) -> Path:
    made = write(prepare(below.board("plan", Q3)), folder)
    assert made.notices == ()
    return made.path


def test_the_columns_and_what_was_said_come_over(desk: Desk, book: Path, below: Desk) -> None:
    take_in(below, book)
    assert tuple(below.ledger.rows(CustomField).values()) == COLUMNS
    assert OFFICES.uid not in below.ledger.fields
    assert said(below, PART) == {"cost": "800"}
    assert below.file.check() == ()
    below.undo()
    assert not below.ledger.rows(CustomField)


def test_what_is_filled_in_by_hand_comes_over(book: Path, below: Desk) -> None:
    found = take_in(below, fill_in(book, FILLED))
    assert said(below, PART) == STORED
    assert found.notices == ()


def test_the_unit_fills_in_and_the_office_merges(
    desk: Desk, book: Path, below: Desk, tmp_path: Path
) -> None:
    take_in(below, book)
    edit(below, [Edit("t1", name, value, Q3) for name, value in STORED.items()])
    path = handed_back(below, tmp_path / "报送")
    sheet = openpyxl.load_workbook(path)[FORM_SHEET]
    cell = sheet.cell(4, heads(sheet)["开工日期"])
    assert (cell.is_date, cell.number_format) == (True, "yyyy-mm-dd")
    assert {one.field for one in planned(desk, path).cells} == {*STORED, "contact", "phone"}
    merged(desk, path)
    assert said(desk, PART) == STORED


def test_columns_of_the_units_alone_stay_below(
    desk: Desk, book: Path, below: Desk, tmp_path: Path
) -> None:
    take_in(below, book)
    add_columns(below, column("own", "科室", CustomKind.TEXT, 9))
    edit(below, [Edit("t1", "own", "一科", Q3), Edit("t1", "note", "话。", Q3)])
    merged(desk, handed_back(below, tmp_path / "报送"))
    assert said(desk, PART) == {"note": "话。", "cost": "800"}


def test_a_newer_workbook_renames_and_adds_columns_and_takes_none_away(
    desk: Desk, book: Path, below: Desk, folder: Path, clock: Clock, tmp_path: Path
) -> None:
    take_in(below, book)
    edit(below, [Edit("t1", "begun", "2023-08-01", Q3), Edit("t1", "note", "话。", Q3)])
    rename = Change("custom_field", "note", "name", "备注说明", "说明")
    gone = [desk.ledger.get(CustomField, "begun")]
    desk.write([rename, *removed(gone)], Source.EDIT, "改列")
    add_columns(desk, column("area", "面积", CustomKind.NUMBER, 9))
    take_in(below, sent_to(desk, Q3, folder / "二", clock, "2023-10-02"))
    names = {one.uid: one.name for one in below.ledger.rows(CustomField).values()}
    assert names["note"] == "说明"
    assert names["area"] == "面积"
    assert said(below, PART) == {"note": "话。", "cost": "800", "begun": "2023-08-01"}
    edit(below, [Edit("t1", "area", "5", Q3)])
    merged(desk, handed_back(below, tmp_path / "报送"))
    assert said(desk, PART) == {"note": "话。", "cost": "800", "area": "5"}


def test_both_changed_keeps_the_units_word(
    desk: Desk, book: Path, below: Desk, folder: Path, clock: Clock
) -> None:
    take_in(below, book)
    edit(below, [Edit("t1", "cost", "850", Q3)])
    say(desk, PART, Q3, cost="900", note="办公室。")
    found = take_in(below, sent_to(desk, Q3, folder / "二", clock, "2023-10-02"))
    assert [(one.entry.label, one.ours, one.theirs) for one in found.kept] == [
        ("投资额", "850", "900")
    ]
    assert said(below, PART) == {"note": "办公室。", "cost": "850"}


def test_an_older_workbook_of_another_period_brings_columns_that_are_missing(
    desk: Desk, below: Desk, folder: Path, clock: Clock
) -> None:
    add_columns(desk)
    older = sent_to(desk, "2023Q2", folder, clock, "2023-07-01")
    gone = [desk.ledger.get(CustomField, one.uid) for one in COLUMNS]
    desk.write(removed(gone), Source.EDIT, "删除列")
    take_in(below, sent_to(desk, Q3, folder, clock, "2023-10-01"))
    assert not below.ledger.rows(CustomField)
    take_in(below, fill_in(older, {"投资额": 7}))
    assert [one.value for one in below.ledger.rows(ReportValue).values()] == ["7"]


def test_a_bad_value_is_told(book: Path, below: Desk) -> None:
    found = take_in(below, fill_in(book, {"投资额": "若干"}))
    assert found.notices == ("第 1 项投资额（P4）没有读入：若干",)
    assert said(below, PART) == {"cost": "800"}
