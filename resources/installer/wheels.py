"""Fetches wheels for any system by the lock's digests, and unpacks of them what the list takes.

pip does the fetching, from wherever this machine's pip is set up to; wheels are kept outside the
project and not fetched again.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

from resources.installer.cache import cache_folder
from resources.installer.contents import Choice, Packages

ZIP_MODE_SHIFT = 16
"""Where a zip entry keeps the file's Unix mode."""


def fetch_wheels(packages: Packages, system: str, python: str) -> list[Path]:
    """The wheels that the lock names, for another system if need be; by name."""
    folder = cache_folder("wheels", f"{system}-{python}")
    locked = packages.lock.read_text("utf-8")
    stamp = folder / "lock"
    if not stamp.exists() or stamp.read_text("utf-8") != locked:
        for old in folder.glob("*.whl"):
            old.unlink()
        download(packages.lock, packages.platforms, python, folder)
        stamp.write_text(locked, "utf-8")
    return sorted(folder.glob("*.whl"))


def download(lock: Path, platforms: Iterable[str], python: str, folder: Path) -> None:
    """Fetches what a lock with digests names into the folder; raises CalledProcessError."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--no-deps", "--only-binary=:all:", "--python-version", python]
    for platform in platforms:
        command += ["--platform", platform]
    subprocess.run([*command, "-r", str(lock), "-d", str(folder)], check=True)


def unpack(wheels: Iterable[Path], into: Path, choice: Choice) -> None:
    """Lays out of the wheels what the choice takes, with each file's right to be run."""
    for wheel in wheels:
        with ZipFile(wheel) as packed:
            for entry in packed.infolist():
                if entry.is_dir() or not choice.takes(entry.filename):
                    continue
                target = into / entry.filename
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(packed.read(entry))
                runs = (entry.external_attr >> ZIP_MODE_SHIFT) & 0o111
                target.chmod(0o755 if runs else 0o644)
