"""单位填报 in the inspector: a row per unit with status, percent and day; opening one shows it.

Knows no editor. The unit's name wraps and is never cut; the word of the status may go.
"""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.domain.values import percent_text
from tzdesk.ui.delegates.canvas import LEFT, RIGHT, Canvas
from tzdesk.ui.delegates.lines import font_of, wrapped
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.models.task_words import (
    DOUBTFUL,
    NOTHING,
    contact_words,
    received_words,
    unit_status,
)
from tzdesk.ui.theme import Shape, current_theme

UNIT = Qt.ItemDataRole.UserRole
_STATUS, _STATUS_BARE, _PERCENT, _DAY, _GAP = 74, 20, 38, 40, 4
_NAME_LEAST = 82
_PAD, _MOST_LINES = 8, 4


class UnitsModel(QAbstractListModel):
    """The parts of one task."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._units: tuple[UnitRow, ...] = ()

    def show_units(self, units: tuple[UnitRow, ...]) -> None:
        """Other parts, or the same with other reports."""
        if len(units) == len(self._units):
            self._units = units
            if units:
                self.dataChanged.emit(self.index(0), self.index(len(units) - 1))
            return
        self.beginResetModel()
        self._units = units
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._units)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        unit = self._units[index.row()]
        if role == UNIT:
            return unit
        if role == Qt.ItemDataRole.DisplayRole:
            return unit.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return unit_sentence(unit)
        return None


def unit_sentence(unit: UnitRow) -> str:
    """A row as one sentence: 区民政局，正常推进，72%，10-08 交回，李四　1002."""
    said = [unit.name, unit_status(unit), _percent(unit), received_words(unit)]
    if unit.printed != unit.name:
        said.insert(1, f"方案中为{unit.printed}")
    if contact := contact_words(unit, due=unit.owes and not unit.reported):
        said.append(contact)
    said += [f"{DOUBTFUL}：{one}" for one in unit.doubts]
    return "，".join(word for word in said if word and word != NOTHING)


def _percent(unit: UnitRow) -> str:
    percent = unit.report.percent if unit.report else None
    return NOTHING if percent is None else f"{percent_text(percent)}%"


def _day(unit: UnitRow) -> str:
    words = received_words(unit)
    return words.split(" ")[0] if unit.reported else words


class _UnitDelegate(QStyledItemDelegate):
    """Paints a row: name, shape and word, percent, day.

    Qt's stubs do not know the fields of a style option.
    """

    def sizeHint(self, option: Any, index: AnyIndex) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        sizes = current_theme().sizes
        lines = len(_name_lines(index.data(UNIT), width))
        return QSize(width, sizes.list_row + (lines - 1) * sizes.line_pitch)

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        theme = current_theme()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        canvas = Canvas(painter, option.rect, theme, selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "selection" if selected else "hover" if hovered else "surface"
        painter.save()
        canvas.fill(option.rect, ground)
        if index.row():
            top = option.rect.topLeft()
            canvas.fill(QRect(top.x(), top.y(), option.rect.width(), 1), "grid")
        _paint_unit(canvas, index.data(UNIT))
        painter.restore()


def _columns(width: int) -> tuple[int, int]:
    """The widths of name and status; the status keeps its word only if the name has room."""
    px = current_theme().sizes.scaled
    rest = width - 2 * px(_PAD) - px(_PERCENT) - px(_DAY) - px(_GAP)
    wide = px(_STATUS)
    if rest - wide < px(_NAME_LEAST):
        wide = px(_STATUS_BARE)
    return rest - wide, wide


def _name_lines(unit: UnitRow, width: int) -> tuple[str, ...]:
    theme = current_theme()
    font_of(theme, "small")
    room = _columns(width)[0] - 4 - _mark_room(unit)
    return wrapped(theme, "small", unit.name, room, _MOST_LINES)


def _mark_room(unit: UnitRow) -> int:
    """What 待核实 takes before the name."""
    sizes = current_theme().sizes
    return sizes.icon_count + sizes.scaled(_GAP) if unit.doubts else 0


def _paint_unit(canvas: Canvas, unit: UnitRow) -> None:
    px, sizes = canvas.px, canvas.theme.sizes
    name_width, status_width = _columns(canvas.rect.width())
    inner = canvas.rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
    lines = _name_lines(unit, canvas.rect.width())
    top = inner.top() + (inner.height() - len(lines) * sizes.line_pitch) // 2
    mark = _mark_room(unit)
    if mark:
        place = QRect(inner.left(), top, mark, sizes.line_pitch)
        ink = canvas.theme.palette.warning.text
        canvas.shape(Shape.WARNING, place, ink, sizes.icon_count)
    for at, line in enumerate(lines):
        pitch = sizes.line_pitch
        canvas.line(line, QRect(inner.left() + mark, top + at * pitch, name_width - mark, pitch))
    status = QRect(inner.left() + name_width, inner.top(), status_width, inner.height())
    _paint_status(canvas, unit, status)
    percent = QRect(status.right(), inner.top(), px(_PERCENT), inner.height())
    canvas.line(_percent(unit), percent, align=RIGHT, ink="text")
    day = QRect(inner.right() - px(_DAY) + 1, inner.top(), px(_DAY), inner.height())
    canvas.line(_day(unit), day, "caption", "text_muted", RIGHT)


def _paint_status(canvas: Canvas, unit: UnitRow, rect: QRect) -> None:
    status = unit.report.status if unit.report else None
    token = status.token if status else "unreported"
    ink = canvas.theme.palette.mark(token).text
    side = canvas.theme.sizes.icon_status
    canvas.shape(Shape(token), rect, ink, side)
    if rect.width() > canvas.px(_STATUS_BARE):
        rect = rect.adjusted(side + canvas.px(6), 0, 0, 0)
        canvas.line(unit_status(unit), rect, "small", ink, LEFT)


class UnitsList(QListView):
    """As high as its rows; Enter or a click opens one."""

    chosen = Signal(object)
    """The `UnitRow` whose report the clerk wants to see."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._model = UnitsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_UnitDelegate(self))
        self.setProperty("framed", True)
        self.setMouseTracking(True)
        self.setAccessibleName("单位填报")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_wanted)

    def show_task(self, row: TaskRow) -> None:
        """The units of a task."""
        self._model.show_units(row.units)
        self.doItemsLayout()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_wanted(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        rows = range(self._model.rowCount())
        heights = sum(self.sizeHintForIndex(self._model.index(row)).height() for row in rows)
        self.setFixedHeight(max(heights, 1) + 2 * self.frameWidth())

    def _on_wanted(self, index: AnyIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(UNIT))
