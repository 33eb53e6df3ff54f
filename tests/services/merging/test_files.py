"""What files are: archives, folders, copies, other units', other plans', other kinds."""

import re
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
import openpyxl
import pytest

from tests.services.merging.office import LAST, UNITS, Book, Office
from tzdesk.documents import Limits
from tzdesk.errors import Cancelled
from tzdesk.services.desk import Desk
from tzdesk.services.dispatching import DispatchOptions, dispatch
from tzdesk.services.gathering import sources
from tzdesk.services.merge_plan import CellKind, FileState, MergePlan
from tzdesk.services.merging import plan_merge

WATER, TRADE, SPORT = UNITS


def fill(book: Book) -> None:
    book.put(2, progress="已开工。", percent=60)


FILLED_CELLS = {(SPORT, 2, "progress", "已开工。"), (SPORT, 2, "percent", 60)}


def states(plan: MergePlan) -> list[FileState]:
    return [one.state for one in plan.files]


def kinds(plan: MergePlan) -> set[str]:
    return {notice.kind for one in plan.files for notice in one.notices}


class RawName(ZipInfo):
    """A member whose name is written byte by byte, as old Chinese programs do."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self.filename.encode("cp437"), 0


def packed(path: Path, members: Sequence[tuple[bytes, bytes]]) -> Path:
    with ZipFile(path, "w", ZIP_STORED) as archive:
        for name, data in members:
            archive.writestr(RawName(name.decode("cp437")), data)
    return path


def test_folders_are_read_through_and_litter_is_passed_over(office: Office) -> None:
    office.hand_in(SPORT, fill)
    inner = office.inbox / "第一批" / "已收"
    inner.mkdir(parents=True)
    shutil.copy(office.book(WATER), inner / "水务.xlsx")
    for name in ("~$水务.xlsx", ".~lock.水务.xlsx#", "Thumbs.db", ".DS_Store", "旧.tzdb"):
        (inner / name).write_bytes(b"x")
    assert states(office.plan()) == [FileState.READY, FileState.UNCHANGED]


def test_archives_with_gbk_names_are_read_in_place(office: Office, tmp_path: Path) -> None:
    data = office.hand_in(SPORT, fill).read_bytes()
    other = office.book(WATER).read_bytes()
    members = [
        ("交回/区体育局.xlsx".encode("gbk"), data),
        ("交回/区水务局.xlsx".encode(), other),
        (b"__MACOSX/._a.xlsx", b"x"),
        ("交回/~$区体育局.xlsx".encode("gbk"), b"x"),
        ("内层.zip".encode("gbk"), b"PK\x05\x06" + b"\0" * 18),
    ]
    path = packed(tmp_path / "各单位.zip", members)
    plan = office.plan(path)
    assert [one.path.removeprefix(f"{path}/") for one in plan.files] == [
        "交回/区体育局.xlsx",
        "交回/区水务局.xlsx",
        "内层.zip",
    ]
    assert states(plan) == [FileState.READY, FileState.UNCHANGED, FileState.UNREADABLE]
    assert office.said(plan) == FILLED_CELLS
    assert {one.name for one in tmp_path.iterdir()} == {"台账.tzdb", "各单位.zip", "回收"}


def test_an_archive_that_expands_too_far_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "大.zip", [(b"a.xlsx", b"\0" * (3 << 20))])
    (one,) = sources([path], Limits(memory=1 << 20))
    assert one.refusal
    assert "展开后超过" in one.refusal.message
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04 torn")
    (one,) = sources([tmp_path / "坏.zip"])
    assert one.refusal
    assert "损坏" in one.refusal.message


def test_the_same_file_is_looked_at_once(office: Office) -> None:
    path = office.hand_in(SPORT, fill)
    shutil.copy(path, office.inbox / "副本.xlsx")
    plan = office.plan(path, office.inbox)
    assert states(plan) == [FileState.READY, FileState.MERGED]


@pytest.mark.parametrize(
    ("name", "data", "state"),
    [
        ("空.xlsx", b"", FileState.UNREADABLE),
        ("坏.xlsx", b"PK\x03\x04" + b"\0" * 200, FileState.UNREADABLE),
        ("说明.txt", "关于报送的说明".encode(), FileState.NO_FORM),
        ("图.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 50, FileState.UNREADABLE),
    ],
)
def test_what_is_no_return_gets_its_sentence(
    office: Office, name: str, data: bytes, state: FileState
) -> None:
    path = office.hand_in(SPORT, fill)
    (office.inbox / name).write_bytes(data)
    plan = office.plan()
    by_name = {one.name: one for one in plan.files}
    assert by_name[name].state is state
    assert by_name[name].message
    assert by_name[path.name].state is FileState.READY


def test_a_missing_path_is_a_state_too(office: Office) -> None:
    plan = office.plan(office.inbox / "没有.xlsx")
    assert states(plan) == [FileState.UNREADABLE]


def test_another_workbook_is_no_form(office: Office) -> None:
    office.inbox.mkdir()
    workbook = openpyxl.Workbook()
    workbook.active.append(["姓名", "电话", "单位"])
    workbook.save(office.inbox / "通讯录.xlsx")
    assert states(office.plan()) == [FileState.NO_FORM]


def test_another_plans_return_is_told(office: Office, tmp_path: Path) -> None:
    path = office.hand_in(SPORT, fill)
    with Desk.create(tmp_path / "另一.tzdb", clock=office.clock) as desk:
        assert states(plan_merge(desk, [path])) == [FileState.FOREIGN]


def test_an_earlier_periods_return_goes_to_its_period(office: Office) -> None:
    desk = office.desk
    board = desk.board(desk.plan().uid, office.period("2023Q2").uid)
    out = office.inbox.parent / "二季度"
    dispatch(desk, board, DispatchOptions(out))
    desk.undo()  # so that the third quarter stays the newest dispatched one
    (book,) = out.glob(f"*{SPORT}*")
    plan = office.plan(book)
    assert states(plan) == [FileState.PAST]
    assert plan.files[0].period == office.period("2023Q2")
    assert not plan.files[0].ticked


def test_a_name_of_another_unit_speaks_against_it(office: Office) -> None:
    plan = office.plan(office.hand_in(SPORT, fill, f"{TRADE}（盖章）.xlsx"))
    assert states(plan) == [FileState.OTHER_UNIT]
    assert plan.files[0].message == f"表内为{SPORT}，文件名为{TRADE}"
    free = office.plan(office.hand_in(SPORT, fill, "新建 工作表(1).xlsx"))
    assert states(free) == [FileState.READY]


def test_another_unit_on_the_sheet_speaks_against_it(office: Office) -> None:
    def alter(book: Book) -> None:
        fill(book)
        book.sheet["A2"].value = f"填报单位：{TRADE}"

    assert states(office.plan(office.hand_in(SPORT, alter))) == [FileState.OTHER_UNIT]


def copied(office: Office, *, keys: bool) -> Path:
    """The sheet alone in a new workbook: hidden sheet and properties are gone."""
    source = openpyxl.load_workbook(office.hand_in(SPORT, fill))["填报表"]
    workbook = openpyxl.Workbook()
    for row in source.iter_rows():
        for cell in row:
            if keys or cell.column < source.max_column:
                workbook.active.cell(cell.row, cell.column).value = cell.value
    path = office.inbox / "复制.xlsx"
    workbook.save(path)
    return path


def test_a_sheet_copied_to_a_new_file_finds_its_base(office: Office) -> None:
    plan = office.plan(copied(office, keys=True))
    assert states(plan) == [FileState.READY]
    assert office.said(plan) == FILLED_CELLS
    assert kinds(plan) == {"required", "unfilled"}


def test_a_copied_sheet_without_keys_is_compared_two_way(office: Office) -> None:
    plan = office.plan(copied(office, keys=False))
    prefilled = {(SPORT, 1, name, LAST[name]) for name in ("progress", "next_step")}
    assert office.said(plan) == FILLED_CELLS | prefilled
    assert {"two_way", "no_key"} <= kinds(plan)
    office.type(SPORT, 2, progress="台账另有。")
    again = office.plan(office.inbox / "复制.xlsx")
    assert office.said(again, CellKind.CONFLICT) == {(SPORT, 2, "progress", "已开工。")}


def test_a_table_in_a_word_document_is_read(office: Office) -> None:
    sheet = openpyxl.load_workbook(office.hand_in(SPORT, fill))["填报表"]
    rows = [row[:-1] for row in sheet.iter_rows(3, 8, values_only=True)]
    document = docx.Document()
    document.add_paragraph(f"填报单位：{SPORT}")
    document.add_paragraph("2023年第三季度")
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = "" if value is None else str(value)
    path = office.inbox / "体育局.docx"
    document.save(path)
    plan = office.plan(path)
    assert office.said(plan) >= FILLED_CELLS
    assert "two_way" in kinds(plan)


def test_a_dispatch_that_was_undone_leaves_the_hidden_sheet(office: Office) -> None:
    path = office.hand_in(SPORT, fill)
    office.desk.undo()
    plan = office.plan(path)
    assert office.said(plan) == FILLED_CELLS
    assert "two_way" not in kinds(plan)


def test_returns_of_two_dispatches_are_understood(office: Office) -> None:
    first = office.hand_in(SPORT, fill)
    desk = office.desk
    office.type(SPORT, 3, progress="办公室登记。")
    again = dispatch(
        desk, desk.board(desk.plan().uid), DispatchOptions(office.inbox.parent / "补发")
    )
    (book,) = (one.path for one in again.made.files if SPORT in one.path.name)
    office.type(SPORT, 3, progress="又改。")
    assert office.said(office.plan(first)) == FILLED_CELLS
    assert states(office.plan(book)) == [FileState.UNCHANGED]


def test_checking_can_be_cancelled(office: Office) -> None:
    paths = office.hand_in_all(fill)

    def report(done: int, total: int) -> None:
        assert total == 3
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        plan_merge(office.desk, paths, report)


def test_the_workbooks_own_time_of_saving_counts(office: Office) -> None:
    saved = datetime(2023, 10, 7, 8)  # noqa: DTZ001
    plan = office.plan(office.hand_in(SPORT, fill, saved=saved))
    assert plan.files[0].saved_at == saved


def test_a_formulas_stored_result_counts(office: Office) -> None:
    path = office.hand_in(SPORT, fill)
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    text = parts[sheet].decode()
    formula = re.sub(r'(<c r="H6"[^>]*>)<v>60</v>', r"\1<f>30+30</f><v>60</v>", text)
    assert formula != text
    with ZipFile(path, "w") as archive:
        for name, data in (parts | {sheet: formula.encode()}).items():
            archive.writestr(name, data)
    assert office.said(office.plan(path)) == FILLED_CELLS


def test_a_text_longer_than_a_cell_comes_back_untouched(office: Office) -> None:
    desk, long = office.desk, "长" * 40_000
    office.type(SPORT, 0, progress=long)
    out = office.inbox.parent / "补发"
    dispatch(desk, desk.board(desk.plan().uid), DispatchOptions(out))
    (book,) = out.glob(f"*{SPORT}*")
    assert states(office.plan(book)) == [FileState.UNCHANGED]
    office.merge(book)
    report = office.report(SPORT, 0)
    assert report
    assert report.progress == long
