"""A task is split, its parts go out, come back from two units, are merged, and all is taken back.

The figures of the issued plan (138, 225, 352) stand through all of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.services.clocks import Clock
from tzdesk.domain.board import Board
from tzdesk.domain.changes import Source, created
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.grouping import GroupBy, group
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import CustomField, CustomScope, Report
from tzdesk.domain.task_rows import TaskRow
from tzdesk.exchange.form_columns import FIXED_COLUMNS
from tzdesk.exchange.return_format import FIRST_ROW, FORM_SHEET, HEAD_ROW
from tzdesk.paths import ROOT
from tzdesk.services.desk import Desk
from tzdesk.services.dispatching import DispatchOptions, dispatch
from tzdesk.services.editing import Edit, edit
from tzdesk.services.exporting import export_ledger
from tzdesk.services.importing import default_options, import_plan
from tzdesk.services.incoming import read_plan
from tzdesk.services.merge_applying import apply
from tzdesk.services.merging import plan_merge
from tzdesk.services.received_form import read_received
from tzdesk.services.receiving import receive
from tzdesk.services.returning import prepare, write
from tzdesk.services.splitting import numbered, split_task
from tzdesk.services.task_editing import text_of

PLAN = ROOT / "resources" / "2023-tongzhou-plan.txt"
UNITS = ("区卫生健康委", "区民政局", "区体育局")
BY_HAND, BY_PROGRAM, SILENT = UNITS
SAID = {"status": "正常推进", "percent": 60, "progress": "已完成改造两处。"}


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime.fromisoformat("2023-09-25T09:00:00"))


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with Desk.create(tmp_path / "台账.tzdb", by="张三", clock=clock) as desk:
        draft = read_plan(PLAN).draft
        options = replace(default_options(draft, desk.today), periods=PeriodKind.QUARTER)
        import_plan(desk, draft, options)
        yield desk


def third_quarter(desk: Desk) -> Board:
    plan = desk.plan()
    period = next(one for one in desk.ledger.periods(plan.uid) if one.code == "2023Q3")
    return desk.board(plan.uid, period.uid)


def numbered_row(board: Board, number: str) -> TaskRow:
    return next(row for row in board.rows.values() if row.number == number)


def figures(board: Board) -> tuple[int, int, int]:
    """Tasks, and how many stand under leaders and under units."""
    return (
        len(board),
        sum(len(one.rows) for one in group(board, GroupBy.LEADER) if one.key),
        sum(len(one.rows) for one in group(board, GroupBy.UNIT) if one.key),
    )


def split_thirty(desk: Desk) -> None:
    """One sub-task for each unit of task 30."""
    uid = numbered_row(third_quarter(desk), "30").uid
    text = text_of(desk.ledger, uid)
    assert tuple(one.name for one in text.units) == UNITS
    shares = [
        replace(text, text=f"{text.text}（{one.name}部分）", units=(one,)) for one in text.units
    ]
    split_task(desk, uid, numbered(desk.ledger, uid, shares))


def rows_of(path: Path) -> dict[str, int]:
    """The rows of a workbook by printed number."""
    sheet = openpyxl.load_workbook(path)[FORM_SHEET]
    numbers = ((str(row[0].value or ""), row[0].row) for row in sheet.iter_rows(FIRST_ROW + 1))
    return {number: row for number, row in numbers if number}


def fill_in(path: Path, number: str, target: Path) -> Path:
    book = openpyxl.load_workbook(path)
    sheet = book[FORM_SHEET]
    row = rows_of(path)[number]
    for cell in sheet[HEAD_ROW + 1]:
        column = FIXED_COLUMNS.headed(str(cell.value or ""))
        if column and column.name in SAID:
            sheet.cell(row, cell.column).value = SAID[column.name]
    book.save(target)
    return target


def fill_in_by_program(path: Path, number: str, folder: Path, clock: Clock) -> Path:
    """The unit has its own ledger: it receives, types, and makes the file that goes back."""
    with Desk.create(folder / "单位.tzdb", clock=clock) as below:
        receive(below, read_received(path))
        board = third_quarter(below)
        row = numbered_row(board, number)
        assert board.period
        edit(below, [Edit(row.uid, name, value, board.period.uid) for name, value in SAID.items()])
        return write(prepare(third_quarter(below)), folder / "报送").path


def test_parts_go_out_come_back_and_are_taken_back(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    untouched = desk.file.content_hash()
    assert figures(third_quarter(desk)) == (138, 225, 352)
    split_thirty(desk)
    assert figures(third_quarter(desk)) == (138, 225, 352)

    sent = dispatch(desk, third_quarter(desk), DispatchOptions(tmp_path / "下发"))
    books = {one.form.identity.unit_name: one.path for one in sent.made.files}
    assert len(books) == 68
    for place, unit in enumerate(UNITS, 1):
        assert f"30-{place}" in rows_of(books[unit])
        assert "30" not in rows_of(books[unit])

    clock.set("2023-10-09T09:00:00")
    inbox = tmp_path / "回收"
    inbox.mkdir()
    returned = [
        fill_in(books[BY_HAND], "30-1", inbox / "卫健.xlsx"),
        fill_in_by_program(books[BY_PROGRAM], "30-2", tmp_path, clock),
    ]
    before = desk.file.content_hash()
    merged = apply(desk, plan_merge(desk, returned))
    assert (merged.files, merged.applied, merged.conflicts) == (2, 6, 0)

    board = third_quarter(desk)
    whole = numbered_row(board, "30")
    assert (whole.owed, whole.reported) == (3, 2)
    assert [one.units[0].reported for one in whole.subtasks] == [True, True, False]
    for part in whole.subtasks[:2]:
        report = part.units[0].report
        assert report
        assert {name: getattr(report, name) for name in SAID} == SAID
    assert not any(unit.report for unit in whole.units)
    assert [row.number for row in select(TaskFilter(search="改造两处"), board)] == ["30"]
    assert figures(board) == (138, 225, 352)
    assert not desk.file.check()

    desk.undo()
    assert desk.file.content_hash() == before
    assert not desk.ledger.rows(Report)
    desk.undo()
    desk.undo()
    assert desk.file.content_hash() == untouched
    assert figures(third_quarter(desk)) == (138, 225, 352)
    assert not desk.file.check()


def test_all_that_a_clerk_added_survives_two_exports(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    split_thirty(desk)
    columns = [
        CustomField(uid="source", name="任务来源", position=0),
        CustomField(uid="cost", name="投资额", scope=CustomScope.REPORT, position=1),
    ]
    desk.write(created(columns), Source.EDIT, "新增自定义列")
    board = third_quarter(desk)
    whole, period = numbered_row(board, "30"), board.period
    assert period
    part = whole.subtasks[0]
    own = {"tags": "民生、督办", "starred": True, "source": "市级"}
    said = {**SAID, "cost": "1200"}
    edits = [Edit(one, name, own[name]) for one in (whole.uid, part.uid) for name in own]
    edits += [Edit(part.uid, name, said[name], period.uid, part.units[0].uid) for name in said]
    edit(desk, [*edits, Edit(part.uid, "percent", 40, period.uid)])

    def carried(source: Desk, name: str) -> str:
        path, shown = tmp_path / f"{name}.xlsx", third_quarter(source)
        export_ledger(shown, list(shown), path)
        incoming = read_plan(path)
        assert incoming.draft.problems == ()
        with Desk.create(tmp_path / f"{name}.tzdb", clock=clock) as other:
            import_plan(
                other,
                incoming.draft,
                default_options(incoming.draft, other.today),
                exported=incoming.exported,
            )
            return other.file.content_hash()

    content = carried(desk, "一")
    assert content == desk.file.content_hash()
    with Desk.open(tmp_path / "一.tzdb", clock=clock) as first:
        assert carried(first, "二") == content
