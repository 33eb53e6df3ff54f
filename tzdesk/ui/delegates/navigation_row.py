"""Paints the navigation: icon, words that give way, a count that never does, the rail."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tzdesk.services.saved_views import LONGEST
from tzdesk.ui.delegates.canvas import RIGHT, Canvas
from tzdesk.ui.delegates.lines import font_of
from tzdesk.ui.delegates.task_delegate import paint_ring
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.models.navigation import NavigationModel
from tzdesk.ui.models.navigation_lines import Level, Line
from tzdesk.ui.theme import Shape, Theme, current_theme

State = QStyle.StateFlag

CHEVRON_AT, CHEVRON, ICON_AT, TITLE_AT, ENTRY_AT, HEADING_AT = 6, 12, 26, 48, 26, 12
RAIL = 3
RIGHT_MARGIN = 10


class NavigationDelegate(QStyledItemDelegate):
    """`open_line` answers whether a row is what the tree shows now."""

    def __init__(self, model: NavigationModel, open_line: Callable[[Line], bool], parent: QWidget):
        super().__init__(parent)
        self._model = model
        self._open_line = open_line

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        sizes = current_theme().sizes
        line = self._model.line(index)
        if line.level is Level.ENTRY:
            return QSize(0, sizes.navigation_entry)
        if line.level is Level.HEADING and index.row():
            return QSize(0, sizes.navigation_row + sizes.scaled(8))
        return QSize(0, sizes.navigation_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = current_theme()
        line = self._model.line(index)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        lit = self._open_line(line)
        canvas = Canvas(painter, rect, theme, lit)
        if lit:
            canvas.fill(rect, "selection")
            canvas.fill(
                QRect(rect.left(), rect.top(), theme.sizes.scaled(RAIL), rect.height()), "brand"
            )
        elif state & State.State_MouseOver and line.level is not Level.HEADING:
            canvas.fill(rect, "hover")
        if line.level is Level.HEADING:
            place = rect.adjusted(
                canvas.px(HEADING_AT), rect.height() - theme.sizes.navigation_row, 0, 0
            )
            canvas.line(line.title, place, "caption", "text_muted")
            return
        off = "" if state & State.State_Enabled else "text_disabled"
        if line.level is Level.VIEW and not off:
            self._chevron(canvas, bool(state & State.State_Open))
        self._words(canvas, line, off)
        if state & State.State_HasFocus:
            paint_ring(painter, rect, theme, focused=True)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: AnyIndex
    ) -> QLineEdit:
        """For the name of a saved view."""
        editor = QLineEdit(parent)
        editor.setAccessibleName("视图名称")
        editor.setMaxLength(LONGEST)
        editor.setFont(current_theme().font("body"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex
    ) -> None:
        """Over the name, beside the icon."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        px = current_theme().sizes.scaled
        editor.setGeometry(rect.adjusted(px(TITLE_AT) - px(6), 0, -px(4), 0))

    def _chevron(self, canvas: Canvas, opened: bool) -> None:
        size = canvas.px(CHEVRON)
        place = QRect(canvas.px(CHEVRON_AT), canvas.rect.top(), size, canvas.rect.height())
        name = "chevron-down" if opened else "chevron-right"
        canvas.icon(name, place, "text_secondary", size)

    def _words(self, canvas: Canvas, line: Line, off: str) -> None:
        entry = line.level is Level.ENTRY
        rect, role = canvas.rect, "small" if entry else "body"
        count = "" if line.count is None else str(line.count)
        bold = line.urgent
        _, metrics = font_of(canvas.theme, "small", bold=bold)
        wide = metrics.horizontalAdvance(count)
        right = rect.right() - canvas.px(RIGHT_MARGIN)
        place = QRect(right - wide, rect.top(), wide + 1, rect.height())
        ink = "text" if bold or canvas.selected else "text_muted"
        canvas.line(count, place, "small", off or ink, RIGHT, bold=bold)
        left = rect.left() + canvas.px(ENTRY_AT if entry else TITLE_AT)
        if not entry:
            self._icon(canvas, line, off)
        elif line.shape:
            left = self._entry_shape(canvas, line, left)
        font_of(canvas.theme, role)
        room = QRect(left, rect.top(), max(0, right - wide - canvas.px(8) - left), rect.height())
        canvas.line(line.title, room, role, off or ("text_secondary" if entry else "text"))

    def _icon(self, canvas: Canvas, line: Line, off: str) -> None:
        size = canvas.theme.sizes.icon_pane
        place = QRect(
            canvas.rect.left() + canvas.px(ICON_AT), canvas.rect.top(), size, canvas.rect.height()
        )
        if line.shape:
            palette, shape = canvas.theme.palette, Shape(line.shape)
            tone = palette.warning if shape is Shape.WARNING else palette.mark(shape)
            canvas.shape(shape, place, off or tone.text, size)
        else:
            canvas.icon(line.icon, place, off or "text_secondary", size)

    def _entry_shape(self, canvas: Canvas, line: Line, left: int) -> int:
        size = canvas.theme.sizes.icon_count
        place = QRect(left, canvas.rect.top(), size, canvas.rect.height())
        canvas.shape(Shape(line.shape), place, canvas.theme.palette.mark(line.shape).text, size)
        return left + size + canvas.px(6)


def chevron_width(theme: Theme) -> int:
    """So far from the left a click opens and closes a view."""
    return theme.sizes.scaled(ICON_AT - 2)
