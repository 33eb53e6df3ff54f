"""Things in a folder that are no files, or that nobody may read."""

import os
import socket
from pathlib import Path

from tests.exchange.corpus.seed import Seed


def make(folder: Path, seed: Seed) -> None:
    """One of each beside a good return."""
    (folder / "好的.xlsx").write_bytes(seed.data)
    (folder / "空.xlsx").touch()
    (folder / "文件夹.xlsx").mkdir()
    (folder / "文件夹.xlsx" / "里面空.xlsx").touch()
    (folder / "压缩包.zip").mkdir()
    os.mkfifo(folder / "管道.xlsx")
    os.mkfifo(folder / "管道.zip")
    (folder / "断链.xlsx").symlink_to(folder / "没有")
    (folder / "自指.xlsx").symlink_to(folder / "自指.xlsx")
    (folder / "回头").symlink_to(folder)
    (folder / "零设备.xlsx").symlink_to("/dev/zero")
    (folder / "空设备.txt").symlink_to("/dev/null")
    (folder / "内存.xlsx").symlink_to("/proc/self/mem")
    (folder / "不许读.xlsx").write_bytes(seed.data + b" ")
    (folder / "不许读.xlsx").chmod(0)
    (folder / ("长" * 80 + ".xlsx")).write_bytes(b"x")
    (folder / "怪\n名\u202e.xlsx").write_bytes(b"PK\x03\x04")
    os.close(os.open(os.fsencode(folder) + b"/\xb2\xe2\xca\xd4.xlsx", os.O_CREAT | os.O_WRONLY))
    _bind(folder / "插口.xlsx")


def _bind(path: Path) -> None:
    """A socket lies there; its path may be too long to be bound to, so it is bound from beside."""
    with socket.socket(socket.AF_UNIX) as bound:
        here = os.open(path.parent, os.O_RDONLY)
        before = Path.cwd()
        try:
            os.chdir(path.parent)
            bound.bind(path.name)
        finally:
            os.chdir(before)
            os.close(here)
