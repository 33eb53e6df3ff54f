"""What a file is, by its content: names lie (a .xls may be HTML, a .docx encrypted).

Looks at the first bytes and at a zip's or compound file's directory; reads no document.
"""

import struct
import zipfile
from enum import StrEnum
from pathlib import Path

from tzdesk.documents import refusals
from tzdesk.documents.archive import Archive
from tzdesk.documents.limits import Limits
from tzdesk.documents.ole import SIGNATURE as OLE_SIGNATURE
from tzdesk.documents.ole import OleFile

HEAD = 4096
TEXT_SUFFIXES = {".txt", ".text", ".md", ""}
_WORD_BEFORE_2007 = {".doc", ".wps", ".dot", ".wpt"}


class Kind(StrEnum):
    """The kinds that are read."""

    CSV = "csv"
    HTML = "html"
    SPREADSHEET_XML = "spreadsheet_xml"
    DOCX = "docx"
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"


_MAGIC = (
    (b"%PDF", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
    (b"MIME-Version:", ".mht"),
)
_CONTENT_TYPES: tuple[tuple[bytes, Kind | str], ...] = (
    (b"ms-excel.sheet.binary", Kind.XLSB),
    (b"wordprocessingml.document.main", Kind.DOCX),
    (b"wordprocessingml.template.main", Kind.DOCX),
    (b"ms-word.document.macroenabled.main", Kind.DOCX),
    (b"ms-word.template.macroenabledtemplate.main", Kind.DOCX),
    (b"spreadsheetml.sheet.main", Kind.XLSX),
    (b"spreadsheetml.template.main", Kind.XLSX),
    (b"ms-excel.sheet.macroenabled.main", Kind.XLSX),
    (b"ms-excel.template.macroenabled.main", Kind.XLSX),
    (b"presentationml", ".pptx"),
)
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def is_plain_text(suffix: str, head: bytes) -> bool:
    """Whether the file may be decoded as text in this very process."""
    packed = head.startswith((b"PK\x03\x04", b"PK\x05\x06", OLE_SIGNATURE))
    magic = any(head.startswith(mark) for mark, _ in _MAGIC)
    return suffix in TEXT_SUFFIXES and not packed and not magic


def kind_of(path: Path, limits: Limits) -> Kind:
    """The kind of a file with content; UserError for a kind that is not read, or a password."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(path, limits)
    if head.startswith(OLE_SIGNATURE):
        return _kind_of_compound(path)
    for mark, suffix in _MAGIC:
        if head.lstrip().startswith(mark):
            raise refusals.unsupported(suffix)
    return _kind_of_text(path, head)


def _kind_of_archive(path: Path, limits: Limits) -> Kind:
    try:
        archive = Archive(path, limits)
    except zipfile.BadZipFile:
        raise refusals.damaged(path.name) from None
    if "ofd.xml" in archive:
        raise refusals.unsupported(".ofd")
    if any(part.lower().startswith("xl/macrosheets/") for part in archive.parts):
        raise refusals.macro_sheet(path.name)
    if "[Content_Types].xml" in archive:
        return _known(path, _by_content_type(archive))
    if "mimetype" in archive or "content.xml" in archive:
        return _known(path, _by_media_type(archive))
    if path.suffix.lower() in {".docx", ".xlsx", ".xlsm", ".xlsb", ".ods", ".et"}:
        raise refusals.damaged(path.name)
    raise refusals.unsupported(".zip")


def _known(path: Path, found: Kind | str | None) -> Kind:
    if isinstance(found, Kind):
        return found
    raise refusals.unsupported(found) if found else refusals.damaged(path.name)


def _by_content_type(archive: Archive) -> Kind | str | None:
    types = archive.read("[Content_Types].xml").replace(b"\0", b"").lower()
    return next((kind for mark, kind in _CONTENT_TYPES if mark in types), None)


def _by_media_type(archive: Archive) -> Kind | str | None:
    if b"encryption-data" in archive.get("META-INF/manifest.xml"):
        raise refusals.password(archive.name)
    media = archive.get("mimetype")[:100].decode("ascii", "replace").strip()
    if media.startswith(_OPEN_DOCUMENT + "spreadsheet") or not media:
        return Kind.ODS
    if media.startswith(_OPEN_DOCUMENT + "presentation"):
        return ".odp"
    return ".odt" if media.startswith(_OPEN_DOCUMENT + "text") else None


def _kind_of_compound(path: Path) -> Kind:
    suffix = path.suffix.lower()
    try:
        streams = {name.lower() for name in OleFile(path).streams}
    except (ValueError, struct.error, KeyError):
        streams = set()
    if {"encryptedpackage", "encryptioninfo"} <= streams:
        raise refusals.password(path.name)
    if streams & {"workbook", "book"}:
        return Kind.XLS
    if suffix in _WORD_BEFORE_2007 or streams & {"worddocument", "wpsdocument"}:
        raise refusals.unsupported(suffix if suffix in _WORD_BEFORE_2007 else ".doc")
    if "powerpoint document" in streams:
        raise refusals.unsupported(".ppt")
    raise refusals.damaged(path.name)


def _kind_of_text(path: Path, head: bytes) -> Kind:
    suffix = path.suffix.lower()
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"<?xml") and b"office:spreadsheet" in start:
        return Kind.SPREADSHEET_XML
    if start.startswith(b"<") and (
        b"<html" in start or b"<table" in start or b"<!doctype" in start
    ):
        return Kind.HTML
    if suffix in _WORD_BEFORE_2007 or suffix in {".pdf", ".ofd", ".rtf"}:
        raise refusals.unsupported(suffix)
    if suffix in {".csv", ".tsv", ".xls", ".et", ".xlsx"}:
        return Kind.CSV
    if suffix in {".docx", ".ods"}:
        raise refusals.damaged(path.name)
    raise refusals.unknown_kind(path.name)
