"""Backups: verified copies, one a day, thinned out."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.services.clocks import Clock
from tzdesk.errors import UserError
from tzdesk.services.backups import (
    BackupReason,
    BackupRules,
    Kept,
    StoredBackup,
    back_up,
    back_up_daily,
    backups,
    surplus,
)
from tzdesk.services.desk import Desk


def test_a_backup_opens_as_a_ledger(desk: Desk, tmp_path: Path, clock: Clock) -> None:
    made = back_up(desk, tmp_path / "副本" / "a.tzdb")
    with Desk.open(made.path, clock=clock) as copy:
        assert copy.file.content_hash() == desk.file.content_hash()
    assert len(made.sha256) == 64


def test_one_is_made_a_day_and_listed(desk: Desk, clock: Clock) -> None:
    assert back_up_daily(desk)
    assert back_up_daily(desk) is None
    clock.set("2023-10-01T08:00")
    back_up(desk, reason=BackupReason.MERGE)
    assert back_up_daily(desk)
    found = [(one.at.day, one.reason) for one in backups(desk.path)]
    assert set(found) == {
        (1, BackupReason.MERGE),
        (1, BackupReason.DAILY),
        (30, BackupReason.DAILY),
    }
    (desk.path.parent / "备份" / "台账 别的.tzdb").touch()
    assert len(backups(desk.path)) == 3


def test_old_copies_are_thinned_by_day_week_and_month() -> None:
    start = datetime.fromisoformat("2023-12-31T08:00:00")
    present = [
        StoredBackup(Path(f"{day}"), start - timedelta(day), BackupReason.DAILY)
        for day in range(365)
    ]
    by_hand = StoredBackup(Path("手动"), start - timedelta(300), BackupReason.BY_HAND)
    gone = {one.path for one in surplus([*present, by_hand], Kept())}
    left = [one for one in present if one.path not in gone]
    assert by_hand.path not in gone
    assert [one.at for one in left[:14]] == [start - timedelta(day) for day in range(14)]
    assert len({(one.at.year, one.at.month) for one in left}) == 12
    assert 14 + 8 - 2 + 12 - 3 <= len(left) <= 14 + 8 + 12


def test_copies_go_to_both_chosen_places(desk: Desk, tmp_path: Path) -> None:
    rules = BackupRules(first=tmp_path / "一", second=tmp_path / "二")
    made = back_up(desk, rules=rules)
    assert made.path.is_relative_to(tmp_path / "一")
    assert back_up_daily(desk, rules)
    assert back_up_daily(desk, rules) is None
    assert len(backups(desk.path, rules)) == 4
    assert not (desk.path.parent / "备份").exists()


def test_ledgers_of_one_name_do_not_meet_in_a_chosen_place(tmp_path: Path) -> None:
    rules = BackupRules(first=tmp_path)
    one, other = tmp_path / "甲" / "台账.tzdb", tmp_path / "乙" / "台账.tzdb"
    assert rules.folders(one) != rules.folders(other)


def test_place_that_is_gone_costs_only_its_own_copy(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "拔出").touch()
    rules = BackupRules(first=tmp_path / "拔出", second=tmp_path / "二")
    with pytest.raises(UserError, match="拔出"):
        back_up_daily(desk, rules)
    assert [one.reason for one in backups(desk.path, rules)] == [BackupReason.DAILY]
