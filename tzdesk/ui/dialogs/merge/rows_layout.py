"""Where things stand in a row of the right side, and how high it is; for painting and for clicks.

All lengths are pixels at the theme's size. Paints nothing.
"""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from tzdesk.domain.merge import Choice
from tzdesk.ui.delegates.lines import colour, font_of, wrapped
from tzdesk.ui.dialogs.merge.rows import (
    ChangeRow,
    ConflictRow,
    Heading,
    InvalidRow,
    NoticeRow,
    Row,
    TaskHead,
)
from tzdesk.ui.models.differences import Fate, Piece
from tzdesk.ui.theme import Palette, Theme

TICK, LABEL, VERDICT = 30, 86, 84
RAIL, GAP, EDGE = 4, 8, 14
LABEL_LINES, CARD_LINES, WORD_LINES, DIFF_LINES = 3, 6, 3, 14
_KEPT_SAME, _KEPT_CHANGED = 60, 600
_UPPER, _LOWER, _CARD_PADDING = 30, 32, 7


def height_of(row: Row, theme: Theme, width: int) -> int:
    """The height of a row that is `width` wide."""
    px, pitch = theme.sizes.scaled, theme.sizes.line_pitch
    if isinstance(row, ChangeRow):
        room = change_rect(QRect(0, 0, width, 100), theme).width()
        pieces = round(laid_out(row.pieces, theme, room).boundingRect().height())
        return max(pieces, len(label_lines(row, theme)) * pitch) + px(12)
    if isinstance(row, ConflictRow):
        return px(_UPPER) + _card_height(row, theme, width) + px(_LOWER)
    if isinstance(row, (InvalidRow, NoticeRow)):
        rect = words_rect(row, QRect(0, 0, width, 100), theme)
        lines = len(wrapped(theme, "small", words_of(row), rect.width(), WORD_LINES))
        return max(px(40), lines * pitch + px(14))
    assert isinstance(row, (TaskHead, Heading))
    return theme.sizes.list_row + px(2)


def label_lines(row: ChangeRow, theme: Theme) -> tuple[str, ...]:
    """The name of the field: a ledger's own column may have a long one."""
    font_of(theme, "small")
    return wrapped(theme, "small", row.label, theme.sizes.scaled(LABEL), LABEL_LINES)


def change_rect(rect: QRect, theme: Theme) -> QRect:
    """The text of a change, between field and verdict."""
    px = theme.sizes.scaled
    return rect.adjusted(px(TICK + LABEL + GAP), px(6), -px(VERDICT + GAP), -px(6))


def tick_rect(rect: QRect, theme: Theme) -> QRect:
    """The box of a change."""
    side, px = theme.sizes.check_box, theme.sizes.scaled
    top = rect.top() + (min(rect.height(), theme.sizes.list_row + px(2)) - side) // 2
    return QRect(rect.left() + px(7), top, side, side)


def card_rects(rect: QRect, row: ConflictRow, theme: Theme) -> list[QRect]:
    """The three cards of a conflict."""
    px = theme.sizes.scaled
    inner = rect.adjusted(px(EDGE), px(_UPPER), -px(10), 0)
    wide = (inner.width() - 2 * px(GAP)) // 3
    high = _card_height(row, theme, rect.width())
    return [QRect(inner.left() + n * (wide + px(GAP)), inner.top(), wide, high) for n in range(3)]


def _card_height(row: ConflictRow, theme: Theme, width: int) -> int:
    px, pitch = theme.sizes.scaled, theme.sizes.line_pitch
    wide = (width - px(EDGE) - px(10) - 2 * px(GAP)) // 3 - 2 * px(GAP)
    font_of(theme, "small")
    lines = max(len(wrapped(theme, "small", one.text, wide, CARD_LINES)) for one in row.cards)
    return (lines + 1) * pitch + 2 * px(_CARD_PADDING)


def choice_rects(rect: QRect, row: ConflictRow, theme: Theme) -> Iterator[tuple[Choice, QRect]]:
    """The circle and word of each choice."""
    px = theme.sizes.scaled
    _, metrics = font_of(theme, "small")
    left = rect.left() + px(EDGE)
    top, high = rect.bottom() - px(_LOWER) + 1, px(_LOWER)
    for choice, word in row.choices:
        width = theme.sizes.check_box + px(6) + metrics.horizontalAdvance(word) + 2
        yield choice, QRect(left, top, width, high)
        left += width + px(18)


def verb_rects(rect: QRect, row: InvalidRow, theme: Theme) -> Iterator[tuple[str, str, QRect]]:
    """The buttons of an invalid value, from the right: name, word, place."""
    px, high = theme.sizes.scaled, theme.sizes.small_button
    _, metrics = font_of(theme, "small")
    right = rect.right() - px(10)
    for name, word in reversed(row.verbs):
        width = metrics.horizontalAdvance(word) + px(16)
        top = rect.top() + (rect.height() - high) // 2
        yield name, word, QRect(right - width, top, width, high)
        right -= width + px(6)


def advice_of(row: InvalidRow) -> str:
    """What stands before the buttons."""
    return row.done or (f"建议改为 {row.suggestion}" if row.suggestion else "")


def words_of(row: InvalidRow | NoticeRow) -> str:
    """The words of a row behind its title."""
    rest = row.rest if isinstance(row, NoticeRow) else ""
    return f"{row.words}　{rest}" if rest else row.words


def words_rect(row: InvalidRow | NoticeRow, rect: QRect, theme: Theme) -> QRect:
    """The words between title and buttons."""
    px = theme.sizes.scaled
    _, metrics = font_of(theme, "small")
    _, bold = font_of(theme, "small", bold=True)
    left = px(EDGE) + theme.sizes.icon_status + px(6) + bold.horizontalAdvance(row.title) + px(10)
    right = px(10)
    if isinstance(row, InvalidRow):
        places = [place for _, _, place in verb_rects(rect, row, theme)]
        right = rect.right() - min(one.left() for one in places) + px(GAP)
        right += metrics.horizontalAdvance(advice_of(row)) + px(GAP)
    return rect.adjusted(left, 0, -right, 0)


def deed_at(row: Row, rect: QRect, theme: Theme, point: QPoint) -> Any:
    """What a click does: "tick", a `Choice`, "accept", "dismiss"; None where nothing."""
    if isinstance(row, ChangeRow):
        column = rect.adjusted(0, 0, theme.sizes.scaled(TICK) - rect.width(), 0)
        return "tick" if column.contains(point) else None
    if isinstance(row, InvalidRow):
        found = verb_rects(rect, row, theme)
        return next((name for name, _, place in found if place.contains(point)), None)
    if isinstance(row, ConflictRow):
        for choice, place in choice_rects(rect, row, theme):
            if place.contains(point):
                return choice
        _, ours, theirs = card_rects(rect, row, theme)
        cards = ((Choice.OURS, ours), (Choice.THEIRS, theirs))
        return next((choice for choice, place in cards if place.contains(point)), None)
    return None


def laid_out(pieces: tuple[Piece, ...], theme: Theme, width: int) -> QTextLayout:
    """Old struck, new underlined, in lines of the design's pitch."""
    short = [Piece(_shortened(one), one.fate) for one in pieces]
    text = "".join(one.text for one in short).replace("\n", "\u2028")
    layout = QTextLayout(text, font_of(theme, "small")[0])
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(short, theme.palette)))
    layout.beginLayout()
    for place in range(DIFF_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 20))
        line.setPosition(QPoint(0, place * theme.sizes.line_pitch).toPointF())
    layout.endLayout()
    return layout


def _formats(pieces: list[Piece], palette: Palette) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for piece in pieces:
        if piece.fate is not Fate.SAME:
            found: Any = QTextLayout.FormatRange()  # its fields are unknown to PySide's stubs
            found.start, found.length = start, len(piece.text)
            look = QTextCharFormat()
            notice = palette.delete if piece.fate is Fate.OLD else palette.insert
            look.setForeground(colour(notice.text))
            look.setBackground(colour(notice.ground))
            look.setFontStrikeOut(piece.fate is Fate.OLD)
            look.setFontUnderline(piece.fate is Fate.NEW)
            found.format = look
            yield found
        start += len(piece.text)


def _shortened(piece: Piece) -> str:
    """What stayed only shows its ends; the whole is in the tooltip."""
    most = _KEPT_SAME if piece.fate is Fate.SAME else _KEPT_CHANGED
    if len(piece.text) <= 2 * most:
        return piece.text
    return f"{piece.text[:most]}……{piece.text[-most:]}"
