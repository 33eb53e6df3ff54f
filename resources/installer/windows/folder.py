"""Builds the one folder in which the program runs on Windows, on any machine.

    tzdesk.exe            the launcher; tzdesk-cli.exe is the same for commands in a console
    program/python/       the embeddable CPython with its standard library
    program/packages/     the packages of the lock, with Qt
    program/app/          our own files
    licenses/             whose work is in it

All that changes with a version lies in program/, which an upgrade replaces as a whole.
"""

from pathlib import Path

from resources.installer.contents import MOMENT, TOP, Contents
from resources.installer.font import lay_out_font
from resources.installer.layout import (
    compile_modules,
    empty_folder,
    lay_out_packages,
    lay_out_source,
    require_python,
    settle,
)
from resources.installer.notices import lay_out_notices
from resources.installer.windows.launcher import compile_launchers
from resources.installer.windows.python import SEARCH_PATH, lay_out_python

SYSTEM = "windows"
PROGRAM = "program"
START = "start.py"
SEARCHED = ("python311.zip", ".", "..\\packages", "..\\app")


def build_folder(contents: Contents, into: Path) -> None:
    """Builds the folder, the same bytes each time."""
    program = into / PROGRAM
    require_python(contents.python)
    empty_folder(into)
    lay_out_python(contents, program / "python")
    lines = "".join(f"{place}\n" for place in SEARCHED)
    (program / "python" / SEARCH_PATH).write_text(lines, "ascii", newline="\r\n")
    lay_out_packages(contents, SYSTEM, program / "packages")
    lay_out_source(contents, program / "app")
    lay_out_font(contents, program / "app")
    start = (TOP / "resources" / "installer" / SYSTEM / START).read_bytes()
    (program / "app" / START).write_bytes(start)
    compile_modules(contents, program / "app", program / "packages")
    lay_out_notices(contents.program, into / "licenses")
    compile_launchers(contents.program, *launchers(contents, into))
    settle(into, MOMENT)


def launchers(contents: Contents, folder: Path) -> tuple[Path, Path]:
    """Where both programs lie that a clerk may start: for the window, and for a console."""
    name = contents.program.name
    return folder / f"{name}.exe", folder / f"{name}-cli.exe"
