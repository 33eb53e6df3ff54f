"""A .docx as lines: paragraphs and table rows in the order in which they are printed.

Reads the XML itself: numbering, merged cells and tracked changes are not in any simpler view.
Knows nothing of what the text says.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from tzdesk.documents import refusals
from tzdesk.documents.archive import Archive
from tzdesk.documents.docx_names import w
from tzdesk.documents.docx_numbering import Numbering
from tzdesk.documents.docx_table import (
    merged_cells,
    placed_cells,
    printed_rows,
    unwrapped,
    width_of,
)
from tzdesk.documents.docx_text import paragraph_text
from tzdesk.documents.grid import clean_text
from tzdesk.documents.limits import Limits
from tzdesk.documents.ooxml import main_part, ooxml_tree, relations
from tzdesk.documents.unread import EMBEDDED, counted
from tzdesk.domain.document import Document, Line, TableCell


def read_docx(path: Path, limits: Limits) -> Document:
    """The lines of a document; UserError where it has no text."""
    archive = Archive(path, limits)
    part = main_part(archive)
    targets = {relation.kind: relation.target for relation in relations(archive, part)}
    trees = [_optional_tree(archive, targets.get(kind)) for kind in ("numbering", "styles")]
    body = ooxml_tree(archive, part).find(w("body"))
    walk = _Walk(Numbering(*trees))
    if body is not None:
        walk.body(body)
    if not any(line.text.strip() for line in walk.lines):
        raise refusals.no_text(path.name)
    return Document(path.name, tuple(walk.lines), (*counted(walk.unread), *_margins(archive, part)))


def _optional_tree(archive: Archive, part: str | None) -> Element | None:
    return ooxml_tree(archive, part) if part and part in archive else None


def _margins(archive: Archive, part: str) -> Iterator[str]:
    """Page headers and footers that say more than a page number."""
    names = {"header": "页眉", "footer": "页脚"}
    said = set()
    for relation in relations(archive, part):
        if relation.kind in names and relation.target in archive:
            root = ooxml_tree(archive, relation.target)
            text = "".join(element.text or "" for element in root.iter(w("t")))
            if any(char.isalpha() and char not in "第共页" for char in text):
                said.add(names[relation.kind])
    yield from sorted(said)


@dataclass(slots=True)
class _Walk:
    """Goes through the blocks once, in order, since list numbers depend on the order."""

    numbering: Numbering
    lines: list[Line] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    tables: int = 0

    def body(self, body: Element) -> None:
        """Add the lines of all paragraphs and tables."""
        for block in self._texts(body):
            if isinstance(block, str):
                for part in block.rstrip().split("\n"):
                    self._add(part)
            else:
                self._table(block)

    def _texts(self, parent: Element) -> Iterator[str | Element]:
        """Paragraphs as text, tables as they are. A paragraph whose end was deleted under
        tracking is printed with the next one, and takes that one's number."""
        held = ""
        for block in unwrapped(parent, w("p"), w("tbl"), w("altChunk")):
            if block.tag == w("tbl"):
                yield block
            elif block.tag == w("altChunk"):
                self.unread[EMBEDDED] += 1
            else:
                properties = block.find(w("pPr"))
                held += clean_text(paragraph_text(block, self.unread))
                if not _end_is_deleted(properties):
                    yield self.numbering.label(properties) + held
                    held = ""
        if held:
            yield held

    def _add(self, text: str, cells: tuple[TableCell, ...] | None = None, table: int = 0) -> None:
        self.lines.append(Line(len(self.lines) + 1, text, cells, table))

    def _table(self, table: Element) -> None:
        self.tables += 1
        number = self.tables
        rows = printed_rows(table)
        width = width_of(rows)
        for index, row in enumerate(rows):
            inner: list[Element] = []
            cells = self._row(row, width, inner, is_first=index == 0)
            self._add("\t".join(cell.text for cell in cells), cells, number)
            for nested in inner:
                self._table(nested)

    def _row(
        self, row: Element, width: int, inner: list[Element], *, is_first: bool
    ) -> tuple[TableCell, ...]:
        cells: list[TableCell] = []
        for column, span, goes_on, cell in placed_cells(row):
            cells += [TableCell("")] * (column - len(cells))
            text = self._cell_text(cell, inner)
            cells += merged_cells(text, span, goes_on=goes_on and not is_first)
        return (*cells, *[TableCell("")] * (width - len(cells)))

    def _cell_text(self, cell: Element, inner: list[Element]) -> str:
        """The paragraphs by line feeds; tables inside go to `inner`, to follow the row."""
        texts = []
        for block in self._texts(cell):
            if isinstance(block, str):
                texts.append(block.strip())
            else:
                inner.append(block)
        return "\n".join(texts).strip()


def _end_is_deleted(properties: Element | None) -> bool:
    mark = properties.find(w("rPr")) if properties is not None else None
    return mark is not None and any(child.tag in (w("del"), w("moveFrom")) for child in mark)
