"""The buttons of the filter bar: a filter with its value, a status to toggle, a token to remove."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

from tzdesk.domain.status import Status
from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.delegates.lines import font_of
from tzdesk.ui.theme import Shape, current_theme, icon, shape_icon

HEIGHT = 28
_EDGE, _GAP, _CHEVRON = 9, 6, 12


class FilterButton(QToolButton):
    """「牵头领导 2 人 ▾」: the value in bold while it filters."""

    def __init__(self, label: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.label = label
        self.value = "全部"
        self._bold = False
        self.setProperty("kind", "filter")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(label)

    def show_value(self, value: str, *, filters: bool) -> None:
        """Shows 「全部」, a name, or how many are chosen."""
        self.value, self._bold = value, filters
        self.setAccessibleDescription(value)
        self.setToolTip(f"{self.label}：{value}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        px = theme.sizes.scaled
        _, words = font_of(theme, "small")
        _, value = font_of(theme, "small", bold=self._bold)
        wide = words.horizontalAdvance(self.label) + value.horizontalAdvance(self.value)
        return QSize(wide + 2 * px(_EDGE) + 2 * px(_GAP) + px(_CHEVRON), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down
        if down or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined]
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        canvas = Canvas(painter, self.rect(), current_theme())
        off = "" if self.isEnabled() else "text_disabled"
        left = canvas.px(_EDGE)
        left += canvas.line(self.label, self._from(left), ink=off or "text") + canvas.px(_GAP)
        ink = "text" if self._bold else "text_muted"
        canvas.line(self.value, self._from(left), ink=off or ink, bold=self._bold)
        size = canvas.px(_CHEVRON)
        place = QRect(self.width() - size - canvas.px(_EDGE), 0, size, self.height())
        canvas.icon("chevron-down", place, off or "text_secondary", size)

    def _from(self, left: int) -> QRect:
        return QRect(left, 0, self.width() - left, self.height())


class PlainButton(QToolButton):
    """Words in the size of the filters, without an edge."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setFont(current_theme().font("small"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Only here: Qt gives a widget its earlier font back before it tells the widget.
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(current_theme().font("small"))


class StatusChip(QToolButton):
    """A status that is shown or not: shape and word."""

    def __init__(self, status: Status, parent: QWidget | None = None):
        super().__init__(parent)
        self.status = status
        self.setText(status.value)
        self.setCheckable(True)
        self.setProperty("kind", "chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"状态 {status.value}")
        self._draw()

    def _draw(self) -> None:
        side = current_theme().sizes.icon_status
        self.setIconSize(QSize(side, side))
        self.setIcon(shape_icon(Shape(self.status.token), size=side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()


class TokenButton(QToolButton):
    """「牵头领导：董明慧 ×」: a click or Delete takes it away."""

    removed = Signal()

    def __init__(self, words: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.words = words
        self.setText(words.replace("&", "&&"))
        self.setProperty("kind", "token")
        # The cross stands behind the words.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{words}，按 Delete 去掉")
        self.clicked.connect(self.removed)
        self._draw()

    def _draw(self) -> None:
        theme = current_theme()
        side = theme.sizes.icon_count
        self.setIconSize(QSize(side, side))
        self.setIcon(icon("x", theme.palette.selection_text, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)
