"""A row of a list with a tick: the words stand behind the tick, whatever the size of letters.

Qt's own row leaves the room of a tick of the first size, and larger ones lie over the words.
"""

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tzdesk.ui.delegates.canvas import LEFT, Canvas
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.theme import current_theme

_GAP = 6


class TickRow(QStyledItemDelegate):
    """Qt draws ground, tick and focus; the words are ours.

    Qt's stubs do not know the fields of a style option.
    """

    def sizeHint(self, _option: Any, _index: AnyIndex) -> QSize:
        # As wide as there is room: longer words are shortened, and nothing scrolls sideways.
        return QSize(0, current_theme().sizes.list_row)

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        drawn: Any = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        words, drawn.text = drawn.text, ""
        style, view = QApplication.style(), drawn.widget
        if view is not None:
            style = view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, view)
        theme = current_theme()
        tick = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, drawn, view)
        rect = option.rect.adjusted(0, 0, -theme.sizes.scaled(_GAP), 0)
        rect.setLeft(tick.right() + theme.sizes.scaled(_GAP))
        selected = bool(drawn.state & QStyle.StateFlag.State_Selected)
        ink = "text" if drawn.state & QStyle.StateFlag.State_Enabled else "text_disabled"
        painter.save()
        Canvas(painter, rect, theme, selected).line(words, rect, "body", ink, LEFT)
        painter.restore()
