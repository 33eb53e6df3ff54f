"""Paints the rows of 单位管理: categories with their chevron, what is missing in amber."""

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QWidget

from tzdesk.ui.delegates.canvas import LEFT, PADDING, RIGHT, Canvas
from tzdesk.ui.delegates.lines import colour
from tzdesk.ui.delegates.task_delegate import paint_ring
from tzdesk.ui.dialogs.units.lines import EDITABLE, MISSING, NAMES, UnitGroup, UnitLine
from tzdesk.ui.dialogs.units.model import ENTRY
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.theme import Shape, current_theme

UNFILLED = "未填"
_GROUP_WORDS, _CHEVRON = 26, 14
_LABELS = {"contact": "联系人", "phone": "联系电话"}


class UnitDelegate(QStyledItemDelegate):
    """One for all columns."""

    def sizeHint(self, option: Any, _index: AnyIndex) -> QSize:
        return QSize(option.rect.width(), current_theme().sizes.list_row)

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        entry = index.data(ENTRY)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        canvas = Canvas(painter, option.rect, current_theme(), selected)
        group = isinstance(entry, UnitGroup)
        plain = "stripe" if group else "surface"
        painter.save()
        canvas.fill(option.rect, "selection" if selected else "hover" if hovered else plain)
        painter.setPen(QPen(colour(canvas.theme.palette.grid), 0))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if not group and index.column() < len(NAMES) - 1:
            painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        padding = canvas.px(PADDING)
        canvas.rect = option.rect.adjusted(padding, 0, -padding, -1)
        if isinstance(entry, UnitGroup):
            opened = bool(option.state & QStyle.StateFlag.State_Open)
            _group(canvas, entry, opened=opened)
        elif isinstance(entry, UnitLine):
            _cell(canvas, entry, NAMES[index.column()])
        if option.state & QStyle.StateFlag.State_HasFocus:
            active = bool(option.state & QStyle.StateFlag.State_Active)
            paint_ring(painter, option.rect, canvas.theme, focused=active)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: Any, index: AnyIndex) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(_LABELS[NAMES[index.column()]])
        return editor


def _group(canvas: Canvas, group: UnitGroup, *, opened: bool) -> None:
    name = "chevron-down" if opened else "chevron-right"
    canvas.icon(name, canvas.rect, "text_secondary", canvas.px(_CHEVRON))
    words = canvas.rect.adjusted(canvas.px(_GROUP_WORDS) - canvas.px(PADDING), 0, 0, 0)
    used = canvas.line(group.category.value, words, "body")
    rest = words.adjusted(used + canvas.px(PADDING), 0, 0, 0)
    canvas.line(group.told, rest, "caption", "text_muted")


def _cell(canvas: Canvas, line: UnitLine, name: str) -> None:
    word = line.word(name)
    if name == "last" and word == MISSING:
        ink, side = canvas.theme.palette.unreported.text, canvas.theme.sizes.icon_count
        canvas.shape(Shape.UNREPORTED, canvas.rect, ink, side)
        words = canvas.rect.adjusted(side + canvas.px(4), 0, 0, 0)
        canvas.line(word, words, "small", ink)
    elif name in EDITABLE and not word and not line.collective:
        canvas.line(UNFILLED, canvas.rect, "small", canvas.theme.palette.warning.text)
    else:
        align = RIGHT if name == "tasks" else LEFT
        canvas.line(
            word, canvas.rect, "small", "text" if name == "unit" else "text_secondary", align
        )
