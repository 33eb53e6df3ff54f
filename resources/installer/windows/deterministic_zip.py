"""Writes .zip files that depend on nothing but their contents."""

from collections.abc import Mapping
from pathlib import Path
from time import gmtime
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from resources.installer.contents import MOMENT

EPOCH = gmtime(MOMENT)[:6]
"""The time of every entry: the day of the version."""


def write_zip(target: Path, files: Mapping[str, bytes], *, packed: bool = True) -> None:
    """The files in the order of their names, each with the same time and rights."""
    with ZipFile(target, "w") as made:
        for name in sorted(files):
            entry = ZipInfo(name, EPOCH)
            entry.external_attr = 0o644 << 16
            made.writestr(entry, files[name], ZIP_DEFLATED if packed else ZIP_STORED)
