"""Builds the one folder in which the program runs on Linux, from glibc 2.28 on.

    tzdesk              the interpreter, linked with nothing newer than glibc 2.17
    app/                our own files
    lib/python/         the standard library; lib-dynload/ its compiled modules
    lib/packages/       the packages of the lock, with Qt
    lib/freeze_core.libs/  libraries of the compiled modules

No freezer guesses what is needed: the packages are laid out as their wheels have them, less what
contents.toml leaves out.
"""

import shutil
import subprocess
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.installer import elf, linux_start
from resources.installer.cache import cache_folder
from resources.installer.contents import MOMENT, TOP, Choice, Contents, matches
from resources.installer.debian import fetch_packages, need
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
from resources.installer.wheels import download, unpack

SYSTEM = "linux"
CARRIED_FROM = "bullseye"
BUILD_FACTS = "_sysconfigdata__linux_x86_64-linux-gnu.py"
"""Where a CPython says how it was built; of this one nobody needs to know."""
LICENCES = "licenses"
QT_LIBRARIES = "lib/packages/PySide6/Qt/lib"
TOOLS = {"objdump": "binutils", "patchelf": "patchelf", "dpkg-deb": "dpkg"}


def build_folder(contents: Contents, into: Path) -> list[elf.Binary]:
    """Builds the folder and proves what it asks of the system; its compiled files."""
    need(TOOLS)
    require_python(contents.python)
    empty_folder(into)
    lay_out_notices(contents.program, into / LICENCES)
    lay_out_source(contents, into / "app")
    lay_out_font(contents, into / "app")
    lay_out_packages(contents, SYSTEM, into / "lib" / "packages")
    _lay_out_python(contents, into)
    _carry_libraries(contents, into)
    compile_modules(contents, into / "app", into / "lib")
    settle(into, MOMENT)
    return proven(contents, into)


def proven(contents: Contents, folder: Path) -> list[elf.Binary]:
    """The compiled files; raises ValueError where one asks for more than the targets have."""
    linux = contents.raw[SYSTEM]
    found = elf.binaries(folder)
    problems = elf.too_new(found, linux["newest"])
    for library, users in elf.missing(found, linux["system_libraries"]).items():
        needed = [user for user in users if not matches(user, linux["optional_plugins"])]
        problems += [f"{user}: {library}" for user in needed]
    if problems:
        raise ValueError("more than the targets have:\n" + "\n".join(problems))
    return found


def _lay_out_python(contents: Contents, into: Path) -> None:
    """The interpreter with its compiled modules, and the library of the Python that runs this."""
    linux, lock = contents.raw[SYSTEM], TOP / contents.raw[SYSTEM]["interpreter_lock"]
    folder = cache_folder("interpreter")
    if not any(folder.glob(linux["interpreter_wheel"])):
        download(lock, linux["interpreter_platforms"], contents.python, folder)
    library = into / "lib" / "python"
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        unpack(sorted(folder.glob(linux["interpreter_wheel"])), place, Choice())
        (program,) = (place / "freeze_core" / "bases").glob("console-*")
        shutil.copy(program, into / contents.program.name)
        modules = Choice(tuple(linux["modules_leave_out"]))
        _copy_taken(place / "freeze_core" / "lib", library / "lib-dynload", modules)
        (licence,) = place.glob("freeze_core-*.dist-info/licenses/LICENSE")
        shutil.copyfile(licence, into / LICENCES / "freeze-core.txt")
        carried = Choice(("*",), tuple(linux["libraries_keep"]))
        _copy_taken(place / "freeze_core.libs", into / "lib" / "freeze_core.libs", carried)
    source = Path(sysconfig.get_path("stdlib"))
    _copy_taken(source, library, contents.standard_library(), "*.py")
    (library / BUILD_FACTS).write_text("build_time_vars: dict[str, object] = {}\n", "utf-8")
    start = into / "lib" / f"__init__{contents.program.name}.py"
    shutil.copyfile(linux_start.__file__, start)


def _copy_taken(source: Path, target: Path, choice: Choice, pattern: str = "*") -> None:
    for path in sorted(source.rglob(pattern)):
        name = path.relative_to(source).as_posix()
        if path.is_file() and choice.takes(name):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / name)


def _carry_libraries(contents: Contents, into: Path) -> None:
    """The libraries that few desktops have all; each finds the others beside itself."""
    carried = contents.raw[SYSTEM]["carried"]
    for name, package in zip(carried, fetch_packages(CARRIED_FROM, carried), strict=True):
        with TemporaryDirectory() as scratch:
            subprocess.run(["dpkg-deb", "-x", str(package), scratch], check=True)
            said = Path(scratch) / "usr" / "share" / "doc" / name / "copyright"
            shutil.copyfile(said, into / LICENCES / f"{name}.txt")
            for path in sorted(Path(scratch).rglob("*.so.*")):
                if path.is_symlink():
                    continue
                target = into / QT_LIBRARIES / _soname(path)
                shutil.copyfile(path, target)
                subprocess.run(["patchelf", "--set-rpath", "$ORIGIN", str(target)], check=True)


def _soname(path: Path) -> str:
    said = ["patchelf", "--print-soname", str(path)]
    return subprocess.run(said, check=True, capture_output=True, text=True).stdout.strip()
