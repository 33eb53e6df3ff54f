"""A .xlsx or .xlsm: values by calamine, everything else from the XML beside them.

Knows nothing of what the sheets mean.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tzdesk.documents import refusals
from tzdesk.documents.archive import Archive, refuse_declarations
from tzdesk.documents.calamine_reader import calamine_grid, open_calamine
from tzdesk.documents.grid import Grids
from tzdesk.documents.limits import Limits
from tzdesk.documents.number_formats import Style
from tzdesk.documents.ooxml import (
    custom_properties,
    main_part,
    ooxml_tree,
    relations,
    saved_at,
    transitional,
)
from tzdesk.documents.sniff import Kind
from tzdesk.documents.unread import CHART, COMMENT, PICTURE, TEXT_BOX, counted
from tzdesk.documents.xlsx_look import extent_of, look
from tzdesk.documents.xlsx_styles import cell_styles

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"
_KEY = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL_IMAGES = "xl/cellimages.xml"  # pictures inside cells, as WPS keeps them
_STRINGS = "sharedstrings.xml"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def read_xlsx(path: Path, limits: Limits) -> Grids:
    """All worksheets; UserError for one that reaches too far out to be read as a block."""
    archive = Archive(path, limits)
    sheets = list(_sheets(archive))
    styles = _styles(archive)
    archive.verify(part for part in archive.parts if part.lower().endswith(_STRINGS))
    workbook = open_calamine(path, Kind.XLSX)
    grids = Grids(path.name, [], custom_properties(archive), saved_at=saved_at(archive))
    unread: Counter[str] = Counter()
    for name, part, hidden in sheets:
        data = transitional(archive.read(part))
        _check(path.name, name, data, limits)
        grid = calamine_grid(workbook, name)
        grid.hidden = hidden
        look(data, styles, grid)
        grids.grids.append(grid)
        _count_unread(archive, part, unread)
    unread[PICTURE] += len(archive.side_tree(_CELL_IMAGES))
    grids.unread = counted(unread)
    return grids


def _sheets(archive: Archive) -> Iterator[tuple[str, str, bool]]:
    """Name, part and whether hidden, of each worksheet in the order of the tabs."""
    part = main_part(archive)
    targets = {
        relation.key: relation.target
        for relation in relations(archive, part)
        if relation.kind == "worksheet"
    }
    for sheet in ooxml_tree(archive, part).iter(_SHEET):
        target = targets.get(sheet.get(_KEY, ""))
        if target is not None:
            hidden = sheet.get("state", "visible") != "visible"
            yield sheet.get("name", ""), target, hidden


def _styles(archive: Archive) -> dict[str, Style]:
    for relation in relations(archive, main_part(archive)):
        if relation.kind == "styles" and relation.target in archive:
            return cell_styles(ooxml_tree(archive, relation.target))
    return {}


def _check(file: str, name: str, data: bytes, limits: Limits) -> None:
    refuse_declarations(data)
    extent = extent_of(data, limits.block)
    if extent.cells > limits.block:
        raise refusals.too_wide(file, name, extent.last)


def _count_unread(archive: Archive, part: str, unread: Counter[str]) -> None:
    for relation in relations(archive, part):
        if relation.target not in archive:
            continue
        if relation.kind == "comments":
            unread[COMMENT] += archive.read(relation.target).count(b"<comment ")
        elif relation.kind == "drawing":
            unread.update(_drawn(archive, relation.target))


def _drawn(archive: Archive, part: str) -> Iterator[str]:
    for element in archive.side_tree(part).iter():
        match element.tag.rpartition("}")[2]:
            case "pic":
                yield PICTURE
            case "graphicFrame":
                yield CHART
            case "sp" if any(item.text for item in element.iter(_TEXT)):
                yield TEXT_BOX
