"""What copies of a ledger are called, why they are made and where they lie. Makes none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

FOLDER = "备份"
"""Where copies lie unless the settings say otherwise: beside the ledger."""


class BackupReason(StrEnum):
    """Why a copy was made; the value is the word in its name and in the list of copies."""

    DAILY = "每日"
    START = "启动时"
    MERGE = "合并前"
    RESTORE = "恢复前"
    UPGRADE = "升级前"
    BY_HAND = "手动"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was checked; `sha256` of the file in hexadecimal digits."""

    path: Path
    sha256: str


def backup_path(
    ledger: Path, at: datetime, reason: BackupReason, folder: Path | None = None
) -> Path:
    """Where a copy goes that nobody named: 备份/2023年重点工作 2023-10-11 162005 合并前.tzdb.

    A number follows where there is one of the same second already.
    """
    folder = folder or ledger.parent / FOLDER
    name = f"{ledger.stem} {at:%Y-%m-%d %H%M%S} {reason.value}"
    path, number = folder / f"{name}{ledger.suffix}", 2
    while path.exists():
        path, number = folder / f"{name} {number}{ledger.suffix}", number + 1
    return path
