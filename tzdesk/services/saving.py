"""What to tell a clerk when a file cannot be saved."""

import errno
from pathlib import Path

from tzdesk.errors import UserError

_CAUSES = {
    errno.ENOSPC: "空间不足",
    errno.EDQUOT: "空间不足",
    errno.ENOENT: "移动存储已拔出，或文件夹不存在",
    errno.ENODEV: "移动存储已拔出，或文件夹不存在",
    errno.EIO: "移动存储已拔出，或文件夹不存在",
    errno.EISDIR: "那里已有同名的文件夹",
    errno.ENOTDIR: "那里已有同名的文件",
    errno.EEXIST: "那里已有同名的文件",
    errno.ENAMETOOLONG: "文件名或路径太长",
}


def saving_refused(path: Path, error: OSError, title: str) -> UserError:
    """One sentence and what to do; `title` says what failed (无法导出)."""
    if isinstance(error, PermissionError):
        return UserError(
            f"无法保存到“{path}”：没有写入权限，或文件正被其他程序打开。",
            "请关闭该文件或换一个文件夹，然后重试。",
            title,
        )
    cause = _CAUSES.get(error.errno or 0, "系统拒绝写入")
    return UserError(f"无法保存到“{path}”：{cause}。", "请换一个文件夹，或处理后重试。", title)
