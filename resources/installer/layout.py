"""Lays out what both systems have alike: our own files, and the packages of the lock.

Knows nothing of interpreters and of what a system's desktop wants.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from os import utime
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.installer import bytecode
from resources.installer.contents import TOP, Contents
from resources.installer.wheels import fetch_wheels, unpack


def lay_out_source(contents: Contents, into: Path) -> None:
    """Our own files, in the folders in which they find each other."""
    for name in contents.source_files():
        _copy(TOP / name, into / name)


def lay_out_packages(contents: Contents, system: str, into: Path) -> None:
    """Of the locked packages what the program needs on that system."""
    packages = contents.packages(system)
    wheels = fetch_wheels(packages, system, contents.python)
    unpack(wheels, into, packages.choice)


def empty_folder(folder: Path) -> Path:
    """The folder, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def settle(top: Path, moment: int) -> None:
    """Gives every file the same time and plain rights, so that two builds are alike."""
    for path in (top, *top.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or (path.stat().st_mode & 0o111 and ".so" not in path.name)
            path.chmod(0o755 if runs else 0o644)
    for path in (top, *top.rglob("*")):
        utime(path, (moment, moment), follow_symlinks=False)


def compile_modules(contents: Contents, app: Path, *others: Path) -> None:
    """Bytecode instead of source in these trees, but for what of `app`, our own files, is read as
    source at run time."""
    with TemporaryDirectory(dir=app.parent) as scratch:
        aside = Path(scratch)
        stay = [name for name in contents.source_files() if contents.stays_source(name)]
        for name in stay:
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            (app / name).rename(aside / name)
        for tree in (*others, app):
            command = [sys.executable, "-s", bytecode.__file__, str(tree)]
            subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})
        for name in stay:
            (aside / name).rename(app / name)


def require_python(version: str) -> None:
    """Raises SystemExit where another Python runs this: its library is what goes in."""
    if sysconfig.get_python_version() != version:
        raise SystemExit(f"制作安装包需要 Python {version}，当前是 {sys.version.split()[0]}。")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
