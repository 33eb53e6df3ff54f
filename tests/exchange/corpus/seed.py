"""What the corpus is made of: a return that a unit has filled in, and the mutants of it.

Every generator takes the seed and yields mutants; nothing is read here.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl

FORM = "xl/worksheets/sheet1.xml"
HIDDEN = "xl/worksheets/sheet3.xml"
STRINGS = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
TYPES = "[Content_Types].xml"
LINKS = "xl/_rels/workbook.xml.rels"

PLACE, PROGRESS, PERCENT = 2, "已开工。", 60
"""What the unit filled in: in the third of its tasks, row 6 of the sheet."""

Parts = dict[str, bytes]
Says = frozenset[tuple[int, str, Any]]
"""Place of the task in its workbook, field, value."""
SAID: Says = frozenset({(PLACE, "progress", PROGRESS), (PLACE, "percent", PERCENT)})
"""What the seed says."""


@dataclass(frozen=True)
class Mutant:
    """A file that may come in. `says`: what may be taken of it beyond what the seed says.

    `states`: the states that it may have, by their words; any where none is named.
    """

    name: str
    data: bytes
    says: Says = frozenset()
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seed:
    """A filled return: its bytes, its parts, and the cells of its form and hidden sheet.

    `other` is another unit's return, untouched.
    """

    data: bytes
    form: list[list[Any]]
    hidden: list[list[Any]]
    other: bytes = b""
    parts: Parts = field(init=False)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        object.__setattr__(self, "parts", parts)

    @classmethod
    def of(cls, book: Path, other: Path) -> "Seed":
        """A dispatched workbook, filled in as Excel does it: new texts behind those that are."""
        sent = cls(book.read_bytes(), [], [])
        strings = sent.parts[STRINGS].decode()
        number = strings.count("<si>")
        filled = strings.replace("</sst>", f"<si><t>{PROGRESS}</t></si></sst>").encode()
        cells = {"G6": f' t="s"><v>{number}</v></c>', "H6": f"><v>{PERCENT}</v></c>"}
        data = cls(sent.with_cells(**cells), [], []).packed({STRINGS: filled})
        workbook = openpyxl.load_workbook(io.BytesIO(data))
        form, hidden = (
            [[cell.value for cell in row] for row in workbook[name].iter_rows()]
            for name in ("填报表", "_tzdesk")
        )
        return cls(data, form, hidden, other.read_bytes())

    def packed(self, parts: Parts | None = None, *, without: str = "") -> bytes:
        """The workbook with some parts exchanged and one left out."""
        return packed(
            {name: data for name, data in (self.parts | (parts or {})).items() if name != without}
        )

    def replaced(self, part: str, old: str, new: str) -> bytes:
        """The workbook with a text of one part exchanged, wherever it occurs."""
        text = self.parts[part].decode()
        assert old in text, (part, old)
        return self.packed({part: text.replace(old, new).encode()})

    def with_cells(self, **cells: str) -> bytes:
        """The workbook with cells of the form written anew, as the XML after their address."""
        text = self.parts[FORM].decode()
        for place, written in cells.items():
            found = re.compile(rf'<c r="{place}"(?:[^>]*/>|[^>]*>.*?</c>)', re.DOTALL)
            assert found.search(text), place
            text = found.sub(lambda _, new=f'<c r="{place}"{written}': new, text)
        return self.packed({FORM: text.encode()})


def packed(parts: Mapping[str, bytes | str], *, deflated: bool = True) -> bytes:
    """A zip file of these parts."""
    buffer = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    with zipfile.ZipFile(buffer, "w", how, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()
