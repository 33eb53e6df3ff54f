"""An exported ledger comes back whole, and tells what a person changed in it."""

from pathlib import Path

import openpyxl
import pytest

from tests.exchange.ledgers import HOSTILE, board, records
from tzdesk.documents import read_workbook
from tzdesk.domain.board import Board
from tzdesk.errors import UserError
from tzdesk.exchange.ledger_reader import ExportedLedger, is_exported_ledger, read_ledger
from tzdesk.exchange.ledger_records import plan_records
from tzdesk.exchange.ledger_writer import LEDGER_SHEET, write_ledger


def _nothing(_done: int, _total: int) -> None:
    """No one watches the progress."""


def _write(path: Path, shown: Board) -> Path:
    write_ledger(path, shown, list(shown), _nothing)
    return path


def _read(path: Path) -> ExportedLedger:
    return read_ledger(read_workbook(path))


def _cells(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.values] for sheet in book}


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    return _write(tmp_path / "台账.xlsx", board())


def _edit(path: Path, changes: dict[str, object]) -> Path:
    book = openpyxl.load_workbook(path)
    for address, value in changes.items():
        book[LEDGER_SHEET][address].value = value
    book.save(path)
    return path


def _columns(path: Path) -> dict[str, str]:
    sheet = openpyxl.load_workbook(path)[LEDGER_SHEET]
    return {str(cell.value): cell.column_letter for cell in sheet[3]}


def test_every_record_comes_back(exported: Path) -> None:
    found = _read(exported)
    assert sorted(map(repr, found.records)) == sorted(map(repr, records()))
    assert found.period_uid == "q3"
    assert found.edits == ()
    assert found.problems == ()


def test_export_of_what_was_read_has_the_same_cells(exported: Path, tmp_path: Path) -> None:
    again = _write(tmp_path / "again.xlsx", board(list(_read(exported).records)))
    assert _cells(again) == _cells(exported)


def test_only_shown_tasks_are_exported() -> None:
    shown = board()
    kept = plan_records(shown.ledger, "p", ["t0"])
    assert {one.uid for one in kept if one.entity == "task"} == {"t0"}
    assert not [one for one in kept if one.entity == "report"]


def test_formula_text_stays_text(exported: Path) -> None:
    sheet = openpyxl.load_workbook(exported)[LEDGER_SHEET]
    cell = sheet[f"{_columns(exported)['工作任务']}5"]
    assert (cell.value, cell.data_type) == (HOSTILE, "s")


def test_changed_cells_are_told_by_task_and_field(exported: Path) -> None:
    at = _columns(exported)
    _edit(
        exported,
        {
            f"{at['进展状态']}4": "已办结",
            f"{at['完成比例(%)']}4": "８０％",
            f"{at['完成时限']}5": "2023年11月底",
            f"{at['存在问题']}5": None,
        },
    )
    edits = {(one.task_uid, one.column): one.value for one in _read(exported).edits}
    assert edits == {
        ("t0", "status"): "已完成",
        ("t0", "percent"): 80,
        ("t1", "deadline"): "2023年11月底",
        ("t1", "problem"): None,
    }


def test_unreadable_cells_are_named(exported: Path) -> None:
    at = _columns(exported)
    _edit(exported, {f"{at['进展状态']}4": "未完成", f"{at['完成比例(%)']}5": "八成"})
    problems = [(one.cell, one.text) for one in _read(exported).problems]
    assert problems == [(f"{at['进展状态']}4", "未完成"), (f"{at['完成比例(%)']}5", "八成")]


def test_sorting_and_moving_columns_change_nothing(exported: Path) -> None:
    book = openpyxl.load_workbook(exported)
    sheet = book[LEDGER_SHEET]
    table = [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)]
    head, *rows = table
    moved = [head[::-1], *(row[::-1] for row in reversed(rows))]
    for row, values in enumerate(moved, 3):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(exported)
    found = _read(exported)
    assert (found.edits, found.problems, found.added) == ((), (), ())


def test_added_rows_are_told(exported: Path) -> None:
    _edit(exported, {"A9": "4", "D9": "新任务"})
    assert _read(exported).added == (9,)


def test_a_copied_row_changes_no_task(exported: Path) -> None:
    """Whoever copies a row to write a new task below it must not lose the old one's text."""
    sheet = openpyxl.load_workbook(exported)[LEDGER_SHEET]
    copy = {f"{cell.column_letter}9": cell.value for cell in sheet[4]}
    _edit(exported, copy | {f"{_columns(exported)['工作任务']}9": "新任务"})
    found = _read(exported)
    assert (found.edits, found.added) == ((), (9,))


def test_a_cut_hidden_sheet_is_refused(exported: Path) -> None:
    book = openpyxl.load_workbook(exported)
    book["_tzdesk"].delete_rows(9)
    book.save(exported)
    with pytest.raises(UserError, match="数据不完整"):
        _read(exported)


def test_other_workbooks_are_told_apart(tmp_path: Path, exported: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    assert not is_exported_ledger(read_workbook(tmp_path / "other.xlsx"))
    assert is_exported_ledger(read_workbook(exported))
