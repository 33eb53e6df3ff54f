"""Paints a value of a filter's list: tick, words, count at the right."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tzdesk.domain.status import STATUS_WORDS, Status
from tzdesk.ui.delegates.canvas import RIGHT, Canvas
from tzdesk.ui.delegates.lines import colour, font_of
from tzdesk.ui.models.filter_choices import FilterChoices
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.theme import Shape, current_theme


class ChoiceDelegate(QStyledItemDelegate):
    """For `FilterChoices`."""

    def __init__(self, model: FilterChoices, parent: QWidget):
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        theme = current_theme()
        _, metrics = font_of(theme, "small")
        wide = metrics.horizontalAdvance(self._model.choice(index).title)
        return QSize(wide + theme.sizes.scaled(90), theme.sizes.list_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = current_theme()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        lit = bool(state & QStyle.StateFlag.State_Selected)
        choice = self._model.choice(index)
        canvas = Canvas(painter, rect.adjusted(8, 0, -8, 0), theme, lit)
        if lit or state & QStyle.StateFlag.State_MouseOver:
            canvas.fill(rect, "selection" if lit else "hover")
        left = self._tick(canvas, self._model.is_ticked(index))
        if choice.title in STATUS_WORDS:
            left = self._shape(canvas, Status(choice.title), left)
        _, metrics = font_of(theme, "small")
        count = str(choice.count)
        right = canvas.rect.right() - metrics.horizontalAdvance(count)
        words = QRect(left, rect.top(), max(0, right - canvas.px(8) - left), rect.height())
        canvas.line(choice.title, words)
        place = QRect(right, rect.top(), canvas.rect.right() - right + 1, rect.height())
        canvas.line(count, place, ink="text_muted", align=RIGHT)

    def _tick(self, canvas: Canvas, ticked: bool) -> int:
        """Draws the box; where the words begin."""
        side = canvas.theme.sizes.check_box
        rect = canvas.rect
        box = QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
        painter = canvas.painter
        palette = canvas.theme.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = palette.accent if ticked else canvas.tint("control_border")
        painter.setPen(QPen(colour(edge), 1))
        painter.setBrush(colour(palette.accent if ticked else palette.surface))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        painter.restore()
        if ticked:
            mark = side - 4
            place = QRect(box.left() + 2, box.top(), mark, side)
            canvas.icon("check", place, palette.on_accent, mark)
        return box.right() + 1 + canvas.px(8)

    def _shape(self, canvas: Canvas, status: Status, left: int) -> int:
        size = canvas.theme.sizes.icon_status
        place = QRect(left, canvas.rect.top(), size, canvas.rect.height())
        canvas.shape(Shape(status.token), place, canvas.theme.palette.mark(status.token).text, size)
        return left + size + canvas.px(6)
