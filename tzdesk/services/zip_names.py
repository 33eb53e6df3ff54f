"""Names inside a .zip: as UTF-8 where the archive says so or they are it, else as GBK.

Also which files are nobody's return and are passed over without a word.
"""

from pathlib import PurePosixPath
from zipfile import ZipInfo

_UTF8 = 0x800
_SILENT_NAMES = {"thumbs.db", "desktop.ini"}
_SILENT_SUFFIXES = (".tzdb", ".tzdb-journal", ".tzdb-wal", ".tzdb-shm")


def member_name(entry: ZipInfo) -> str:
    """The name that the archive's maker saw, with / between folders."""
    name = entry.orig_filename.partition("\0")[0]
    if not entry.flag_bits & _UTF8:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            return name.replace("\\", "/")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def is_silent(name: str) -> bool:
    """Lock files, what systems leave in folders, and our own ledgers."""
    path = PurePosixPath(name)
    last = path.name.lower()
    return (
        last.startswith(("~$", "."))
        or last in _SILENT_NAMES
        or last.endswith(_SILENT_SUFFIXES)
        or "__MACOSX" in path.parts
    )
