"""Puts prepared workbooks into a folder, each whole or not at all, or all into one .zip.

Runs on a worker: reads values only, never the ledger.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tzdesk.errors import Cancelled, UserError
from tzdesk.exchange.dispatch_writer import form_bytes
from tzdesk.exchange.form_rows import Form
from tzdesk.paths import write_atomically
from tzdesk.services.dispatch_names import SUFFIX
from tzdesk.services.file_names import name_key, unlike
from tzdesk.services.progress import Progress
from tzdesk.services.saving import saving_refused
from tzdesk.system import sync_folder

TITLE = "无法生成填报表"


class Existing(Enum):
    """已有同名文件时; the value is the word in the list."""

    RENAME = "另存为“_2”，不覆盖"
    OVERWRITE = "覆盖"
    SKIP = "跳过"


@dataclass(frozen=True, slots=True)
class NamedForm:
    """A workbook to be written under a name (without suffix)."""

    form: Form
    name: str


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A workbook that was written."""

    form: Form
    path: Path


@dataclass(frozen=True, slots=True)
class Made:
    """What came about. `cancelled` or `failure` say why the rest did not; what is there stands."""

    files: tuple[MadeFile, ...] = ()
    skipped: tuple[NamedForm, ...] = ()
    cancelled: bool = False
    failure: UserError | None = None


def write_forms(
    forms: Sequence[NamedForm], folder: Path, existing: Existing, report: Progress
) -> Made:
    """Writes each workbook on its own; `report(done, total)` counts them and may cancel."""
    files: list[MadeFile] = []
    skipped: list[NamedForm] = []
    path = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = {name_key(one.name) for one in folder.iterdir()}
        try:
            for done, one in enumerate(forms):
                report(done, len(forms))
                place = file_name_in(taken, one.name, existing)
                if place is None:
                    skipped.append(one)
                    continue
                path = folder / place
                write_bytes(path, form_bytes(one.form), sync_names=False)
                taken.add(name_key(place))
                files.append(MadeFile(one.form, path))
        finally:
            sync_folder(folder)  # once for all names: disks take longer over it than the writer
    except Cancelled:
        return Made(tuple(files), tuple(skipped), cancelled=True)
    except OSError as error:
        return Made(tuple(files), tuple(skipped), failure=saving_refused(path, error, TITLE))
    report(len(forms), len(forms))
    return Made(tuple(files), tuple(skipped))


def write_archive(
    forms: Sequence[NamedForm], folder: Path, name: str, existing: Existing, report: Progress
) -> Made:
    """Writes all workbooks as one .zip; cancelled, there is none."""
    path = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = {name_key(one.name) for one in folder.iterdir()}
        place = file_name_in(taken, name, existing, ".zip")
        if place is None:
            return Made(skipped=tuple(forms))
        path = folder / place
        write_atomically(path, lambda made: _fill_archive(made, forms, report))
    except Cancelled:
        return Made(cancelled=True)
    except OSError as error:
        return Made(failure=saving_refused(path, error, TITLE))
    return Made(tuple(MadeFile(one.form, path) for one in forms))


def write_bytes(path: Path, data: bytes, *, sync_names: bool = True) -> None:
    """Makes or replaces a file, whole or not at all (`paths.write_atomically`)."""
    write_atomically(path, lambda made: _put(made, data), sync_names=sync_names)


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _fill_archive(path: Path, forms: Sequence[NamedForm], report: Progress) -> None:
    from zipfile import ZipFile  # noqa: PLC0415 - start-up needs none

    with ZipFile(path, "w") as archive:
        for done, one in enumerate(forms):
            report(done, len(forms))
            # A workbook is packed already; packing it again would only take time.
            archive.writestr(one.name + SUFFIX, form_bytes(one.form))
    report(len(forms), len(forms))


def file_name_in(
    taken: set[str], name: str, existing: Existing, suffix: str = SUFFIX
) -> str | None:
    """A file's name in a folder whose files have these `name_key`s; None: it is to be skipped."""
    if name_key(name + suffix) not in taken or existing is Existing.OVERWRITE:
        return name + suffix
    if existing is Existing.SKIP:
        return None
    stems = {one.removesuffix(suffix) for one in taken if one.endswith(suffix)}
    return unlike(name, stems) + suffix
