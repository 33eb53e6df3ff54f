"""Paints a panel as a card with a head: on the screen, into a picture, on paper alike."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QRect
from PySide6.QtGui import QPainter, QPen, QPixmap

from tzdesk.paths import write_atomically
from tzdesk.services.saving import saving_refused
from tzdesk.ui.delegates.canvas import LEFT, RIGHT, Canvas
from tzdesk.ui.delegates.lines import colour, font_of
from tzdesk.ui.overview.parts import Panel, Part
from tzdesk.ui.theme import Theme, paper_theme

HEAD, PAD = 32, 12
PICTURE_WIDTH, PICTURE_RATIO = 640, 2.0
"""A picture for a document: wide enough for every panel, twice as sharp as a screen."""


def card_height(theme: Theme, panel: Panel, width: int) -> int:
    """What a panel needs, head and frame included."""
    return theme.sizes.scaled(HEAD) + panel.height(theme, width - 2) + 2


def paint_card(canvas: Canvas, card: QRect, panel: Panel, taken: int = 0) -> list[Part]:
    """Paints a panel; `taken` is what buttons need at the right of its head."""
    head = QRect(card.left(), card.top(), card.width(), canvas.px(HEAD))
    canvas.fill(card, "surface")
    canvas.painter.setPen(QPen(colour(canvas.theme.palette.border), 0))
    canvas.painter.drawRect(card.adjusted(0, 0, -1, -1))
    canvas.painter.setPen(QPen(colour(canvas.theme.palette.grid), 0))
    canvas.painter.drawLine(head.bottomLeft(), head.bottomRight())
    _paint_head(canvas, head.adjusted(canvas.px(PAD), 0, -canvas.px(PAD) - taken, 0), panel)
    body = card.adjusted(1, canvas.px(HEAD) + 1, -1, -1)
    return panel.paint(canvas, body)


def _paint_head(canvas: Canvas, head: QRect, panel: Panel) -> None:
    """The title is never shortened before the note has gone."""
    canvas.rect = head
    used = canvas.line(panel.title, head, "body", bold=True)
    room = head.adjusted(used + canvas.px(8), 0, 0, 0)
    if panel.aside and (wide := _width(canvas, panel.aside)) <= room.width():
        canvas.line(panel.aside, room, "small", "text_secondary", RIGHT)
        room.setRight(room.right() - wide - canvas.px(8))
    if panel.note and room.width() > canvas.px(48):
        canvas.line(panel.note, room, "caption", "text_muted", LEFT)


def _width(canvas: Canvas, words: str) -> int:
    _, metrics = font_of(canvas.theme, "small")
    return metrics.horizontalAdvance(words)


def picture(panel: Panel) -> QPixmap:
    """A panel as a picture for a document."""
    theme = paper_theme()
    height = card_height(theme, panel, PICTURE_WIDTH)
    made = QPixmap(int(PICTURE_WIDTH * PICTURE_RATIO), int(height * PICTURE_RATIO))
    made.setDevicePixelRatio(PICTURE_RATIO)
    with QPainter(made) as painter:
        card = QRect(0, 0, PICTURE_WIDTH, height)
        paint_card(Canvas(painter, card, theme), card, panel)
    return made


def save_picture(made: QPixmap, path: Path) -> None:
    """Writes it as a PNG, whole or not at all. Raises UserError where it cannot be written."""
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    made.save(held, "PNG")
    try:
        write_atomically(path, lambda there: _fill(there, bytes(held.data().data())))
    except OSError as error:
        raise saving_refused(path, error, "无法保存图片") from error


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)
