"""What the world does to a ledger file, in the clerk's words: one sentence and what to do.

Every `UserError` of `store` is worded here. Knows nothing of tables or records.
"""

from enum import Enum
from pathlib import Path

from tzdesk.domain.changes import Change
from tzdesk.errors import Remedy, UserError

CANNOT_OPEN = "无法打开台账"
CANNOT_WRITE = "未能保存"


class Trouble(Enum):
    """Why the system refuses to read or write a file; the value is the clerk's words."""

    FULL = "磁盘已满"
    DENIED = "没有写入权限"
    UNREADABLE = "没有读取权限"
    BROKEN = "磁盘读写出错，或移动存储已拔出"


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


class DamagedError(UserError):
    """The file is a ledger and not whole: `finding` says where, without a full stop."""

    def __init__(self, finding: str) -> None:
        super().__init__(
            f"数据检查发现问题：{finding}。",
            "建议从备份恢复，当前文件会保留。",
            CANNOT_OPEN,
            (Remedy.READ_ONLY,),
        )


def gone(path: Path) -> UserError:
    """The file is not there."""
    return UserError(
        f"找不到台账“{path}”：文件已移动、改名，或所在移动存储没有插上。",
        "请找到文件后再打开，或从备份恢复。",
        CANNOT_OPEN,
        (Remedy.FIND,),
    )


def replaced(path: Path) -> UserError:
    """Another file lies under the name of the one that was opened."""
    return UserError(f"台账“{path}”已被另一个文件替换。", "请重新打开台账。", CANNOT_OPEN)


def not_a_ledger(path: Path, why: str = "") -> UserError:
    """Something else lies there; `why` in brackets."""
    return UserError(
        f"“{path.name}”不是台账文件{why}，没有改动它。",
        "请选择其他文件，或从备份恢复。",
        CANNOT_OPEN,
        (Remedy.CHOOSE,),
    )


def on_network_share(path: Path) -> UserError:
    """SQLite's locks and syncs cannot be relied upon there."""
    return UserError(
        f"“{path}”在网络共享上，断线时可能损坏台账。",
        "请复制到本机后打开。",
        CANNOT_OPEN,
        (Remedy.COPY_HERE,),
    )


def made_on_network_share(path: Path) -> UserError:
    """A new ledger was to be made there."""
    return UserError(
        f"“{path.parent}”在网络共享上，断线时可能损坏台账。",
        "请把台账建在本机的文件夹中。",
        "无法新建台账",
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


def unfinished(path: Path) -> UserError:
    """A write was cut short and must be taken back first, which reading only forbids."""
    return UserError(
        f"“{path.name}”上次写入时中断，只读时不能复原。", "请先正常打开一次。", CANNOT_OPEN
    )


def occupied(path: Path) -> UserError:
    """A new ledger was to be made where something lies already."""
    return UserError(f"“{path}”已经存在，没有改动它。", "请换一个文件名。", "无法新建台账")


def in_use() -> UserError:
    """Another program holds it and does not let go."""
    return UserError(
        "台账正被另一个程序使用。",
        "请在那边关闭后重试，也可以只读打开。",
        CANNOT_OPEN,
        (Remedy.READ_ONLY, Remedy.RETRY),
    )


def write_in_use() -> UserError:
    """Another program is writing and does not come to an end."""
    return UserError(
        "修改没有保存：台账正被另一个程序使用。",
        "请在那边关闭后重试。",
        CANNOT_WRITE,
        (Remedy.RETRY,),
    )


def no_permission(folder: Path) -> UserError:
    """The ledger, or the folder in which its journal must lie, cannot be written."""
    return UserError(
        f"无法保存到“{folder}”：没有写入权限。",
        "请处理后重试，或只读打开，或把台账复制到别的文件夹。",
        CANNOT_OPEN,
        (Remedy.READ_ONLY, Remedy.RETRY),
    )


def not_saved(folder: Path, trouble: Trouble) -> UserError:
    """A new file could not be made in `folder`."""
    return UserError(
        f"无法保存到“{folder}”：{trouble.value}。", "请换一个文件夹，或处理后重试。", CANNOT_WRITE
    )


def not_written(trouble: Trouble) -> UserError:
    """A change did not reach the disk; the ledger is as it was."""
    deed = "腾出空间" if trouble is Trouble.FULL else "处理"
    return UserError(
        f"修改没有保存：{trouble.value}。",
        f"此前的内容不受影响；请{deed}后点“重试”，或把台账另存到别处。",
        CANNOT_WRITE,
        (Remedy.SAVE_ELSEWHERE, Remedy.RETRY),
    )


def not_read(path: Path, trouble: Trouble) -> UserError:
    """The file is there and cannot be read."""
    return UserError(
        f"无法读取“{path.name}”：{trouble.value}。", "请处理后重试。", CANNOT_OPEN, (Remedy.RETRY,)
    )


def read_only_ledger(path: Path) -> UserError:
    """It was opened for reading only."""
    return UserError(
        f"修改没有保存：“{path.name}”是以只读方式打开的。", "请正常打开后再修改。", CANNOT_WRITE
    )
