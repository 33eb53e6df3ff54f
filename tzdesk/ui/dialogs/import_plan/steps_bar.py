"""The head of 导入方案: ① 选择文件 ② 核对识别结果 ③ 确认导入, and what was recognised."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from tzdesk.ui.delegates.lines import colour, font_of
from tzdesk.ui.theme import Shape, current_theme, icon_pixmap, shape_pixmap
from tzdesk.ui.widgets.labels import label

STEPS = ("选择文件", "核对识别结果", "确认导入")
_HEIGHT, _CIRCLE, _DASH = 44, 20, 32


class StepsBar(QFrame):
    """Only shows; steps are changed by the footer's buttons."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("edge", "bottom")
        self._steps = _Steps()
        self._told = label()
        self._icon = QLabel()
        self._left = label(tone="warning")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._steps)
        self._row.addStretch(1)
        for words in (self._told, self._icon, self._left):
            self._row.addWidget(words)
        self._measure()

    def show_step(self, step: int, told: str, open_count: int) -> None:
        """Step 1, 2 or 3; what was recognised; how much is left to decide."""
        self._steps.show_step(step)
        self._told.setText(told)
        self._left.setText(f"{open_count} 处需处理" if open_count else "")
        self._icon.setVisible(bool(open_count))
        self._left.setVisible(bool(open_count))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        theme = current_theme()
        px = theme.sizes.scaled
        self.setFixedHeight(px(_HEIGHT))
        self._row.setContentsMargins(px(16), 0, px(16), 0)
        self._row.setSpacing(px(6))
        warning = theme.palette.warning.text
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(shape_pixmap(Shape.WARNING, theme.sizes.icon_status, warning, ratio))


class _Steps(QWidget):
    """Circles with figures, a tick for what is done, lines between."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._step = 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_step(self, step: int) -> None:
        """Which step is the current one."""
        self._step = step
        self.setAccessibleName(f"第 {step} 步，共 3 步：{STEPS[step - 1]}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._places()[-1][1].right() + 4, current_theme().sizes.scaled(_CIRCLE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _places(self) -> list[tuple[QRect, QRect]]:
        """For each step its circle and its words."""
        theme = current_theme()
        px = theme.sizes.scaled
        side = px(_CIRCLE)
        top = (self.height() - side) // 2
        left = 0
        found = []
        for number, words in enumerate(STEPS, 1):
            _, metrics = font_of(theme, "body", bold=number == self._step)
            circle = QRect(left, top, side, side)
            width = metrics.horizontalAdvance(words) + 2
            found.append((circle, QRect(circle.right() + px(8), 0, width, self.height())))
            left = found[-1][1].right() + 2 * px(10) + px(_DASH)
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = current_theme()
        px = theme.sizes.scaled
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        for number, (circle, words) in enumerate(places, 1):
            self._paint_circle(painter, circle, number)
            current = number == self._step
            painter.setFont(font_of(theme, "body", bold=current)[0])
            ink = theme.palette.text if current else theme.palette.text_secondary
            painter.setPen(colour(ink))
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(words, align, STEPS[number - 1])
            if number < len(places):
                painter.setPen(QPen(colour(theme.palette.border), 1))
                y, start = circle.center().y(), words.right() + px(10)
                painter.drawLine(start, y, start + px(_DASH), y)

    def _paint_circle(self, painter: QPainter, circle: QRect, number: int) -> None:
        theme = current_theme()
        palette = theme.palette
        done, current = number < self._step, number == self._step
        edge = palette.done.text if done else palette.accent if current else palette.control_border
        painter.setPen(QPen(colour(edge), 1))
        painter.setBrush(colour(palette.accent if current else palette.window))
        painter.drawEllipse(circle.toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        if done:
            side = theme.sizes.icon_count
            tick = icon_pixmap("check", edge, side, self.devicePixelRatioF())
            painter.drawPixmap(
                circle.center().x() - side // 2 + 1, circle.center().y() - side // 2 + 1, tick
            )
            return
        painter.setPen(colour(palette.on_accent if current else palette.text_secondary))
        painter.setFont(font_of(theme, "caption", bold=current)[0])
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))
