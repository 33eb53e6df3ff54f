"""The list of statuses: each with its shape, word and colour, in the list and in the closed box.

Knows no task.
"""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget

from tzdesk.domain.status import Status
from tzdesk.ui.theme import Shape, current_theme, paint_shape, shape_pixmap
from tzdesk.ui.widgets.choice_box import ChoiceBox

_ICON_AT, _WORD_AT, _ARROW = 8, 28, 18


class StatusBox(ChoiceBox):
    """The five statuses; index −1 is none."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.offer([status.value for status in Status])
        self._colour_items()

    def minimumSizeHint(self) -> QSize:
        """As wide as the longest word: a status is never shortened."""
        px = current_theme().sizes.scaled
        words = max(self.fontMetrics().horizontalAdvance(status.value) for status in Status)
        return QSize(px(_WORD_AT) + words + px(_ARROW), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._colour_items()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
        self._paint_word(painter)

    def _paint_word(self, painter: QPainter) -> None:
        theme = current_theme()
        px, side = theme.sizes.scaled, theme.sizes.icon_pane
        words = QRect(self.rect()).adjusted(px(_WORD_AT), 0, -px(_ARROW), 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if self.currentIndex() < 0:
            painter.setPen(theme.colour("text_muted"))
            words.setLeft(px(_ICON_AT))
            painter.drawText(words, flags, self.placeholderText())
            return
        colour = self._colour(self.currentText())
        painter.setPen(QColor(colour))
        painter.drawText(words, flags, self.currentText())
        square = QRect(px(_ICON_AT), (self.height() - side) // 2, side, side)
        shape = Shape(Status(self.currentText()).token)
        paint_shape(painter, shape, square.toRectF(), colour)

    def _colour(self, word: str) -> str:
        palette = current_theme().palette
        return palette.mark(Status(word).token).text if self.isEnabled() else palette.text_disabled

    def _colour_items(self) -> None:
        theme = current_theme()
        for index in range(self.count()):
            token = Status(self.itemText(index)).token
            colour = theme.palette.mark(token).text
            ratio = self.devicePixelRatioF()
            picture = shape_pixmap(Shape(token), theme.sizes.icon_pane, colour, ratio)
            self.setItemIcon(index, QIcon(picture))
            self.setItemData(index, QColor(colour), Qt.ItemDataRole.ForegroundRole)
