"""The text of one Word paragraph as it is printed: insertions kept, deletions left out.

Also counts what is met on the way and not read. Knows nothing of tables and numbers.
"""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tzdesk.documents import unread
from tzdesk.documents.docx_names import is_on, w

_SYMBOLS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_DELETED = {w("del"), w("moveFrom"), w("delText")}
_SILENT = {w("pPr"), w("rPr"), w("sdtPr"), w("instrText"), w("delInstrText"), w("rt"), w("rubyPr")}
_COUNTED = {
    w("footnoteReference"): unread.FOOTNOTE,
    w("endnoteReference"): unread.ENDNOTE,
    w("commentReference"): unread.COMMENT,
}
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE = _COMPATIBILITY + "Choice"
_ALTERNATE = _COMPATIBILITY + "AlternateContent"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_GRAPHIC = {w("drawing"), w("pict"), w("object")}
_PICTURE = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{http://purl.oclc.org/ooxml/drawingml/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
}
_TICKS = {"F0FE": "☑", "F052": "☑", "F0A8": "☐", "F06F": "☐", "F0A3": "☐", "F0FC": "√", "F0FB": "×"}


def paragraph_text(paragraph: Element, counts: Counter[str]) -> str:
    """The text with tabs and soft line breaks; what is not read is counted in `counts`."""
    return "".join(_pieces(paragraph, counts))


def _pieces(parent: Element, counts: Counter[str]) -> Iterator[str]:
    for child in parent:
        tag = child.tag
        if tag == w("t") or tag == _MATH_TEXT:
            yield (child.text or "").replace("\n", " ")
        elif tag in _SYMBOLS:
            yield _SYMBOLS[tag]
        elif tag == w("sym"):
            yield _symbol(child)
        elif tag == _ALTERNATE:
            # The same content twice, for newer and older programs.
            yield from _pieces(_preferred(child), counts)
        elif tag not in _SILENT and not _is_left_out(child, counts):
            yield from _pieces(child, counts)


def _is_left_out(element: Element, counts: Counter[str]) -> bool:
    tag = element.tag
    if tag in _DELETED:
        counts[unread.DELETED_TEXT] += 1
    elif tag in _GRAPHIC:
        counts[_graphic_name(element)] += 1
    elif tag in _COUNTED:
        counts[_COUNTED[tag]] += 1
    elif tag == w("r") and is_on(element.find(w("rPr")), "vanish"):
        counts[unread.HIDDEN_TEXT] += 1
    else:
        return False
    return True


def _preferred(alternate: Element) -> Element:
    choice = alternate.find(_CHOICE)
    if choice is not None:
        return choice
    return alternate[0] if len(alternate) else alternate


def _graphic_name(graphic: Element) -> str:
    tags = {element.tag for element in graphic.iter()}
    if w("txbxContent") in tags:
        return unread.TEXT_BOX
    return unread.PICTURE if tags & _PICTURE else unread.SHAPE


def _symbol(element: Element) -> str:
    """A character of a symbol font; ticks and crosses as text, others by their code."""
    code = element.get(w("char"), "").upper()
    if code in _TICKS:
        return _TICKS[code]
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ud800" <= char <= "\uf8ff" else char
