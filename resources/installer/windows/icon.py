"""Packs pictures of several sizes into the one .ico file that Windows wants."""

import struct
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.installer.icons import draw_icons

SIZES = (16, 24, 32, 48, 64, 128, 256)
_HEADER, _ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")


def write_icon(outline: Path, target: Path) -> None:
    """The outline at every size that Windows shows anywhere."""
    with TemporaryDirectory() as scratch:
        places = {size: Path(scratch) / f"{size}.png" for size in SIZES}
        draw_icons(outline, places)
        target.write_bytes(pack_icon({size: path.read_bytes() for size, path in places.items()}))


def pack_icon(pictures: Mapping[int, bytes]) -> bytes:
    """PNG pictures by their size, as an .ico file."""
    head = _HEADER.pack(0, 1, len(pictures))
    start = len(head) + _ENTRY.size * len(pictures)
    entries, body = b"", b""
    for size, picture in sorted(pictures.items()):
        side = size % 256  # 256 is written as 0
        entries += _ENTRY.pack(side, side, 0, 0, 1, 32, len(picture), start + len(body))
        body += picture
    return head + entries + body
