"""The Chinese font that goes along for machines that have none: a part of Noto Sans CJK SC.

Holds the characters of GB 2312 (the first two levels of GB 18030), which is what plans are written
in, and every character that the program itself shows. The program uses it only where it must.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.installer.cache import cache_folder
from resources.installer.contents import TOP, Contents
from resources.installer.debian import fetch_packages
from resources.installer.sbom import Part
from resources.installer.wheels import download

LOCK = TOP / "resources" / "installer" / "fonttools.lock"
SUITE, PACKAGE = "bookworm", "fonts-noto-cjk"
COLLECTION = Path("usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
SIMPLIFIED = 2
"""The place of the SC face in the collection."""
PLACE = Path("resources/fonts")
NAME = "NotoSansCJKsc-Regular.otf"


def lay_out_font(contents: Contents, app: Path) -> None:
    """Puts the font where the program looks for it, with its licence."""
    place = app / PLACE
    place.mkdir(parents=True)
    with TemporaryDirectory() as scratch:
        unpacked = Path(scratch)
        (package,) = fetch_packages(SUITE, {PACKAGE: contents.raw["font"]["package"]})
        subprocess.run(["dpkg-deb", "-x", str(package), scratch], check=True)
        licence = unpacked / "usr" / "share" / "doc" / PACKAGE / "copyright"
        (place / "OFL.txt").write_bytes(licence.read_bytes())
        text = unpacked / "text"
        text.write_text("".join(sorted(characters(contents))), "utf-8")
        _reduce(unpacked / COLLECTION, text, place / NAME)


def font_part(contents: Contents) -> Part:
    """The font, for the list of what the program is made of."""
    version, package = contents.raw["font"]["version"], contents.raw["font"]["package"]
    url = f"pkg:generic/noto-sans-cjk-sc@{version}"
    return Part("Noto Sans CJK SC", version, "OFL-1.1", url, package, "a part of its characters")


def characters(contents: Contents) -> set[str]:
    """All that the font has to show."""
    rows = (bytes((first, second)) for first in range(0xA1, 0xF8) for second in range(0xA1, 0xFF))
    found = {code.decode("gb2312", "ignore") for code in rows}
    for name in contents.source_files():
        if name.endswith((".py", ".md", ".txt")):
            found |= set((TOP / name).read_text("utf-8"))
    return {one for one in found if one.isprintable() and one}


def _reduce(collection: Path, text: Path, target: Path) -> None:
    wheels = cache_folder("fonttools")
    if not any(wheels.glob("*.whl")):
        download(LOCK, ["any"], "3.11", wheels)
    command = [sys.executable, "-m", "fontTools.subset", str(collection)]
    command += [f"--font-number={SIMPLIFIED}", f"--text-file={text}", f"--output-file={target}"]
    command += ["--layout-features=", "--no-hinting", "--desubroutinize", "--drop-tables+=VORG"]
    (wheel,) = wheels.glob("*.whl")
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(wheel)})
