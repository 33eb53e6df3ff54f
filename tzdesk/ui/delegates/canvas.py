"""One cell while it is painted: where it may draw, in which colours, and how words are set.

Every painter of a cell gets one; none of them reads the model's indexes or Qt's options.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from tzdesk.ui.delegates.hits import hits
from tzdesk.ui.delegates.lines import colour, elided, font_of, wrapped
from tzdesk.ui.theme.icons import icon_pixmap, paint_icon
from tzdesk.ui.theme.shapes import Shape, paint_shape, shape_pixmap
from tzdesk.ui.theme.theme import Theme

# Plain numbers: joining Qt's flags anew costs as much as drawing a word.
_MIDDLE = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
LEFT = Qt.AlignmentFlag.AlignLeft.value | _MIDDLE
RIGHT = Qt.AlignmentFlag.AlignRight.value | _MIDDLE
PADDING = 8


@dataclass(slots=True)
class Canvas:
    """`rect` is the cell inside its lines and padding; `words` are searched for and marked.

    `on_paper`: shapes and icons are drawn as outlines, sharp on any printer.
    """

    painter: QPainter
    rect: QRect
    theme: Theme
    selected: bool = False
    words: Sequence[str] = ()
    on_paper: bool = False

    def px(self, length: float) -> int:
        """A length of the design at the theme's size."""
        return self.theme.sizes.scaled(length)

    def tint(self, token: str) -> str:
        """A colour by its token or "#RRGGBB", as it is on this ground."""
        palette = self.theme.palette
        name = token if token.startswith("#") else getattr(palette, token)
        return palette.on_selection(name) if self.selected else name

    def ratio(self) -> float:
        """Of the screen that is painted on."""
        return self.painter.device().devicePixelRatio()

    def line(
        self,
        text: str,
        rect: QRect,
        role: str = "small",
        ink: str = "text",
        align: int = LEFT,
        *,
        bold: bool = False,
    ) -> int:
        """Draws one line, shortened to fit; its width."""
        font, metrics = font_of(self.theme, role, bold=bold)
        shown = elided(self.theme, role, text, rect.width(), bold=bold)
        painter = self.painter
        painter.setFont(font)
        painter.setPen(colour(self.tint(ink)))
        painter.drawText(rect, align, shown)
        width = metrics.horizontalAdvance(shown)
        if self.words:
            left = rect.right() + 1 - width if align == RIGHT else rect.left()
            self._mark(shown, QRect(left, rect.top(), width, rect.height()), role, bold)
        return width

    def lines(self, text: str, most: int, role: str = "small", ink: str = "text") -> None:
        """Draws up to `most` lines in the middle of the cell."""
        font_of(self.theme, role)
        self.set(wrapped(self.theme, role, text, self.rect.width(), most), role, ink)

    def set(
        self, found: Sequence[str], role: str = "small", ink: str = "text", *, bold: bool = False
    ) -> None:
        """Draws lines that are broken already in the middle of the cell."""
        pitch = self.theme.sizes.line_pitch
        rect = self.rect
        top = rect.top() + (rect.height() - pitch * len(found)) // 2
        for place, line in enumerate(found):
            at = QRect(rect.left(), top + place * pitch, rect.width(), pitch)
            self.line(line, at, role, ink, bold=bold)

    def two(self) -> tuple[QRect, QRect]:
        """The upper and the lower line of a cell with two."""
        pitch = self.theme.sizes.line_pitch
        top = self.rect.top() + (self.rect.height() - 2 * pitch) // 2
        upper = QRect(self.rect.left(), top, self.rect.width(), pitch)
        return upper, upper.translated(0, pitch)

    def fits_two(self) -> bool:
        """Whether the row is high enough for two lines."""
        return self.rect.height() >= 2 * self.theme.sizes.line_pitch

    def shape(self, shape: Shape, rect: QRect, ink: str, size: int) -> None:
        """Draws a status or flag at the left of a rectangle, in the middle of its height."""
        top = rect.top() + (rect.height() - size) // 2
        if self.on_paper:
            there = QRectF(rect.left(), top, size, size)
            paint_shape(self.painter, shape, there, self.tint(ink))
            return
        pixmap = shape_pixmap(shape, size, self.tint(ink), self.ratio())
        self.painter.drawPixmap(rect.left(), top, pixmap)

    def icon(self, name: str, rect: QRect, ink: str, size: int) -> None:
        """Draws an outline icon at the left of a rectangle."""
        top = rect.top() + (rect.height() - size) // 2
        if self.on_paper:
            paint_icon(self.painter, name, self.tint(ink), QRectF(rect.left(), top, size, size))
            return
        self.painter.drawPixmap(
            rect.left(), top, icon_pixmap(name, self.tint(ink), size, self.ratio())
        )

    def fill(self, rect: QRect | QRectF, token: str) -> None:
        """Fills a rectangle."""
        name = token if token.startswith("#") else getattr(self.theme.palette, token)
        self.painter.fillRect(rect, colour(name))

    def _mark(self, text: str, rect: QRect, role: str, bold: bool) -> None:
        """Sets the words found once more, on the ground of a search hit."""
        _, metrics = font_of(self.theme, role, bold=bold)
        self.painter.setPen(colour(self.theme.palette.match_text))
        for start, end in hits(text, tuple(self.words)):
            left = rect.left() + metrics.horizontalAdvance(text[:start])
            width = metrics.horizontalAdvance(text[start:end])
            height = min(metrics.height(), rect.height())
            top = rect.top() + (rect.height() - height) // 2
            self.fill(QRect(left, top, width, height), "match")
            place = QRect(left, rect.top(), width + 1, rect.height())
            self.painter.drawText(place, LEFT, text[start:end])
