"""Backups of a ledger: making them, listing them, and thinning out the old ones.

Kept are the newest of each of the last days, weeks and months; copies made by hand or before a
merge, restore or upgrade are never thinned out.
"""

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tzdesk.services.desk import Desk
from tzdesk.store.backup_names import FOLDER, Backup, BackupReason

__all__ = ["Backup", "BackupReason", "Kept", "StoredBackup", "back_up", "back_up_daily", "backups"]

_NAME = re.compile(r"(.+) (\d{4}-\d\d-\d\d \d{6}) (\S+)(?: \d+)?")


@dataclass(frozen=True, slots=True)
class Kept:
    """保留 每日 每周 每月: how many of each."""

    daily: int = 14
    weekly: int = 8
    monthly: int = 12


@dataclass(frozen=True, slots=True)
class StoredBackup:
    """A copy that lies in the backup folder, by what its name says."""

    path: Path
    at: datetime
    reason: BackupReason

    @property
    def automatic(self) -> bool:
        """Whether nobody asked for it."""
        return self.reason in (BackupReason.DAILY, BackupReason.START)


def back_up(
    desk: Desk, target: Path | None = None, reason: BackupReason = BackupReason.BY_HAND
) -> Backup:
    """A verified copy at `target`, or in the folder 备份 beside the ledger.

    Raises UserError where it cannot be written or does not pass the check.
    """
    return desk.file.backup(desk.now, reason, target)


def back_up_daily(desk: Desk, kept: Kept | None = None) -> Backup | None:
    """The first copy of a day, and then the old ones are thinned out; None if there is one."""
    present = backups(desk.path)
    if any(one.at.date() == desk.today and one.automatic for one in present):
        return None
    made = back_up(desk, reason=BackupReason.DAILY)
    for old in surplus(backups(desk.path), kept or Kept()):
        old.path.unlink(missing_ok=True)
    return made


def backups(ledger: Path) -> list[StoredBackup]:
    """The copies of a ledger in its backup folder, newest first."""
    folder = ledger.parent / FOLDER
    found = (_stored(path, ledger) for path in folder.glob(f"*{ledger.suffix}"))
    return sorted((one for one in found if one), key=lambda one: one.at, reverse=True)


def _stored(path: Path, ledger: Path) -> StoredBackup | None:
    named = _NAME.fullmatch(path.stem)
    if named is None or named[1] != ledger.stem or named[3] not in set(BackupReason):
        return None
    try:
        at = datetime.strptime(named[2], "%Y-%m-%d %H%M%S")  # noqa: DTZ007 - local time
    except ValueError:
        return None
    return StoredBackup(path, at, BackupReason(named[3]))


def surplus(present: Iterable[StoredBackup], kept: Kept) -> list[StoredBackup]:
    """The automatic copies that no rule keeps. What was made for a reason is never thinned."""
    automatic = sorted(
        (one for one in present if one.automatic), key=lambda one: one.at, reverse=True
    )
    wanted = {
        one.path
        for key, count in (
            (_day, kept.daily),
            (_week, kept.weekly),
            (_month, kept.monthly),
        )
        for one in _newest_of_each(automatic, key, count)
    }
    return [one for one in automatic if one.path not in wanted]


def _newest_of_each(
    newest_first: Iterable[StoredBackup], key: Callable[[date], Hashable], count: int
) -> list[StoredBackup]:
    """The newest copy of each of the last `count` days, weeks or months that have one."""
    found: dict[Hashable, StoredBackup] = {}
    for one in newest_first:
        found.setdefault(key(one.at.date()), one)
    return list(found.values())[:count]


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
