"""Files of a dispatch: they stand whole or not at all, and what stands is recorded."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from tests.services.dispatches import Q3, WATER, dispatch_all, sheet_of, third_quarter
from tzdesk.domain.records import Dispatch, DispatchRow, Period
from tzdesk.errors import Cancelled, UserError
from tzdesk.services import dispatch_files
from tzdesk.services.desk import Desk
from tzdesk.services.dispatch_files import Existing
from tzdesk.services.dispatching import (
    ALREADY_THERE,
    DispatchOptions,
    dispatch,
    prepare,
    proposed_folder,
    write,
)
from tzdesk.services.units import set_contact


def test_files_of_the_same_name_are_left_alone_replaced_or_kept(desk: Desk, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / WATER).write_text("旧")
    skipped = dispatch_all(desk, folder, unit_uids={"water"}, existing=Existing.SKIP)
    assert (folder / WATER).read_text() == "旧"
    assert skipped.written.batch is None
    assert [(one.number, one.unit, one.reason) for one in skipped.uncovered][1:] == [
        ("1", "区水务局", ALREADY_THERE),
        ("2", "区水务局", ALREADY_THERE),
    ]
    dispatch_all(desk, folder, unit_uids={"water"}, existing=Existing.OVERWRITE)
    assert [one.name for one in folder.iterdir()] == [WATER]
    assert sheet_of(folder / WATER)["A4"].value == 1


def _cancel_at(limit: int) -> Any:
    def report(done: int, _total: int) -> None:
        if done >= limit:
            raise Cancelled

    return report


def test_cancelled_half_way_what_is_there_is_recorded(desk: Desk, folder: Path) -> None:
    done = dispatch(desk, third_quarter(desk), DispatchOptions(folder), _cancel_at(1))
    assert done.made.cancelled
    assert [one.name for one in folder.iterdir()] == [WATER]
    assert {one.assignment_uid for one in desk.ledger.rows(DispatchRow).values()} == {
        "a1water",
        "a2water",
    }


def test_cancelled_at_once_leaves_nothing(desk: Desk, folder: Path) -> None:
    done = dispatch(desk, third_quarter(desk), DispatchOptions(folder), _cancel_at(0))
    assert done.written.batch is None
    assert list(folder.iterdir()) == []
    assert not desk.ledger.rows(Dispatch)


def test_progress_counts_workbooks(desk: Desk, folder: Path) -> None:
    told: list[tuple[int, int]] = []
    write(
        prepare(desk, third_quarter(desk), DispatchOptions(folder)), lambda *one: told.append(one)
    )
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The disk takes one file and then no more."""
    taken: list[Path] = []
    original = dispatch_files.write_bytes

    def write_once(path: Path, data: bytes, **options: Any) -> None:
        if taken:
            raise OSError(28, "No space left on device", str(path))
        taken.append(path)
        original(path, data, **options)

    monkeypatch.setattr(dispatch_files, "write_bytes", write_once)
    return taken


def test_a_full_disk_keeps_what_is_there(desk: Desk, folder: Path, full_disk: list[Path]) -> None:
    with pytest.raises(UserError, match="空间不足"):
        dispatch_all(desk, folder)
    assert list(folder.iterdir()) == full_disk
    assert len(desk.ledger.rows(DispatchRow)) == 2


def test_names_are_forced_to_the_disk_once_for_all(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[list[str]] = []
    monkeypatch.setattr(
        dispatch_files,
        "sync_folder",
        lambda one: synced.append([path.name for path in one.iterdir()]),
    )
    done = dispatch_all(desk, folder)
    (names,) = synced
    assert set(names) == {one.path.name for one in done.made.files}


def test_a_file_in_the_folders_place_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(UserError, match="已有同名的文件"):
        dispatch_all(desk, tmp_path / "x")


def test_all_in_one_archive(desk: Desk, folder: Path) -> None:
    done = dispatch_all(desk, folder, zipped=True)
    (path,) = folder.iterdir()
    assert path.name == "2023年重点工作_2023年第三季度_填报表.zip"
    assert {one.path for one in done.made.files} == {path}
    with ZipFile(path) as archive:
        assert WATER in archive.namelist()
        assert len(archive.namelist()) == 3
    dispatch_all(desk, folder, zipped=True)
    assert len(list(folder.iterdir())) == 2
    skipped = dispatch_all(desk, folder, zipped=True, existing=Existing.SKIP)
    assert len(skipped.made.skipped) == 3


def test_a_cancelled_archive_is_none(desk: Desk, folder: Path) -> None:
    options = DispatchOptions(folder, zipped=True)
    done = dispatch(desk, third_quarter(desk), options, _cancel_at(1))
    assert done.made.cancelled
    assert done.written.batch is None
    assert list(folder.iterdir()) == []


def test_units_that_cannot_be_called_are_listed(desk: Desk, folder: Path) -> None:
    name = "2023年重点工作_2023年第三季度_未填联系人清单.xlsx"
    dispatch_all(desk, folder, contact_list=True)
    sheet = openpyxl.load_workbook(folder / name).active
    assert sheet is not None
    rows = [row[:3] for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert rows == [(1, "区园林绿化局", 1), (2, "宋庄镇政府", 1)]


def test_without_gaps_there_is_no_such_list(desk: Desk, folder: Path) -> None:
    for unit in ("parks", "song"):
        set_contact(desk, unit, "李四", "200")
    dispatch_all(desk, folder, contact_list=True)
    assert len(list(folder.iterdir())) == 3


def test_the_list_that_cannot_be_saved_is_told(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _data: bytes) -> None:
        raise PermissionError(13, "denied", str(path))

    monkeypatch.setattr("tzdesk.services.dispatching.write_bytes", refuse)
    with pytest.raises(UserError, match=r"未填联系人清单\.xlsx.*没有写入权限"):
        dispatch_all(desk, folder, contact_list=True)
    assert len(desk.ledger.rows(DispatchRow)) == 4


def test_the_folder_lies_beside_the_ledger(desk: Desk) -> None:
    period = desk.ledger.get(Period, Q3)
    assert proposed_folder(desk, period) == desk.path.parent / "下发" / "2023年第三季度"
