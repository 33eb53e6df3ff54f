"""A packed file (.docx, .xlsx, .ods): its directory is looked at before anything is unpacked.

Knows nothing of what the parts mean.
"""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from tzdesk.documents import refusals
from tzdesk.documents.limits import Limits

MOST_PARTS = 20_000
_ENCRYPTED = 0x1


class HostileMarkupError(ValueError):
    """XML that declares entities: no office program writes it, and it can grow without bound."""


class Archive:
    """The parts of a zip file by name. Part names are compared without regard to case.

    Raises UserError at once when the file is encrypted or would expand beyond the limits, and
    `zipfile.BadZipFile` when its directory is broken.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self.name = path.name
        self.limits = limits
        self._zip = zipfile.ZipFile(path)
        entries = self._zip.infolist()
        if len(entries) > MOST_PARTS:
            raise refusals.too_many_parts(path.name)
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise refusals.password(path.name)
        if sum(entry.file_size for entry in entries) > limits.memory:
            raise refusals.harmful(path.name, limits.memory_words)
        self._entries = {_folded(entry.filename): entry for entry in entries}

    @property
    def parts(self) -> list[str]:
        """The names of all parts."""
        return [entry.filename for entry in self._entries.values()]

    def __contains__(self, part: str) -> bool:
        return _folded(part) in self._entries

    def read(self, part: str) -> bytes:
        """The bytes of a part; KeyError where there is none."""
        return self._zip.read(self._entries[_folded(part)])

    def verify(self, parts: Iterable[str]) -> None:
        """Read parts that another reader takes: it stops where the XML ends, and so misses that
        the check sum is wrong. Raises `zipfile.BadZipFile` or HostileMarkupError."""
        for part in parts:
            refuse_declarations(self.read(part))

    def get(self, part: str) -> bytes:
        """The bytes of a part; none where the part is missing."""
        return self.read(part) if part in self else b""

    def tree(self, part: str) -> ElementTree.Element:
        """A part as parsed XML."""
        return parse_markup(self.read(part))

    def side_tree(self, part: str) -> ElementTree.Element:
        """A part that says nothing of the content: an empty element where it is missing or broken,
        so that a document whose properties are damaged can still be read."""
        try:
            return self.tree(part)
        except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, HostileMarkupError):
            return ElementTree.Element("missing")


def _folded(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def parse_markup(data: bytes) -> ElementTree.Element:
    """Parsed XML; HostileMarkupError where it declares a document type."""
    refuse_declarations(data)
    return ElementTree.fromstring(data)


def refuse_declarations(data: bytes) -> None:
    """HostileMarkupError if the XML has a document type; office files never need one."""
    if is_wide(data):
        data = data.replace(b"\0", b"")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise HostileMarkupError


def is_wide(data: bytes) -> bool:
    """Whether XML is in UTF-16, so that a search for ASCII would find nothing."""
    return b"\0" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff")
