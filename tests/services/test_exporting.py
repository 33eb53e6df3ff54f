"""An export is whole or not there, and says in a sentence why it is not."""

import errno
from pathlib import Path

import pytest

from tests.exchange.ledgers import board
from tzdesk.domain.board import Board
from tzdesk.errors import Cancelled, UserError
from tzdesk.services.exporting import export_ledger, proposed_name


@pytest.fixture
def shown() -> Board:
    return board()


def test_a_full_disk_leaves_the_old_file(
    shown: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"old")

    def full(_path: Path, _data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UserError, match="空间不足"):
        export_ledger(shown, list(shown), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_cancelling_leaves_nothing(shown: Board, tmp_path: Path) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export_ledger(shown, list(shown), tmp_path / "台账.xlsx", cancel)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_that_name_is_refused(shown: Board, tmp_path: Path) -> None:
    (tmp_path / "台账.xlsx").mkdir()
    with pytest.raises(UserError, match="无法保存到"):
        export_ledger(shown, list(shown), tmp_path / "台账.xlsx")


def test_another_ending_is_refused(shown: Board, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="xlsx"):
        export_ledger(shown, list(shown), tmp_path / "台账.doc")


def test_the_proposed_name_tells_plan_and_period(shown: Board) -> None:
    assert proposed_name(shown, filtered=False).endswith("_2023年第三季度_台账.xlsx")
    assert "（筛选）" in proposed_name(shown, filtered=True)
