"""A PDF in which words are found: 工作 as it is typed, and not as the radicals that look the same.

Fonts give 工 and the radical ⼯ one glyph, a blank and a tabulator another, and Qt writes down the
first character that has it. The table of characters in a PDF stands there in plain figures of equal
length, so that one can be put in the other's place. Knows nothing of what the pages say.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import chain

from PySide6.QtGui import QFont, QRawFont

_TYPED = (range(0x20, 0x7F), range(0x3000, 0x3040), range(0x4E00, 0xA000), range(0xFF00, 0xFFF0))
"""What is typed in an office: Latin, Chinese punctuation, Chinese, full width."""
_OTHERS = (range(1, 0x20), range(0x7F, 0x3000))
_TABLE = re.compile(rb"begincmap\n.*?endcmap", re.DOTALL)
_ENTRY = re.compile(rb"^(<[0-9A-F]{4}> <[0-9A-F]{4}> )(.*)$", re.MULTILINE)
_CHARACTER = re.compile(rb"<([0-9A-F]{4})>")


def searchable(data: bytes, fonts: Iterable[QFont]) -> bytes:
    """The same PDF with the characters themselves; it was drawn in these fonts."""
    real: dict[int, int] = {}
    for font in fonts:
        real |= _twins(QRawFont.fromFont(font))
    return _TABLE.sub(lambda table: _with_characters(table[0], real), data)


def _twins(font: QRawFont) -> Mapping[int, int]:
    """The typed character that another one looks like."""
    typed, others = (list(chain(*ranges)) for ranges in (_TYPED, _OTHERS))
    # Where several typed ones look alike, the first.
    glyphs = dict(zip(reversed(_glyphs(font, typed)), reversed(typed), strict=True))
    found = zip(others, _glyphs(font, others), strict=True)
    return {code: glyphs[glyph] for code, glyph in found if glyph and glyph in glyphs}


def _glyphs(font: QRawFont, codes: Iterable[int]) -> list[int]:
    return font.glyphIndexesForString("".join(map(chr, codes)))


def _with_characters(table: bytes, real: Mapping[int, int]) -> bytes:
    def character(found: re.Match[bytes]) -> bytes:
        code = int(found[1], 16)
        return b"<%04X>" % real.get(code, code)

    # Before them stand the numbers of glyphs, which look alike.
    return _ENTRY.sub(lambda line: line[1] + _CHARACTER.sub(character, line[2]), table)
