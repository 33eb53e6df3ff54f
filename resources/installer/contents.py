"""Reads contents.toml: what the program consists of, in the same words for every system.

Knows nothing of how a system lays it out.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from tzdesk import RELEASED, __version__

TOP = Path(__file__).resolve().parent.parent.parent
"""The top of the project."""

MOMENT = int(datetime.fromisoformat(RELEASED).replace(tzinfo=UTC).timestamp())
"""The time that every packed file bears: the day of the version."""

LIST = Path(__file__).with_name("contents.toml")


@dataclass(frozen=True, slots=True)
class Program:
    """What the program is called, and by which files it is known to a desktop."""

    name: str
    title: str
    says: str
    id: str
    publisher: str
    entry: str
    icon: str
    suffix: str
    mime: str
    file_title: str
    version: str = __version__


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of a tree go in."""

    leave_out: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    def takes(self, path: str) -> bool:
        """Whether the file at this path, from the top of its tree, goes in."""
        return matches(path, self.keep) or not matches(path, self.leave_out)


@dataclass(frozen=True, slots=True)
class Packages:
    """The packages for one system: from which lock and wheels, and which of their files."""

    lock: Path
    platforms: tuple[str, ...]
    hidden: tuple[str, ...]
    choice: Choice


@dataclass(frozen=True, slots=True)
class Contents:
    """The whole list as read; `raw` holds the parts that only one system knows."""

    program: Program
    raw: dict[str, Any]

    def source_files(self) -> Iterator[str]:
        """Our own files that go in, from the top of the project, in order."""
        part = self.raw["source"]
        for path in sorted(_files_below(TOP, part["keep"])):
            if matches(path, part["keep"]) and not matches(path, part["leave_out"]):
                yield path

    def stays_source(self, path: str) -> bool:
        """Whether one of our own files must go in as it was written."""
        return matches(path, self.raw["source"]["stay_source"])

    def packages(self, system: str) -> Packages:
        """What of the locked packages goes in on "linux" or "windows"."""
        both, own = self.raw["packages"], self.raw["packages"][system]
        return Packages(
            lock=TOP / both["lock"],
            platforms=tuple(own["platforms"]),
            hidden=(*both["hidden"], *own.get("hidden", ())),
            choice=Choice(
                (*both["leave_out"], *own.get("leave_out", ())),
                (*both["keep"], *own.get("keep", ())),
            ),
        )

    @property
    def python(self) -> str:
        """The version of Python that goes in: 3.11."""
        return str(self.raw["python"]["version"])

    def standard_library(self) -> Choice:
        """What of the standard library goes in."""
        return Choice(tuple(self.raw["python"]["leave_out"]))


def read_contents() -> Contents:
    """The list as it stands beside this module."""
    raw = tomllib.loads(LIST.read_text("utf-8"))
    return Contents(Program(**raw["program"]), raw)


def four_numbers(version: str) -> str:
    """The version as UOS and Windows want it: 1.2.3.0."""
    return ".".join((*version.split("."), "0", "0", "0")[:4])


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path answers one of the patterns; `*` crosses `/`."""
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def _files_below(top: Path, patterns: Iterable[str]) -> Iterator[str]:
    """Files under the folders in which the patterns begin; nothing else of `top` is walked."""
    for first in {pattern.split("/")[0] for pattern in patterns}:
        place = top / first
        for path in [place] if place.is_file() else place.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(top).as_posix()
