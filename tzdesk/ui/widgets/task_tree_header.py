"""The heads of the tree's columns: words, funnels, arrows of the sort keys.

A funnel is seen where a filter is on, and under the pointer where one can be.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHeaderView, QSizePolicy, QWidget

from tzdesk.ui.delegates.canvas import LEFT, RIGHT, Canvas
from tzdesk.ui.models.filter_tokens import FILTERED_COLUMNS
from tzdesk.ui.models.task_columns import Columns, columns_of
from tzdesk.ui.models.task_index import TaskIndexModel
from tzdesk.ui.models.task_sort import SortKey
from tzdesk.ui.theme import current_theme

FUNNEL = 14
FILTERABLE = frozenset(column for _, column in FILTERED_COLUMNS)


class TreeHeader(QHeaderView):
    """Painted by us, for Qt has but one arrow and no funnel."""

    sort_clicked = Signal(str, bool)
    """A column's name, and whether Ctrl was held."""
    funnel_clicked = Signal(str, QPoint)
    """The name of a column that can be filtered, and where its head ends on the screen."""

    def __init__(self, parent: QWidget):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.keys: Sequence[SortKey] = ()
        self.filtered: frozenset[str] = frozenset()
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.sectionClicked.connect(self._on_clicked)
        self._on_funnel = -1
        self._hovered = -1
        self.setMouseTracking(True)

    @property
    def _columns(self) -> Columns:
        model = self.model()
        return model.columns if isinstance(model, TaskIndexModel) else columns_of()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().sizes.column_head)

    def show_keys(self, keys: Sequence[SortKey]) -> None:
        """Shows by what is sorted."""
        self.keys = keys
        self.viewport().update()

    def show_filtered(self, columns: frozenset[str]) -> None:
        """Shows in which columns a filter is on."""
        self.filtered = columns
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = current_theme()
        px = theme.sizes.scaled
        painter.save()
        painter.fillRect(rect, theme.colour("header"))
        painter.setPen(QPen(theme.colour("border"), 0))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(px(8), 0, -px(8), -1)
        canvas = Canvas(painter, inside, theme)
        column = self._columns[section]
        right = inside.right() + 1
        if self._has_funnel(section):
            box = self._funnel(rect)
            ink = "link" if column.name in self.filtered else "text_muted"
            canvas.icon("filter", box, ink, box.width())
            right = box.left() - px(4)
        right = self._arrow(canvas, column.name, right)
        align = RIGHT if column.name == "number" and not self.keys else LEFT
        canvas.line(
            column.head,
            QRect(inside.left(), inside.top(), max(0, right - inside.left()), inside.height()),
            align=align,
        )
        painter.restore()

    def _arrow(self, canvas: Canvas, name: str, right: int) -> int:
        """The arrow of a sort key, numbered if there are several; where it begins."""
        place = next((n for n, key in enumerate(self.keys) if key.column == name), None)
        if place is None:
            return right
        size = canvas.px(12)
        icon = "arrow-down" if self.keys[place].descending else "arrow-up"
        if len(self.keys) > 1:
            number = QRect(
                right - canvas.px(8), canvas.rect.top(), canvas.px(8), canvas.rect.height()
            )
            canvas.line(str(place + 1), number, "caption", "text_muted")
            right -= canvas.px(8)
        right -= size
        canvas.icon(icon, QRect(right, canvas.rect.top(), size, canvas.rect.height()), "link", size)
        return right - canvas.px(2)

    def _funnel(self, rect: QRect) -> QRect:
        px = current_theme().sizes.scaled
        size = px(FUNNEL)
        return QRect(rect.right() - px(6) - size, rect.top(), size, rect.height())

    def _has_funnel(self, section: int) -> bool:
        name = self._columns[section].name
        field = self._columns[section].field
        can = name in FILTERABLE or (field is not None and field.custom)
        return name in self.filtered or (section == self._hovered and can)

    def _funnel_at(self, at: QPoint) -> int:
        section = self.logicalIndexAt(at)
        if section < 0 or not self._has_funnel(section):
            return -1
        return section if self._funnel(self._section_rect(section)).contains(at) else -1

    def _section_rect(self, section: int) -> QRect:
        left = self.sectionViewportPosition(section)
        return QRect(left, 0, self.sectionSize(section), self.height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._on_funnel = self._funnel_at(event.position().toPoint())
        if self._on_funnel < 0:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._on_funnel < 0:
            super().mouseReleaseEvent(event)
            return
        section, self._on_funnel = self._on_funnel, -1
        corner = self._section_rect(section).bottomLeft()
        self.funnel_clicked.emit(self._columns[section].name, self.viewport().mapToGlobal(corner))

    def _on_clicked(self, section: int) -> None:
        held = QApplication.keyboardModifiers()
        self.sort_clicked.emit(
            self._columns[section].name, bool(held & Qt.KeyboardModifier.ControlModifier)
        )


class HeadCorner(QWidget):
    """Goes on with the heads above the scroll bar, where Qt would leave a hole."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(1, current_theme().sizes.column_head)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("header"))
        painter.setPen(QPen(theme.colour("border"), 0))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
