"""What the world does to a ledger file, in the clerk's words: one sentence and what to do.

Every `UserError` of `store` is worded here. Knows nothing of tables or records.
"""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from tzdesk.domain.changes import Change
from tzdesk.errors import UserError

CANNOT_OPEN = "无法打开台账"
CANNOT_WRITE = "未能保存"
_UNTOUCHED = "此前的内容不受影响；"
_ELSEWHERE = "或把台账另存到别处。"


class StaleError(UserError):
    """What a change starts from is no longer what the ledger holds; nothing was written.

    `change` is the one that did not fit, None where a row that others need was to be removed or
    a name is taken.
    """

    def __init__(self, change: Change | None = None) -> None:
        super().__init__(
            "修改没有保存：相关内容刚被另一个窗口或程序改过。",
            "请看过现在的内容后再改一次。",
            CANNOT_WRITE,
        )
        self.change = change


def gone(path: Path) -> UserError:
    """The file is not there."""
    return UserError(
        f"找不到台账“{path}”：文件已移动、改名，或所在移动存储没有插上。",
        "请找到文件后再打开，或从备份恢复。",
        CANNOT_OPEN,
    )


def replaced(path: Path) -> UserError:
    """Another file lies under the name of the one that was opened."""
    return UserError(
        f"修改没有保存：台账“{path}”已被另一个文件替换。", "请重新打开台账。", CANNOT_WRITE
    )


def not_a_ledger(path: Path, why: str = "") -> UserError:
    """Something else lies there; `why` in brackets."""
    return UserError(
        f"“{path.name}”不是台账文件{why}，没有改动它。",
        "请选择其他文件，或从备份恢复。",
        CANNOT_OPEN,
    )


def newer(theirs: str, ours: str) -> UserError:
    """A later version of the program wrote it."""
    return UserError(
        f"台账由更高版本（{theirs}）保存，本机为 {ours}，不能打开，文件没有改动。",
        "请升级本机程序。",
        CANNOT_OPEN,
    )


def older_read_only(path: Path) -> UserError:
    """It must be brought to this version first, which reading only forbids."""
    return UserError(
        f"“{path.name}”由较早的版本保存，只读时不能升级。",
        "请先正常打开一次，升级前会自动备份。",
        CANNOT_OPEN,
    )


def occupied(path: Path) -> UserError:
    """A new ledger was to be made where something lies already."""
    return UserError(f"“{path}”已经存在，没有改动它。", "请换一个文件名。", "无法新建台账")


def in_use(lead: str = "") -> UserError:
    """Another program holds it."""
    return UserError(
        f"{lead}台账正被另一个程序使用。",
        "请在那边关闭后重试，也可以只读打开。",
        CANNOT_WRITE if lead else CANNOT_OPEN,
    )


def no_permission(folder: Path) -> UserError:
    """The ledger, or the folder in which its journal must lie, cannot be written."""
    return UserError(
        f"无法保存到“{folder}”：没有写入权限。",
        "请处理后重试，或只读打开，或把台账复制到别的文件夹。",
        CANNOT_OPEN,
    )


def unreadable(path: Path) -> UserError:
    """Reading it is not allowed."""
    return UserError(f"无法读取“{path.name}”：没有读取权限。", "请处理后重试。", CANNOT_OPEN)


def cannot_save(folder: Path, error: OSError) -> UserError:
    """A new file could not be made in `folder`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        why = "空间不足"
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        why = "没有写入权限"
    else:
        why = "磁盘读写出错，或移动存储已拔出"
    return UserError(
        f"无法保存到“{folder}”：{why}。", "请换一个文件夹，或处理后重试。", CANNOT_WRITE
    )


def read_only_ledger(path: Path) -> UserError:
    """It was opened for reading only."""
    return UserError(
        f"修改没有保存：“{path.name}”是以只读方式打开的。", "请正常打开后再修改。", CANNOT_WRITE
    )


def damaged(finding: str, title: str = CANNOT_OPEN) -> UserError:
    """A check found `finding`, which ends without a full stop."""
    return UserError(f"数据检查发现问题：{finding}。", "建议从备份恢复，当前文件会保留。", title)


def _full() -> UserError:
    return UserError(
        "修改没有保存：磁盘已满。", f"{_UNTOUCHED}请腾出空间后点“重试”，{_ELSEWHERE}", CANNOT_WRITE
    )


def _unwritable() -> UserError:
    return UserError(
        "修改没有保存：没有写入权限。", f"{_UNTOUCHED}请处理后点“重试”，{_ELSEWHERE}", CANNOT_WRITE
    )


def _broken_disk() -> UserError:
    return UserError(
        "修改没有保存：磁盘读写出错，或移动存储已拔出。",
        f"{_UNTOUCHED}请处理后点“重试”，{_ELSEWHERE}",
        CANNOT_WRITE,
    )


def _unreadable() -> UserError:
    return UserError(
        "读取台账时磁盘出错，或移动存储已拔出。", "请处理后重试，或从备份恢复。", CANNOT_OPEN
    )


_WRITING: dict[str, Callable[[], UserError]] = {
    "FULL": _full,
    "READONLY": _unwritable,
    "CANTOPEN": _unwritable,
    "PERM": _unwritable,
    "IOERR": _broken_disk,
    "BUSY": lambda: in_use("修改没有保存："),
    "LOCKED": lambda: in_use("修改没有保存："),
}
_READING: dict[str, Callable[[], UserError]] = {
    "READONLY": in_use,
    "CANTOPEN": _unreadable,
    "PERM": _unreadable,
    "IOERR": _unreadable,
    "BUSY": in_use,
    "LOCKED": in_use,
}
_BOTH: dict[str, Callable[[], UserError]] = {
    "CORRUPT": lambda: damaged("文件内部结构已损坏"),
    "NOTADB": lambda: damaged("文件内部结构已损坏"),
    "CONSTRAINT_FOREIGNKEY": StaleError,
    "CONSTRAINT_UNIQUE": StaleError,
}


def explained(error: sqlite3.Error, path: Path, *, writing: bool) -> UserError | None:
    """The clerk's words for what SQLite reports; None where the program is to blame."""
    name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
    if name == "READONLY_DBMOVED" or not path.exists():
        return gone(path)
    words = (_WRITING if writing else _READING) | _BOTH
    make = words.get(name) or words.get(name.split("_")[0])
    return make() if make else None


@contextmanager
def explaining(path: Path, *, writing: bool = False) -> Iterator[None]:
    """Raises what SQLite reports inside as UserError; bugs pass through as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, sqlite3.Error) and (known := explained(cause, path, writing=writing)):
            raise known from error
        raise
