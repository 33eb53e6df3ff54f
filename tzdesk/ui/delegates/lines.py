"""Texts broken into lines once and kept: painting then only draws ready lines.

Qt's own line height for Chinese is larger than the design's pitch, so lines are laid out here.
Knows neither models nor colours.
"""

from functools import cache, lru_cache
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QTextLayout, QTextOption

from tzdesk.ui.theme.theme import Theme


@cache
def colour(name: str) -> QColor:
    """The colour of a token's "#RRGGBB". Do not change what is returned."""
    return QColor(name)


_fonts: dict[tuple[int, str, bool], tuple[QFont, QFontMetrics]] = {}


def font_of(theme: Theme, role: str, *, bold: bool = False) -> tuple[QFont, QFontMetrics]:
    """A role's font and its measures, made once per size."""
    key = theme.sizes.scale, role, bold
    found = _fonts.get(key)
    if found is None:
        font = theme.font(role, bold=bold)
        found = _fonts[key] = font, QFontMetrics(font)
    return found


def elided(theme: Theme, role: str, text: str, width: int, *, bold: bool = False) -> str:
    """One line no wider than `width`, shortened by 「…」."""
    return broken(theme.sizes.scale, role, text, max(width, 1), 1, bold)[0] if text else ""


def wrapped(theme: Theme, role: str, text: str, width: int, lines: int) -> tuple[str, ...]:
    """At most `lines` lines, the last shortened by 「…」 where more would follow."""
    return broken(theme.sizes.scale, role, text, max(width, 1), lines, False) if text else ()


@lru_cache(maxsize=8192)
def broken(scale: int, role: str, text: str, width: int, lines: int, bold: bool) -> tuple[str, ...]:
    """Lines of a text in the font that `font_of` has made for this scale and role."""
    font, metrics = _fonts[scale, role, bold]
    flat = " ".join(text.split("\n")) if lines == 1 else text.replace("\n", "\u2028")
    if lines == 1:
        return (metrics.elidedText(flat, Qt.TextElideMode.ElideRight, width),)
    starts = _starts(flat, font, width, lines)
    found = [flat[start:end] for start, end in pairwise(starts)]
    rest = flat[starts[-1] :].replace("\u2028", " ")
    found.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return tuple(line.rstrip("\u2028 ") for line in found)


def _starts(text: str, font: QFont, width: int, lines: int) -> list[int]:
    """Where the first `lines` lines begin."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts = []
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts
