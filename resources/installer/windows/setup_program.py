"""Packs the folder into the setup program, which installs it for one clerk.

What the setup program does is written in setup.nsi; here stands what it is told.
"""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.installer.contents import MOMENT, TOP, Contents, four_numbers
from resources.installer.debian import need
from resources.installer.windows.icon import write_icon
from resources.installer.windows.launcher import LICENCE, compile_closer

SCRIPT = Path(__file__).with_name("setup.nsi")
TOOLS = {"makensis": "nsis"}


def make_setup(contents: Contents, folder: Path, target: Path, *, quick: bool = False) -> None:
    """Writes the setup program; the same folder gives the same bytes. `quick` presses it less."""
    need(TOOLS)
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        write_icon(TOP / contents.program.icon, place / "program.ico")
        compile_closer(place / "close_running.exe")
        words = _words(contents, folder, place) | {"OUTPUT": str(target)}
        words |= {"QUICK": "1"} if quick else {}
        lines = [f'!define {name} "{text}"' for name, text in words.items()]
        (place / "program.nsh").write_text("\n".join([*lines, ""]), "utf-8-sig")
        for path in place.iterdir():
            os.utime(path, (MOMENT, MOMENT))
        command = ["makensis", "-NOCD", "-V2", "-WX", "-INPUTCHARSET", "UTF8", str(SCRIPT)]
        environment = os.environ | {"SOURCE_DATE_EPOCH": str(MOMENT), "LC_ALL": "C.UTF-8"}
        subprocess.run(command, check=True, cwd=place, env=environment)


def _words(contents: Contents, folder: Path, place: Path) -> dict[str, str]:
    program, windows = contents.program, contents.raw["windows"]
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {
        "NAME": program.name,
        "TITLE": program.title,
        "VERSION": program.version,
        "NUMBERS": four_numbers(program.version),
        "PUBLISHER": program.publisher,
        "LICENCE": LICENCE,
        "SUFFIX": program.suffix,
        "MIME": program.mime,
        "FILE_TITLE": program.file_title,
        "FILE_CLASS": windows["file_class"],
        "OLDEST_BUILD": str(windows["oldest_build"]),
        "KILOBYTES": str(size // 1024),
        "STAGE": str(folder),
        "ICON": str(place / "program.ico"),
        "CLOSER": str(place / "close_running.exe"),
    }
