"""Paints the rows of the right side, each kind by its own function; lays nothing out itself."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from tzdesk.ui.delegates.canvas import LEFT, RIGHT, Canvas
from tzdesk.ui.delegates.lines import colour, font_of, wrapped
from tzdesk.ui.dialogs.merge.rows import (
    Card,
    ChangeRow,
    ConflictRow,
    Heading,
    InvalidRow,
    NoticeRow,
    Row,
    TaskHead,
)
from tzdesk.ui.dialogs.merge.rows_layout import (
    CARD_LINES,
    EDGE,
    GAP,
    LABEL,
    RAIL,
    TICK,
    VERDICT,
    WORD_LINES,
    advice_of,
    card_rects,
    change_rect,
    choice_rects,
    label_lines,
    laid_out,
    tick_rect,
    verb_rects,
    words_of,
    words_rect,
)
from tzdesk.ui.theme import Notice, Shape
from tzdesk.ui.theme.icons import icon_pixmap

KEYS_HINT = "Alt+1 / 2 / 3 选择"


def paint_row(canvas: Canvas, row: Row, *, hovered: bool) -> None:
    """One row in its rectangle; the line below it belongs to it."""
    rect = canvas.rect
    notice = _notice(canvas, row)
    if notice:
        canvas.fill(rect, notice.ground)
        canvas.fill(QRect(rect.left(), rect.top(), canvas.px(RAIL), rect.height()), notice.text)
    elif isinstance(row, Heading):
        canvas.fill(rect, "header")
    else:
        plain = "stripe" if isinstance(row, TaskHead) else "surface"
        canvas.fill(rect, "hover" if hovered else plain)
    canvas.painter.setPen(QPen(colour(canvas.theme.palette.grid), 0))
    canvas.painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    _paint_kind(canvas, row)
    if canvas.selected:
        _paint_focus(canvas, rect)


def _paint_kind(canvas: Canvas, row: Row) -> None:
    selected, canvas.selected = canvas.selected, False
    if isinstance(row, TaskHead):
        _paint_head(canvas, row)
    elif isinstance(row, ChangeRow):
        _paint_change(canvas, row)
    elif isinstance(row, ConflictRow):
        _paint_conflict(canvas, row)
    elif isinstance(row, Heading):
        rect = canvas.rect.adjusted(canvas.px(GAP), 0, 0, 0)
        used = canvas.line(row.title, rect, "body", "text", bold=True)
        canvas.line(row.count, rect.adjusted(used + canvas.px(10), 0, 0, 0), "small", "text_muted")
    else:
        _paint_words(canvas, row)
    canvas.selected = selected


def _notice(canvas: Canvas, row: Row) -> Notice | None:
    palette = canvas.theme.palette
    if isinstance(row, ConflictRow):
        return palette.warning
    if isinstance(row, InvalidRow):
        return palette.error
    return palette.info if isinstance(row, NoticeRow) else None


def _paint_focus(canvas: Canvas, rect: QRect) -> None:
    """The current row: a ring, so that its colours keep their meaning."""
    palette, painter = canvas.theme.palette, canvas.painter
    width = palette.focus_width
    painter.setPen(QPen(colour(palette.focus_ring), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half - 1))


def _paint_head(canvas: Canvas, row: TaskHead) -> None:
    px = canvas.px
    rect = canvas.rect.adjusted(px(10), 0, -px(10), 0)
    ink = canvas.theme.palette.warning.text if row.warns else "text_muted"
    count = canvas.line(row.count, rect, "small", ink, RIGHT)
    used = canvas.line(row.title, rect, "small", "text", bold=True)
    canvas.line(row.text, rect.adjusted(used + px(8), 0, -count - px(12), 0))


def _paint_change(canvas: Canvas, row: ChangeRow) -> None:
    px, rect, theme = canvas.px, canvas.rect, canvas.theme
    paint_tick(canvas, tick_rect(rect, theme), on=row.ticked)
    first = QRect(rect.left(), rect.top(), rect.width(), theme.sizes.list_row + px(2))
    pitch = theme.sizes.line_pitch
    label = QRect(rect.left() + px(TICK), rect.top() + px(6), px(LABEL), pitch)
    for nth, line in enumerate(label_lines(row, theme)):
        canvas.line(line, label.translated(0, nth * pitch), "small", "text_secondary")
    edge = rect.right() - px(VERDICT)
    painter = canvas.painter
    painter.setPen(QPen(colour(theme.palette.grid), 0))
    for x in (rect.left() + px(TICK + LABEL), edge):
        painter.drawLine(x, rect.top(), x, rect.bottom())
    ink = "text_secondary" if row.ticked else "text_muted"
    canvas.line(row.verdict, first.adjusted(edge - rect.left() + px(8), 0, 0, 0), "small", ink)
    place = change_rect(rect, theme)
    painter.setPen(colour(theme.palette.text))
    laid_out(row.pieces, theme, place.width()).draw(painter, place.topLeft().toPointF())


def paint_tick(canvas: Canvas, box: QRect, *, on: bool, enabled: bool = True) -> None:
    """A check box as the style sheet draws it."""
    palette, painter = canvas.theme.palette, canvas.painter
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = palette.accent if on and enabled else palette.surface
    edge = palette.accent if on and enabled else palette.control_border
    painter.setPen(QPen(colour(edge if enabled else palette.border), 1))
    painter.setBrush(colour(ground if enabled else palette.readonly))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    if on:
        ink = palette.on_accent if enabled else palette.text_disabled
        side = box.width() - 4
        pixmap = icon_pixmap("check", ink, side, canvas.ratio())
        painter.drawPixmap(box.left() + 2, box.top() + 2, pixmap)
    painter.restore()


def _paint_conflict(canvas: Canvas, row: ConflictRow) -> None:
    px, rect, theme = canvas.px, canvas.rect, canvas.theme
    upper = QRect(rect.left() + px(EDGE), rect.top(), rect.width() - px(EDGE + 10), px(30))
    warning = theme.palette.warning.text
    side = theme.sizes.icon_status
    canvas.shape(Shape.WARNING, upper, warning, side)
    words = upper.adjusted(side + px(6), 0, 0, 0)
    used = canvas.line(row.title, words, "small", warning, bold=True)
    hint = canvas.line(KEYS_HINT, upper, "caption", "text_secondary", RIGHT)
    canvas.line(row.words, words.adjusted(used + px(10), 0, -hint - px(10), 0))
    for card, place in zip(row.cards, card_rects(rect, row, theme), strict=True):
        _paint_card(canvas, card, place)
    right = rect.left()
    for (_, word), (choice, place) in zip(row.choices, choice_rects(rect, row, theme), strict=True):
        _paint_choice(canvas, place, word, on=choice is row.choice)
        right = place.right()
    rest = QRect(right + px(12), place.top(), rect.right() - px(22) - right, place.height())
    canvas.line(row.hint, rest, "caption", "text_secondary", RIGHT)


def _paint_card(canvas: Canvas, card: Card, place: QRect) -> None:
    px, theme, painter = canvas.px, canvas.theme, canvas.painter
    palette = theme.palette
    painter.setPen(QPen(colour(palette.focus_ring if card.chosen else palette.border), 1))
    painter.setBrush(colour(palette.selection if card.chosen else palette.surface))
    if card.chosen:
        painter.setPen(QPen(colour(palette.focus_ring), palette.focus_width))
    painter.drawRect(QRectF(place).adjusted(1, 1, -1, -1))
    canvas.selected = card.chosen
    inner = place.adjusted(px(8), px(7), -px(8), -px(7))
    pitch = theme.sizes.line_pitch
    line = QRect(inner.left(), inner.top(), inner.width(), pitch)
    title, _, rest = card.head.partition(" ")
    used = canvas.line(title, line, "small", "text", bold=True)
    canvas.line(rest, line.adjusted(used + px(6), 0, 0, 0), "small", "text_secondary")
    font_of(theme, "small")
    for text in wrapped(theme, "small", card.text, inner.width(), CARD_LINES):
        line.translate(0, pitch)
        canvas.line(text, line)
    canvas.selected = False


def _paint_choice(canvas: Canvas, place: QRect, word: str, *, on: bool) -> None:
    palette, painter = canvas.theme.palette, canvas.painter
    side = canvas.theme.sizes.check_box
    circle = QRect(place.left(), place.top() + (place.height() - side) // 2, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(palette.accent if on else palette.control_border), 1))
    painter.setBrush(colour(palette.surface))
    painter.drawEllipse(QRectF(circle).adjusted(0.5, 0.5, -0.5, -0.5))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(palette.accent))
        inset = side / 4
        painter.drawEllipse(QRectF(circle).adjusted(inset, inset, -inset, -inset))
    painter.restore()
    canvas.line(word, place.adjusted(side + canvas.px(6), 0, 4, 0))


def _paint_words(canvas: Canvas, row: InvalidRow | NoticeRow) -> None:
    px, rect, theme = canvas.px, canvas.rect, canvas.theme
    palette = theme.palette
    invalid = isinstance(row, InvalidRow)
    ink = (palette.error if invalid else palette.info).text
    side = theme.sizes.icon_status
    start = rect.adjusted(px(EDGE), 0, 0, 0)
    if isinstance(row, NoticeRow) and row.icon:
        canvas.icon(row.icon, start, ink, side)
    else:
        canvas.shape(Shape.ERROR if isinstance(row, InvalidRow) else row.shape, start, ink, side)
    canvas.line(row.title, start.adjusted(side + px(6), 0, 0, 0), "small", ink, bold=True)
    canvas.rect = words_rect(row, rect, theme)
    canvas.lines(words_of(row), WORD_LINES)
    canvas.rect = rect
    if isinstance(row, InvalidRow):
        left = rect.right()
        for _, word, place in verb_rects(rect, row, theme):
            _paint_button(canvas, place, word)
            left = place.left()
        told = QRect(rect.left(), rect.top(), left - px(GAP) - rect.left(), rect.height())
        canvas.line(advice_of(row), told, "small", "text", RIGHT)


def _paint_button(canvas: Canvas, rect: QRect, words: str) -> None:
    painter, palette = canvas.painter, canvas.theme.palette
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(palette.control_border), 1))
    painter.setBrush(colour(palette.surface))
    painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.restore()
    canvas.line(words, rect, "small", "text", LEFT | Qt.AlignmentFlag.AlignHCenter)
