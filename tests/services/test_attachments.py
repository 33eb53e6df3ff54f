"""附件: copied beside the ledger, told when missing or changed, taken off and back."""

from pathlib import Path

import pytest

from tzdesk.errors import UserError
from tzdesk.services.attachments import (
    FileState,
    attach,
    attached_files,
    attachments_folder,
    detach,
    left_out_of_backups,
    save_as,
    usable,
)
from tzdesk.services.desk import Desk


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "来文" / "批示.pdf"
    path.parent.mkdir()
    path.write_bytes(b"%PDF 1")
    return path


@pytest.fixture
def attached(desk: Desk, source: Path) -> Desk:
    attach(desk, "t2", [source])
    return desk


def only(desk: Desk) -> str:
    (one,) = desk.ledger.attachments("t2")
    return one.uid


def test_copy_lies_beside_the_ledger(attached: Desk, source: Path) -> None:
    source.unlink()
    (found,) = attached_files(attached, "t2")
    assert found.state is FileState.WHOLE
    assert found.path.parent == attachments_folder(attached.path)
    assert found.path.name.startswith("批示_")
    assert found.path.read_bytes() == b"%PDF 1"
    assert attached.undoable
    assert attached.undoable.title == "添加附件　第 2 项（批示.pdf）"
    assert left_out_of_backups(attached.ledger) == 1


def test_taken_off_and_back(attached: Desk) -> None:
    detach(attached, only(attached))
    assert attached_files(attached, "t2") == []
    attached.undo()
    assert attached_files(attached, "t2")[0].state is FileState.WHOLE
    attached.undo()
    assert attached_files(attached, "t2") == []


def test_missing_and_changed_are_said(attached: Desk) -> None:
    (found,) = attached_files(attached, "t2")
    found.path.write_bytes(b"%PDF 2")
    assert attached_files(attached, "t2")[0].state is FileState.ALTERED
    with pytest.raises(UserError, match="内容与添加时不同"):
        usable(attached, only(attached), "无法打开附件")
    found.path.unlink()
    with pytest.raises(UserError, match=r"找不到附件“批示\.pdf”"):
        usable(attached, only(attached), "无法打开附件")


def test_attaching_again_mends_a_missing_copy(attached: Desk, source: Path) -> None:
    attached_files(attached, "t2")[0].path.unlink()
    with pytest.raises(UserError, match="已有相同的附件"):
        attach(attached, "t2", [source])
    assert attached_files(attached, "t2")[0].state is FileState.WHOLE


def test_saved_as(attached: Desk, tmp_path: Path) -> None:
    target = tmp_path / "副本.pdf"
    save_as(attached, only(attached), target)
    assert target.read_bytes() == b"%PDF 1"


def test_one_file_on_two_tasks_and_two_of_one_name(attached: Desk, source: Path) -> None:
    attach(attached, "t3", [source])
    source.write_bytes(b"%PDF 2")
    attach(attached, "t2", [source])
    names = {one.path.name for one in attached_files(attached, "t2")}
    assert len(names) == 2
    assert len(list(attachments_folder(attached.path).iterdir())) == 2


def test_nothing_is_attached_where_one_cannot_be_read(desk: Desk, source: Path) -> None:
    with pytest.raises(UserError, match=r"无法读取“没有\.pdf”"):
        attach(desk, "t2", [source, source.parent / "没有.pdf"])
    with pytest.raises(UserError, match="不是文件"):
        attach(desk, "t2", [source.parent])
    assert attached_files(desk, "t2") == []
