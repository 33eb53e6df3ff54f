"""Gathers returned files: single ones, folders with all below them, and .zip archives.

Each file is read by the reading process and answered with its digest, or with the sentence why it
cannot be read. Decides nothing about what the files say.
"""

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

from tzdesk.documents import Limits, Reader, refusals
from tzdesk.domain.document import Document, Workbook
from tzdesk.errors import UserError
from tzdesk.services.progress import Progress
from tzdesk.services.zip_names import is_silent, member_name

MOST_MEMBERS = 5_000
_BLOCK = 1 << 20
_LONGEST_NAME = 80
_OFFICE_PARTS = {"[Content_Types].xml", "mimetype", "content.xml"}
_TORN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: `path` as it is shown, `file` on the disk or the archive of `member`."""

    path: str
    name: str
    file: Path
    member: zipfile.ZipInfo | None = None
    refusal: UserError | None = None


@dataclass(frozen=True, slots=True)
class GatheredFile:
    """What one file was. `found` is None where it was refused, or where it was known already."""

    path: str
    name: str
    sha256: str = ""
    modified: datetime | None = None
    found: Workbook | Document | None = None
    refusal: UserError | None = None

    @property
    def has_password(self) -> bool:
        """Whether a password is all that is in the way."""
        if self.refusal is None:
            return False
        names = {self.name, _safe_name(self.name)}
        return self.refusal.message in {refusals.password(name).message for name in names}


def sources(paths: Sequence[Path], limits: Limits | None = None) -> list[Source]:
    """Every file under `paths`, each once, in the order of their names within a folder."""
    found: dict[str, Source] = {}
    for path in paths:
        for one in _under(path.absolute(), limits or Limits()):
            found.setdefault(one.path, one)
    return list(found.values())


def _under(path: Path, limits: Limits) -> Iterator[Source]:
    if is_silent(path.name):
        return
    if not path.is_dir():
        yield from _file(path, limits)
        return
    with suppress(OSError):
        for one in sorted(path.iterdir()):
            if not (one.is_symlink() and one.is_dir()):
                yield from _under(one, limits)


def _file(path: Path, limits: Limits) -> Iterator[Source]:
    if path.suffix.lower() != ".zip" or not path.is_file():
        yield Source(str(path), path.name, path)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except _TORN:
        broken = refusals.damaged if path.stat().st_size else refusals.empty
        yield Source(str(path), path.name, path, refusal=broken(path.name))
        return
    if not any(not entry.is_dir() for entry in entries):
        yield Source(str(path), path.name, path, refusal=refusals.no_files(path.name))
    elif not _OFFICE_PARTS.isdisjoint(entry.filename for entry in entries):
        yield Source(str(path), path.name, path)
    elif refusal := _too_much(path.name, entries, limits):
        yield Source(str(path), path.name, path, refusal=refusal)
    else:
        yield from _members(path, entries)


def _too_much(name: str, entries: list[zipfile.ZipInfo], limits: Limits) -> UserError | None:
    if len(entries) > MOST_MEMBERS:
        return refusals.too_many_parts(name)
    if sum(entry.file_size for entry in entries) > limits.memory:
        return refusals.harmful(name, limits.memory_words)
    return None


def _members(path: Path, entries: list[zipfile.ZipInfo]) -> Iterator[Source]:
    named = [(member_name(entry), entry) for entry in entries if not entry.is_dir()]
    seen: Counter[str] = Counter()
    for name, entry in sorted(named, key=lambda one: one[0]):
        if not is_silent(name):
            again = f"（{seen[name] + 1}）" if name in seen else ""
            seen[name] += 1
            yield Source(f"{path}/{name}{again}", PurePosixPath(name).name, path, entry)


def gather(
    found: Sequence[Source],
    report: Progress,
    is_known: Callable[[str], bool] = lambda _digest: False,
    limits: Limits | None = None,
) -> Iterator[GatheredFile]:
    """Reads the files one after the other; a digest that `is_known` is not read again.

    `report(done, total)` may cancel. Members of archives lie for the time of their reading in a
    folder that only this user can enter.
    """
    limits = limits or Limits()
    with TemporaryDirectory(prefix="tzdesk-") as folder, Reader(limits) as reader:
        for done, one in enumerate(found):
            report(done, len(found))
            yield _gathered(one, Path(folder), reader, is_known)
        report(len(found), len(found))


def _gathered(
    source: Source, folder: Path, reader: Reader, is_known: Callable[[str], bool]
) -> GatheredFile:
    path, name = source.path, source.name
    if source.refusal:
        return GatheredFile(path, name, refusal=source.refusal)
    unpacked = None
    digest, modified = "", None
    try:
        file = source.file
        if source.member is not None:
            file = unpacked = _unpack(source, source.member, folder, reader.limits)
        digest, modified = _digest(file), _modified(source)
        if digest and is_known(digest):
            return GatheredFile(path, name, digest, modified)
        return GatheredFile(path, name, digest, modified, reader.read(file))
    except UserError as error:
        return GatheredFile(path, name, digest, modified, refusal=error)
    finally:
        if unpacked is not None:
            unpacked.unlink(missing_ok=True)


def _digest(file: Path) -> str:
    """SHA-256 in hexadecimal digits; "" where the file cannot be read: the reader says why."""
    try:
        if not file.is_file():
            return ""
        with file.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def _modified(source: Source) -> datetime | None:
    """Local time."""
    try:
        if source.member is not None:
            return datetime(*source.member.date_time)  # noqa: DTZ001 - archives keep local time
        return datetime.fromtimestamp(source.file.stat().st_mtime)  # noqa: DTZ006 - local time
    except (OSError, ValueError):
        return None


def _unpack(source: Source, entry: zipfile.ZipInfo, folder: Path, limits: Limits) -> Path:
    """One member as a file of its own. Raises UserError; what it says of its size may be a lie."""
    target = folder / _safe_name(source.name)
    try:
        with zipfile.ZipFile(source.file) as archive, archive.open(entry) as packed:
            _copy(packed, target, source.name, limits)
    except RuntimeError:
        raise refusals.password(source.name) from None
    except _TORN:
        target.unlink(missing_ok=True)
        raise refusals.damaged(source.name) from None
    return target


def _copy(packed: IO[bytes], target: Path, name: str, limits: Limits) -> None:
    left = limits.memory
    with target.open("wb") as file:
        while block := packed.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise refusals.harmful(name, limits.memory_words)
            file.write(block)


def _safe_name(name: str) -> str:
    """A name that every file system takes, with the suffix that it had."""
    kept = "".join(char for char in name if char.isalnum() or char in "._-()（） ")
    stem, dot, suffix = kept.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{suffix[:8]}" if stem else kept[:_LONGEST_NAME] or "_"
