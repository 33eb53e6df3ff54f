"""The styles of a .xlsx as far as they change what a cell says: number formats, struck-through.

Knows nothing of cells.
"""

from xml.etree.ElementTree import Element

from tzdesk.documents.number_formats import Style, shown_as

_NAMES = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cell_styles(tree: Element | None) -> dict[str, Style]:
    """By a cell's `s` attribute: the styles that matter."""
    if tree is None:
        return {}
    codes = {item.get("numFmtId"): item.get("formatCode", "") for item in _all(tree, "numFmt")}
    fonts = tree.find(_NAMES + "fonts")
    struck = [_is_struck(font) for font in fonts] if fonts is not None else []
    formats = tree.find(_NAMES + "cellXfs")
    found = {}
    for index, item in enumerate(formats if formats is not None else ()):
        number, font = item.get("numFmtId", "0"), item.get("fontId", "0")
        style = Style(
            shown_as(_whole(number), codes.get(number, "")),
            _whole(font) < len(struck) and struck[_whole(font)],
        )
        if style.matters:
            found[str(index)] = style
    return found


def _all(tree: Element, name: str) -> list[Element]:
    return list(tree.iter(_NAMES + name))


def _is_struck(font: Element) -> bool:
    strike = font.find(_NAMES + "strike")
    return strike is not None and strike.get("val", "1") not in {"0", "false"}


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0
