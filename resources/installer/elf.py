"""What the compiled files of a Linux folder ask of the system: libraries, and how new they must be.

Reads with objdump, which says what the dynamic loader will look for.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

MAGIC = b"\x7fELF"
LIBRARIES = ("GLIBC", "GLIBCXX", "CXXABI")
_VERSION = re.compile(rf"\b({'|'.join(LIBRARIES)})_(\d+(?:\.\d+)+)")
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)

Version = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Binary:
    """One compiled file: the libraries that it names, and the newest version it asks of each."""

    path: str
    needed: tuple[str, ...]
    newest: Mapping[str, Version] = field(default_factory=dict)


def binaries(top: Path) -> list[Binary]:
    """Every ELF file below a folder, by path."""
    return [_read(path, top) for path in sorted(top.rglob("*")) if _is_elf(path)]


def newest(found: Iterable[Binary]) -> dict[str, Version]:
    """The newest version that any of the files asks for."""
    result: dict[str, Version] = {}
    for one in found:
        for library, version in one.newest.items():
            result[library] = max(version, result.get(library, ()))
    return result


def too_new(found: Iterable[Binary], allowed: Mapping[str, str]) -> list[str]:
    """The files that ask for more than is allowed, each in a line."""
    limits = {library: _numbers(version) for library, version in allowed.items()}
    return [
        f"{one.path}: {library} {dotted(version)}"
        for one in found
        for library, version in one.newest.items()
        if version > limits[library]
    ]


def missing(found: Iterable[Binary], elsewhere: Iterable[str]) -> dict[str, list[str]]:
    """Libraries that are neither among the files nor elsewhere: library -> who asks for it."""
    files = list(found)
    there = {Path(one.path).name for one in files} | set(elsewhere)
    lost: dict[str, list[str]] = {}
    for one in files:
        for library in one.needed:
            if library not in there:
                lost.setdefault(library, []).append(one.path)
    return lost


def dotted(version: Version) -> str:
    """A version as one writes it."""
    return ".".join(map(str, version))


def _numbers(text: str) -> Version:
    return tuple(int(part) for part in text.split("."))


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def _read(path: Path, top: Path) -> Binary:
    command = ["objdump", "-p", str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    versions: dict[str, Version] = {}
    for library, version in _versions(said):
        versions[library] = max(version, versions.get(library, ()))
    return Binary(path.relative_to(top).as_posix(), tuple(_NEEDED.findall(said)), versions)


def _versions(said: str) -> Iterator[tuple[str, Version]]:
    for library, version in _VERSION.findall(said):
        yield library, _numbers(version)
