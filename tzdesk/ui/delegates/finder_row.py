"""Paints the rows of 快速查找: headings, and entries with icon, words, note and keys."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tzdesk.ui.delegates.canvas import RIGHT, Canvas
from tzdesk.ui.delegates.lines import font_of
from tzdesk.ui.models.finder import Entry
from tzdesk.ui.models.finder_list import FinderList
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.theme import Shape, current_theme

EDGE, GAP = 12, 8
NOTE_AT_MOST = 0.4
"""What of a row's width the words behind the title may take."""


class FinderDelegate(QStyledItemDelegate):
    """`words` are marked where they stand in a title."""

    def __init__(self, model: FinderList, parent: QWidget):
        super().__init__(parent)
        self._model = model
        self.words: tuple[str, ...] = ()

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        sizes = current_theme().sizes
        return QSize(0, sizes.list_row if self._model.entry(index) else sizes.navigation_entry)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = current_theme()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        entry = self._model.entry(index)
        lit = entry is not None and bool(state & QStyle.StateFlag.State_Selected)
        px = theme.sizes.scaled
        canvas = Canvas(painter, rect.adjusted(px(EDGE), 0, -px(EDGE), 0), theme, lit)
        if entry is None:
            canvas.line(str(self._model.line(index)), canvas.rect, "caption", "text_muted")
            return
        if lit or state & QStyle.StateFlag.State_MouseOver:
            canvas.fill(rect, "selection" if lit else "hover")
        self._entry(canvas, entry)

    def _entry(self, canvas: Canvas, entry: Entry) -> None:
        self._icon(canvas, entry)
        left = canvas.rect.left() + canvas.theme.sizes.icon_pane + canvas.px(GAP)
        right = canvas.rect.right() + 1
        if entry.keys and not entry.refused:
            right = self._at_right(canvas, entry.keys, left, right)
        if behind := entry.refused or entry.note:
            right = self._at_right(canvas, behind, left, right)
        ink = "text_muted" if entry.refused else "text"
        canvas.words = self.words
        canvas.line(entry.title, _between(canvas, left, right), "body", ink)
        canvas.words = ()

    def _at_right(self, canvas: Canvas, text: str, left: int, right: int) -> int:
        """Draws words that end at `right`; where the next ones must end."""
        _, metrics = font_of(canvas.theme, "small")
        wide = min(metrics.horizontalAdvance(text) + 1, int((right - left) * NOTE_AT_MOST))
        canvas.line(text, _between(canvas, right - wide, right), "small", "text_muted", RIGHT)
        return right - wide - 2 * canvas.px(GAP)

    def _icon(self, canvas: Canvas, entry: Entry) -> None:
        size = canvas.theme.sizes.icon_pane
        if entry.shape:
            palette, shape = canvas.theme.palette, Shape(entry.shape)
            tone = palette.warning if shape is Shape.WARNING else palette.mark(shape)
            canvas.shape(shape, canvas.rect, tone.text, canvas.theme.sizes.icon_status)
        elif entry.icon:
            ink = "text_muted" if entry.refused else "text_secondary"
            canvas.icon(entry.icon, canvas.rect, ink, size)


def _between(canvas: Canvas, left: int, right: int) -> QRect:
    return QRect(left, canvas.rect.top(), max(0, right - left), canvas.rect.height())
