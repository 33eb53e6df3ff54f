"""The directory of an OLE compound file (.xls, .doc, .wps, or an encrypted .xlsx).

Only finds and returns streams at the root; knows nothing of what they mean.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # from here on: markers, no sector numbers
_HEADER_SECTORS = 109
_ENTRY = 128


class OleFile:
    """A compound file read whole into memory. Raises ValueError or struct.error when broken."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        if not self._data.startswith(SIGNATURE):
            raise ValueError("no compound file")
        shift, mini_shift = struct.unpack_from("<HH", self._data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("odd sector size")
        self._size = 1 << shift
        first_directory, self._cutoff, first_mini = struct.unpack_from("<I4xII", self._data, 48)
        self._fat = self._numbers(self._fat_sectors())
        self._entries = _entries(self._chain(first_directory))
        self._mini_fat = self._numbers(list(self._walk(first_mini, self._fat)))
        self._mini_stream: bytes | None = None

    @property
    def streams(self) -> set[str]:
        """The names at the root, as stored."""
        return set(self._entries)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream at the root; KeyError where there is none."""
        start, size = self._entries[name]
        if size >= self._cutoff:
            return self._chain(start)[:size]
        if self._mini_stream is None:
            self._mini_stream = self._chain(self._entries[""][0])
        mini = self._mini_stream
        parts = [mini[at * 64 : at * 64 + 64] for at in self._walk(start, self._mini_fat)]
        return b"".join(parts)[:size]

    def _fat_sectors(self) -> list[int]:
        sectors = list(struct.unpack_from(f"<{_HEADER_SECTORS}I", self._data, 76))
        at = struct.unpack_from("<I", self._data, 68)[0]
        seen = set()
        while at < _END and at not in seen:
            seen.add(at)
            *more, at = struct.unpack(f"<{self._size // 4}I", self._sector(at))
            sectors += more
        return [sector for sector in sectors if sector < _END]

    def _numbers(self, sectors: list[int]) -> list[int]:
        data = b"".join(self._sector(sector) for sector in sectors)
        return list(struct.unpack(f"<{len(data) // 4}I", data))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size].ljust(self._size, b"\0")

    def _walk(self, at: int, table: list[int]) -> Iterator[int]:
        seen = set()
        while at < len(table) and at not in seen:
            seen.add(at)
            yield at
            at = table[at]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(at) for at in self._walk(start, self._fat))


def _entries(directory: bytes) -> dict[str, tuple[int, int]]:
    """Name to (first sector, size) of the root itself, as "", and of what lies directly in it."""
    count = len(directory) // _ENTRY
    root = _entry(directory, 0)
    found = {"": (root[4], root[5])}
    waiting, seen = [root[3]], set()
    while waiting:
        at = waiting.pop()
        if at >= count or at in seen:
            continue
        seen.add(at)
        name, left, right, _, start, size = _entry(directory, at)
        found[name] = (start, size)
        waiting += [left, right]
    return found


def _entry(directory: bytes, index: int) -> tuple[str, int, int, int, int, int]:
    """Name, left, right, child, first sector, size of one directory entry."""
    at = index * _ENTRY
    length = struct.unpack_from("<H", directory, at + 64)[0]
    name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    left, right, child = struct.unpack_from("<III", directory, at + 68)
    start, size = struct.unpack_from("<II", directory, at + 116)
    return name, left, right, child, start, size
