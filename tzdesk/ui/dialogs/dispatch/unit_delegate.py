"""Paints the rows of units: ticks, categories, contacts that are missing, what gets no workbook."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QWidget

from tzdesk.domain.records import UnitCategory
from tzdesk.ui.delegates.canvas import LEFT, PADDING, RIGHT, Canvas
from tzdesk.ui.delegates.lines import colour, font_of
from tzdesk.ui.delegates.task_delegate import paint_ring
from tzdesk.ui.dialogs.dispatch.forecast import SKIPPED
from tzdesk.ui.dialogs.dispatch.selection import MISSING, NOTHING, UnitGroup, UnitLine
from tzdesk.ui.dialogs.dispatch.unit_model import ENTRY, NAMES, UNFILLED, UnitModel
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.theme import Shape, current_theme

NAME_MEMBERS = "指定单位…"
_TICK_AT = 26
_GAP, _BEFORE_LINK = 6, 12


class UnitDelegate(QStyledItemDelegate):
    """One for all columns."""

    members_wanted = Signal(object)
    """指定单位… of this `UnitLine` was pressed."""

    def __init__(self, model: UnitModel, parent: QWidget):
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: Any, _index: AnyIndex) -> QSize:
        return QSize(option.rect.width(), current_theme().sizes.list_row)

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        entry = index.data(ENTRY)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        canvas = Canvas(painter, option.rect, current_theme(), selected)
        painter.save()
        _ground(canvas, option, entry, last=index.column() == len(NAMES) - 1)
        padding = canvas.px(PADDING)
        canvas.rect = option.rect.adjusted(padding, 0, -padding, -1)
        state = self._model.check_state(index)
        if isinstance(entry, UnitGroup):
            opened = bool(option.state & QStyle.StateFlag.State_Open)
            self._group(canvas, entry, state, opened=opened)
        elif NAMES[index.column()] == "tick":
            paint_tick(canvas, tick_box(option.rect), state)
        elif isinstance(entry, UnitLine):
            _cell(canvas, entry, NAMES[index.column()], index.data())
        if option.state & QStyle.StateFlag.State_HasFocus:
            focused = bool(option.state & QStyle.StateFlag.State_Active)
            paint_ring(painter, option.rect, canvas.theme, focused=focused)
        painter.restore()

    def _group(
        self, canvas: Canvas, group: UnitGroup, state: Qt.CheckState | None, *, opened: bool
    ) -> None:
        px = canvas.px
        canvas.icon(
            "chevron-down" if opened else "chevron-right", canvas.rect, "text_secondary", px(14)
        )
        box = group_box(canvas.rect)
        paint_tick(canvas, box, state)
        words = canvas.rect.adjusted(0, 0, 0, 0)
        words.setLeft(box.right() + px(_GAP))
        used = canvas.line(group.category.value, words, "body")
        canvas.line(group.told, words.adjusted(used + px(8), 0, 0, 0), "caption", "text_muted")

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: Any, index: AnyIndex
    ) -> bool:
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and isinstance(event, QMouseEvent):
            at = event.position().toPoint()
            entry = index.data(ENTRY)
            padding = current_theme().sizes.scaled(PADDING)
            cell = option.rect.adjusted(padding, 0, -padding, -1)
            if isinstance(entry, UnitGroup) and group_box(cell).contains(at):
                self._model.toggle(index)
                return True
            if isinstance(entry, UnitLine):
                return self._press(entry, index, cell, at)
        return super().editorEvent(event, model, option, index)

    def _press(self, line: UnitLine, index: AnyIndex, cell: QRect, at: Any) -> bool:
        name = NAMES[index.column()]
        if name == "tick" and not line.why:
            self._model.toggle(index)
            return True
        if name == "file" and line.nameable and link_rect(cell, line).contains(at):
            self.members_wanted.emit(line)
            return True
        return False

    def createEditor(self, parent: QWidget, _option: Any, _index: AnyIndex) -> QWidget:
        editor = QLineEdit(parent)
        editor.setPlaceholderText("姓名 电话")
        editor.setAccessibleName("联系人和电话")
        return editor


def tick_box(rect: QRect) -> QRect:
    """The box in the middle of a cell."""
    side = current_theme().sizes.check_box
    left = rect.left() + (rect.width() - side) // 2
    return QRect(left, rect.top() + (rect.height() - 1 - side) // 2, side, side)


def group_box(rect: QRect) -> QRect:
    """The box of a category behind its chevron."""
    theme = current_theme()
    side = theme.sizes.check_box
    left = rect.left() - theme.sizes.scaled(PADDING) + theme.sizes.scaled(_TICK_AT)
    return QRect(left, rect.top() + (rect.height() - side) // 2, side, side)


def link_rect(cell: QRect, line: UnitLine) -> QRect:
    """Where 指定单位… stands: behind why there is no workbook, at the latest at the edge."""
    theme = current_theme()
    px = theme.sizes.scaled
    _, metrics = font_of(theme, "small")
    width = metrics.horizontalAdvance(NAME_MEMBERS) + 1
    left = cell.left() + theme.sizes.icon_status + px(_GAP)
    left += metrics.horizontalAdvance(line.why) + px(_BEFORE_LINK)
    return QRect(min(left, cell.right() + 1 - width), cell.top(), width, cell.height())


def paint_tick(canvas: Canvas, box: QRect, state: Qt.CheckState | None) -> None:
    """A box with its tick, as the style sheet draws them; None is one that cannot be ticked."""
    painter, palette = canvas.painter, canvas.theme.palette
    lit = state in (Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked)
    ground = palette.accent if lit else palette.readonly if state is None else palette.surface
    edge = palette.accent if lit else palette.border if state is None else palette.control_border
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(edge), 1))
    painter.setBrush(colour(ground))
    painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.restore()
    if lit:
        mark = box.width() - 4
        name = "check" if state is Qt.CheckState.Checked else "minus"
        place = QRect(box.left() + 2, box.top(), mark, box.height())
        canvas.icon(name, place, palette.on_accent, mark)


def _ground(canvas: Canvas, option: Any, entry: object, *, last: bool) -> None:
    rect, palette = option.rect, canvas.theme.palette
    collective = isinstance(entry, UnitGroup) and entry.category is UnitCategory.COLLECTIVE
    if canvas.selected:
        canvas.fill(rect, "selection")
    elif option.state & QStyle.StateFlag.State_MouseOver:
        canvas.fill(rect, "hover")
    elif collective:
        canvas.fill(rect, palette.warning.ground)
    elif isinstance(entry, UnitGroup):
        canvas.fill(rect, "stripe")
    else:
        spared = isinstance(entry, UnitLine) and entry.why
        canvas.fill(rect, "readonly" if spared else "surface")
    painter = canvas.painter
    painter.setPen(QPen(colour(palette.grid), 0))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if isinstance(entry, UnitLine) and not last:
        painter.drawLine(rect.topRight(), rect.bottomRight())


def _cell(canvas: Canvas, line: UnitLine, name: str, word: str) -> None:
    draw: dict[str, Callable[[Canvas, UnitLine, str], None]] = {
        "unit": _paint_unit,
        "tasks": lambda canvas, _line, word: _plain(canvas, word, "text", RIGHT),
        "contact": _paint_contact,
        "last": _paint_last,
        "file": _paint_file,
    }
    draw[name](canvas, line, word)


def _plain(canvas: Canvas, word: str, ink: str, align: int = LEFT) -> None:
    canvas.line(word, canvas.rect, "small", ink, align)


def _paint_unit(canvas: Canvas, line: UnitLine, word: str) -> None:
    _plain(canvas, word, "text_muted" if line.why else "text")


def _paint_contact(canvas: Canvas, line: UnitLine, word: str) -> None:
    missing = not line.why and not (line.contact and line.phone)
    if word == UNFILLED:
        _plain(canvas, word, canvas.theme.palette.warning.text)
    elif missing:
        rest = UNFILLED if line.contact else f"{UNFILLED}　{line.phone}"
        known = f"{line.contact}　" if line.contact else ""
        used = canvas.line(known, canvas.rect, "small", "text_secondary") if known else 0
        place = canvas.rect.adjusted(used, 0, 0, 0)
        canvas.line(rest, place, "small", canvas.theme.palette.warning.text)
    else:
        _plain(canvas, word, "text_secondary")


def _paint_last(canvas: Canvas, _line: UnitLine, word: str) -> None:
    if word != MISSING:
        _plain(canvas, word, "text_secondary")
        return
    ink = canvas.theme.palette.unreported.text
    side = canvas.theme.sizes.icon_count
    canvas.shape(Shape.UNREPORTED, canvas.rect, ink, side)
    canvas.line(word, canvas.rect.adjusted(side + canvas.px(4), 0, 0, 0), "small", ink)


def _paint_file(canvas: Canvas, line: UnitLine, word: str) -> None:
    if not line.nameable:
        muted = line.why or word in (NOTHING, SKIPPED)
        _plain(canvas, word, "text_muted" if muted else "text_secondary")
        return
    ink = canvas.theme.palette.warning.text
    side = canvas.theme.sizes.icon_status
    canvas.shape(Shape.WARNING, canvas.rect, ink, side)
    link = link_rect(canvas.rect, line)
    words = canvas.rect.adjusted(side + canvas.px(_GAP), 0, 0, 0)
    words.setRight(link.left() - canvas.px(_GAP))
    canvas.line(word, words, "small", ink)
    canvas.line(NAME_MEMBERS, link, "small", "link")
