"""What .docx and .xlsx share: relationships between parts, document properties, both name spaces.

Knows nothing of paragraphs or cells.
"""

import posixpath
from dataclasses import dataclass
from weakref import WeakKeyDictionary
from xml.etree.ElementTree import Element

from tzdesk.documents.archive import Archive, parse_markup

# "Strict" files say the same in other name spaces.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """From one part to another: `kind` is the last word of its type (`worksheet`)."""

    key: str
    kind: str
    target: str


def ooxml_tree(archive: Archive, part: str) -> Element:
    """A part as XML, a strict one as if it were transitional."""
    return parse_markup(transitional(archive.read(part)))


def transitional(data: bytes) -> bytes:
    """The XML of a strict part in the usual name spaces."""
    if b"purl.oclc.org/ooxml" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data


def relations(archive: Archive, part: str = "") -> list[Relation]:
    """The internal relations of a part (of the whole package without one)."""
    known = _KNOWN.setdefault(archive, {})
    if part not in known:
        known[part] = _listed(archive, part)
    return known[part]


_KNOWN: WeakKeyDictionary[Archive, dict[str, list[Relation]]] = WeakKeyDictionary()
"""Each listing is asked for several times while a file is read."""


def _listed(archive: Archive, part: str) -> list[Relation]:
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in archive:
        return []
    found = []
    for element in archive.tree(listing):
        if element.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
            kind = element.get("Type", "").rpartition("/")[2]
            found.append(Relation(element.get("Id", ""), kind, target.lstrip("/")))
    return found


def main_part(archive: Archive) -> str:
    """The part that the package is about; KeyError where it names none."""
    for relation in relations(archive):
        if relation.kind == "officeDocument":
            return relation.target
    raise KeyError("officeDocument")


def custom_properties(archive: Archive) -> list[tuple[str, str]]:
    """The custom document properties as text."""
    found = []
    for relation in relations(archive):
        if relation.kind == "custom-properties":
            for entry in archive.side_tree(relation.target):
                value = "".join(entry.itertext())
                found.append((entry.get("name", ""), value))
    return found


def saved_at(archive: Archive) -> str:
    """When the file says it was last saved, as it is written there."""
    for relation in relations(archive):
        if relation.kind == "core-properties":
            for entry in archive.side_tree(relation.target):
                if entry.tag.endswith("}modified"):
                    return (entry.text or "").strip()
    return ""
