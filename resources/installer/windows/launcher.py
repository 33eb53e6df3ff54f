"""Compiles the small programs in C beside this file: the launchers and what closes a running one.

Knows nothing of what is launched.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.installer.contents import TOP, Program, four_numbers
from resources.installer.debian import need
from resources.installer.windows.icon import write_icon

HERE = Path(__file__).parent
LICENCE = "MIT"
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
TOOLS = {
    COMPILER: "gcc-mingw-w64-x86-64-win32",
    RESOURCES: "binutils-mingw-w64-x86-64",
}
FLAGS = ("-std=c11", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-static")
SAFE = ("-Wl,--nxcompat,--dynamicbase,--high-entropy-va,--no-insert-timestamp",)


def compile_launchers(program: Program, window: Path, console: Path) -> None:
    """Makes the program for the window, and the same for commands typed into a console."""
    need(TOOLS)
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        write_icon(TOP / program.icon, place / "program.ico")
        for target, kind in ((window, "-mwindows"), (console, "-mconsole")):
            (place / "program.h").write_text(_header(program, target.name), "utf-8")
            resources = place / "resources.o"
            command = [RESOURCES, "-c", "65001", "-I", scratch, "-I", str(HERE)]
            subprocess.run([*command, str(HERE / "launcher.rc"), str(resources)], check=True)
            own = ["-DCONSOLE"] if target == console else []
            _compile("launcher.c", target, [*own, kind, "-I", scratch, str(resources)])


def compile_closer(target: Path) -> None:
    """Makes what the installer carries to close a program that runs."""
    need(TOOLS)
    _compile("close_running.c", target, ["-mwindows"])


def _compile(source: str, target: Path, options: list[str]) -> None:
    command = [COMPILER, *FLAGS, *SAFE, str(HERE / source), *options, "-o", str(target)]
    subprocess.run(command, check=True)


def _header(program: Program, file: str) -> str:
    words = {
        "NAME": program.name,
        "TITLE": program.title,
        "VERSION": program.version,
        "PUBLISHER": program.publisher,
        "LICENCE": LICENCE,
        "FILE": file,
    }
    lines = [f'#define PROGRAM_{key} L"{text}"' for key, text in words.items()]
    numbers = four_numbers(program.version).replace(".", ",")
    return "\n".join([*lines, f"#define PROGRAM_NUMBERS {numbers}", ""])
