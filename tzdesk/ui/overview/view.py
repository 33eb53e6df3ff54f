"""A panel on the screen: pointed at, walked through by keys, copied, saved as a picture.

Paints through `card`; leads to tasks by `drilled`.
"""

from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.delegates.lines import colour
from tzdesk.ui.delegates.task_delegate import paint_ring
from tzdesk.ui.overview.card import HEAD, card_height, paint_card
from tzdesk.ui.overview.parts import Panel, Part
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.filter_buttons import PlainButton

Key = Qt.Key
COPY_PICTURE, COPY_DATA, SAVE_PICTURE = "复制图片", "复制数据", "另存为图片…"


class PanelView(QWidget):
    """Arrows go from part to part, Enter and a click open the tasks behind one."""

    drilled = Signal(object)
    """The `Drill` of a part."""
    reached = Signal()
    """The keys have come to another part."""
    picture_wanted, data_wanted, file_wanted = Signal(object), Signal(object), Signal(object)
    """复制图片, 复制数据, 另存为图片… of this `Panel`."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._panel: Panel | None = None
        self._parts: list[Part] = []
        self._at = 0
        self._pointed: Part | None = None
        self.head_tip = ""
        """What is told of the head."""
        self.links: list[PlainButton] = []
        """The commands in the head, from the right."""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # What it shows

    @property
    def panel(self) -> Panel | None:
        """What is shown."""
        return self._panel

    @property
    def parts(self) -> list[Part]:
        """The parts as they were painted last."""
        return self._parts

    @property
    def part(self) -> Part | None:
        """The one that the keys have reached."""
        return self._parts[self._at] if self._at < len(self._parts) else None

    def show_panel(self, panel: Panel) -> None:
        """Shows another state of it; the part that the keys have reached stays."""
        self._panel = panel
        self.setAccessibleName("，".join(filter(None, (panel.title, panel.note, panel.aside))))
        self._pointed = None
        self.update()

    def add_link(self, words: str) -> PlainButton:
        """A command at the right of the head."""
        link = PlainButton(self)
        link.setText(words)
        link.setAccessibleName(words)
        link.setProperty("kind", "link")
        link.setProperty("size", "small")
        link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # One that is never shown is never polished, and Qt would remember it beyond its end.
        link.ensurePolished()
        self.links.append(link)
        return link

    def needed(self, width: int) -> int:
        """The height that its panel wants."""
        return card_height(current_theme(), self._panel, width) if self._panel else 0

    def _links_width(self) -> int:
        return sum(link.width() + 4 for link in self.links if not link.isHidden())

    def place_links(self) -> None:
        """Puts what is not hidden side by side."""
        right = self.width() - current_theme().sizes.scaled(6)
        for link in self.links:
            if link.isHidden():
                continue
            link.adjustSize()
            right -= link.width()
            link.move(right, (current_theme().sizes.scaled(HEAD) - link.height()) // 2)
            right -= 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_links()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._panel is None:
            return
        theme = current_theme()
        with QPainter(self) as painter:
            canvas = Canvas(painter, self.rect(), theme)
            self._parts = paint_card(canvas, self.rect(), self._panel, self._links_width())
            self._at = min(self._at, max(0, len(self._parts) - 1))
            if self._pointed:
                _outline(canvas, self._pointed.rect)
            if self.hasFocus() and self.part:
                paint_ring(painter, self.part.rect.adjusted(-2, -2, 2, 2), theme, focused=True)

    # What the pointer does

    def _part_at(self, at: QPoint) -> Part | None:
        return next((one for one in self._parts if one.rect.contains(at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._part_at(event.position().toPoint())
        before = self._pointed
        self._pointed = found
        if (found and found.rect) != (before and before.rect):
            hand = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointed = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._part_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and found:
            self._at = self._parts.index(found)
            self._open(found)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            part = self._part_at(event.pos())
            in_head = event.pos().y() < current_theme().sizes.scaled(HEAD)
            words = part.words if part else self.head_tip if in_head else ""
            # Escaped, as Qt guesses rich text: a section may hold `<b>`.
            QToolTip.showText(event.globalPos(), f"<span>{escape(words)}</span>" if words else "")
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._panel is None:
            return
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """What the right button offers."""
        menu = QMenu(self)
        for words, signal in (
            (COPY_PICTURE, self.picture_wanted),
            (COPY_DATA, self.data_wanted),
            (SAVE_PICTURE, self.file_wanted),
        ):
            menu.addAction(words).triggered.connect(partial(self._want, signal))
        return menu

    def _want(self, signal: SignalInstance, _checked: bool = False) -> None:
        signal.emit(self._panel)

    # What the keys do

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.data_wanted.emit(self._panel)
        elif key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space) and self.part:
            self._open(self.part)
        elif key in _STEPS and self._parts:
            self._go(_STEPS[Key(key)])
        else:
            super().keyPressEvent(event)

    def _go(self, step: tuple[int, int]) -> None:
        """A part on, or to the part of the next row that stands nearest below or above."""
        across, down = step
        here = self._parts[self._at]
        if across:
            self._at = min(max(self._at + across, 0), len(self._parts) - 1)
        else:
            rows = sorted({one.row for one in self._parts})
            place = rows.index(here.row) + down
            if 0 <= place < len(rows):
                self._at = self._nearest(rows[place], here.rect.center().x())
        self._tell()

    def _nearest(self, row: int, x: int) -> int:
        places = [at for at, one in enumerate(self._parts) if one.row == row]
        return min(places, key=lambda at: abs(self._parts[at].rect.center().x() - x))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    def _tell(self) -> None:
        """Lets what reads the screen aloud say where one is."""
        self.update()
        self.setAccessibleDescription(self.part.words if self.part else "")
        told = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(told)
        self.reached.emit()

    def _open(self, part: Part) -> None:
        if part.drill:
            self.drilled.emit(part.drill)


def _outline(canvas: Canvas, rect: QRect) -> None:
    canvas.painter.setPen(QPen(colour(canvas.theme.palette.text_secondary), 0))
    canvas.painter.drawRect(rect.adjusted(0, 0, -1, -1))


_ALL = 1_000_000
_STEPS = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
    Key.Key_Home: (-_ALL, 0),
    Key.Key_End: (_ALL, 0),
}
