"""Backups of a ledger: making them, listing them, and thinning out the old ones.

Kept are the newest of each of the last days, weeks and months; copies made by hand or before a
merge, restore or upgrade are never thinned out. Daily copies and those by hand go where the
settings say; what is made before a merge or an upgrade always lies beside the ledger, since no
missing stick may hold those up.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zlib import crc32

from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.settings import (
    BACKUP_FOLDER,
    KEEP_DAILY,
    KEEP_MONTHLY,
    KEEP_WEEKLY,
    SECOND_BACKUP_FOLDER,
    Settings,
)
from tzdesk.store.backup_names import FOLDER, Backup, BackupReason, backup_path

__all__ = [
    "Backup",
    "BackupReason",
    "BackupRules",
    "Kept",
    "StoredBackup",
    "back_up",
    "back_up_daily",
    "backups",
    "copy_ledger",
]

_NAME = re.compile(r"(.+) (\d{4}-\d\d-\d\d \d{6}) (\S+)(?: \d+)?")


@dataclass(frozen=True, slots=True)
class Kept:
    """保留 每日 每周 每月: how many of each."""

    daily: int = 14
    weekly: int = 8
    monthly: int = 12


@dataclass(frozen=True, slots=True)
class BackupRules:
    """Where copies of a ledger go and how many of them stay.

    Without `first` the first place is 备份 beside the ledger.
    """

    kept: Kept = Kept()
    first: Path | None = None
    second: Path | None = None

    @classmethod
    def of(cls, settings: Settings) -> "BackupRules":
        """What the settings say."""
        kept = Kept(*map(settings.get, (KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY)))
        first, second = map(settings.get, (BACKUP_FOLDER, SECOND_BACKUP_FOLDER))
        return cls(kept, Path(first) if first else None, Path(second) if second else None)

    def folders(self, ledger: Path) -> tuple[Path, ...]:
        """The folders for copies of this ledger; in a chosen place each ledger has its own."""
        # Two ledgers of one name must not thin out each other's copies.
        own = f"{ledger.stem} {crc32(str(ledger.parent).encode()):08X}"
        first = self.first / own if self.first else ledger.parent / FOLDER
        return (first, self.second / own) if self.second else (first,)


BESIDE = BackupRules()
"""As long as nobody has set anything else."""


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
    desk: Desk,
    target: Path | None = None,
    reason: BackupReason = BackupReason.BY_HAND,
    rules: BackupRules = BESIDE,
) -> Backup:
    """A verified copy at `target`, or in each place of `rules`; the first that was made.

    Raises UserError where one cannot be written or does not pass the check; the other is made
    all the same.
    """
    if target:
        return desk.file.backup(desk.now, reason, target)
    return _made(desk, reason, rules.folders(desk.path))[0]


def back_up_daily(desk: Desk, rules: BackupRules = BESIDE) -> Backup | None:
    """The first copy of a day, and then the old ones are thinned out; None if there is one.

    Raises UserError as `back_up` does.
    """
    folders = rules.folders(desk.path)
    wanting = [folder for folder in folders if not _has_one_of_today(desk, folder)]
    made = _made(desk, BackupReason.DAILY, wanting)
    for folder in wanting:
        for old in surplus(_in_folder(folder, desk.path), rules.kept):
            old.path.unlink(missing_ok=True)
    return made[0] if made else None


def _made(desk: Desk, reason: BackupReason, folders: Sequence[Path]) -> list[Backup]:
    made, refused = [], []
    for folder in folders:
        try:
            target = backup_path(desk.path, desk.now, reason, folder)
            made.append(desk.file.backup(desk.now, reason, target))
        except UserError as error:
            refused.append(error)
    if refused:
        raise refused[0]
    return made


def copy_ledger(source: Path, target: Path) -> None:
    """A verified copy of a ledger that is not open and need not be writable, of any format.

    Raises UserError as `back_up`.
    """
    from tzdesk.store.backup import copy_unopened  # noqa: PLC0415 - not at the start

    copy_unopened(source, target)


def _has_one_of_today(desk: Desk, folder: Path) -> bool:
    present = _in_folder(folder, desk.path)
    return any(one.at.date() == desk.today and one.automatic for one in present)


def backups(ledger: Path, rules: BackupRules = BESIDE) -> list[StoredBackup]:
    """The copies of a ledger in all of its backup folders, newest first."""
    found = [one for folder in rules.folders(ledger) for one in _in_folder(folder, ledger)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _in_folder(folder: Path, ledger: Path) -> list[StoredBackup]:
    found = (_stored(path, ledger) for path in folder.glob(f"*{ledger.suffix}"))
    return [one for one in found if one]


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
