"""The pages as they will come out of the printer, one below the other; drawn once they are seen."""

from collections import OrderedDict

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tzdesk.ui.delegates.lines import colour
from tzdesk.ui.printing.printout import PrintedPages
from tzdesk.ui.theme import current_theme, paper_theme

GAP = 12
_KEPT = 8
"""Pages drawn last, for scrolling back and forth."""
WHOLE, WIDTH = 0, -1
"""Sizes that follow the window; others are per cent."""
SIZES = (WHOLE, WIDTH, 50, 75, 100, 150, 200)
Key = Qt.Key


class PageView(QAbstractScrollArea):
    """Shows `PrintedPages`, or a sentence while there are none."""

    reached = Signal(int)
    """Another page (from 0) is the one looked at."""
    sized = Signal(int)
    """Another of `SIZES`."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._pages: PrintedPages | None = None
        self._drawn: OrderedDict[int, QPixmap] = OrderedDict()
        self._said, self._at = "", 0
        self.size_name = WHOLE
        self.setAccessibleName("预览")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # What it shows

    def show_pages(self, pages: PrintedPages | None, said: str = "") -> None:
        """Shows these pages from the first one on; without any `said`."""
        self._pages, self._said, self._at = pages, said, 0
        self._drawn.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._tell()

    @property
    def page(self) -> int:
        """The page that is looked at, from 0."""
        return self._at

    def go_to(self, number: int) -> None:
        """Brings a page to the top."""
        count = len(self._pages) if self._pages else 0
        if 0 <= number < count:
            self.verticalScrollBar().setValue(number * self._step)
            self._reach(number)

    def show_size(self, size: int) -> None:
        """One of `SIZES`; the page looked at stays."""
        at = self._at
        self.size_name = size
        self._drawn.clear()
        self._lay_out()
        self.go_to(at)
        self.sized.emit(size)

    def _step_size(self, by: int) -> None:
        """The next fixed size, up or down."""
        fixed = [size for size in SIZES if size > 0]
        now = round(100 * self._zoom)
        wider = [size for size in fixed if (size - now) * by > 0]
        if wider:
            self.show_size(min(wider) if by > 0 else max(wider))

    # Where the pages lie

    @property
    def _sheet(self) -> QSize:
        return self._pages.sheet.whole.size() if self._pages else QSize(1, 1)

    @property
    def _zoom(self) -> float:
        room, sheet = self.viewport().size() - QSize(2 * GAP, 2 * GAP), self._sheet
        wide, high = room.width() / sheet.width(), room.height() / sheet.height()
        follows = {WHOLE: min(wide, high), WIDTH: wide}
        return max(follows.get(self.size_name, self.size_name / 100), 0.05)

    @property
    def _paper(self) -> QSize:
        """A page as large as it is shown."""
        return (self._sheet.toSizeF() * self._zoom).toSize()

    @property
    def _step(self) -> int:
        """From one page to the next."""
        return self._paper.height() + GAP

    def _lay_out(self) -> None:
        view, paper = self.viewport().size(), self._paper
        count = len(self._pages) if self._pages else 0
        high, wide = count * self._step + GAP, paper.width() + 2 * GAP
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, high - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(self._step // 8)
        across.setRange(0, max(0, wide - view.width()) if count else 0)
        across.setPageStep(view.width())
        self.viewport().update()

    def _place(self, number: int) -> QRect:
        """A page in the viewport."""
        paper, view = self._paper, self.viewport().width()
        left = max(GAP, (view - paper.width()) // 2) - self.horizontalScrollBar().value()
        top = GAP + number * self._step - self.verticalScrollBar().value()
        return QRect(QPoint(left, top), paper)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            theme = current_theme()
            painter.fillRect(event.rect(), colour(theme.palette.header))
            if self._pages is None or not len(self._pages):
                painter.setPen(colour(theme.palette.text_secondary))
                painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._said)
                return
            first = max(0, self.verticalScrollBar().value() // self._step)
            for number in range(first, len(self._pages)):
                place = self._place(number)
                if place.top() > self.viewport().height():
                    break
                painter.drawPixmap(place.topLeft(), self._picture(number, place.size()))
                painter.setPen(QPen(colour(theme.palette.control_border), 0))
                painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _picture(self, number: int, size: QSize) -> QPixmap:
        found = self._drawn.pop(number, None) or self._draw(number, size)
        self._drawn[number] = found
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        return found

    def _draw(self, number: int, size: QSize) -> QPixmap:
        assert self._pages
        made = QPixmap(size * self.devicePixelRatioF())
        made.setDevicePixelRatio(self.devicePixelRatioF())
        made.fill(colour(paper_theme().palette.surface))
        with QPainter(made) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.scale(size.width() / self._sheet.width(), size.height() / self._sheet.height())
            self._pages.paint(painter, number)
        return made

    # Where one looks

    def _on_scrolled(self, value: int) -> None:
        middle = value + self.viewport().height() // 2
        count = len(self._pages) if self._pages else 1
        self._reach(min(max(0, middle // self._step), count - 1))
        self.viewport().update()

    def _reach(self, number: int) -> None:
        if number != self._at:
            self._at = number
            self._tell()

    def _tell(self) -> None:
        count = len(self._pages) if self._pages else 0
        told = f"第 {self._at + 1} 页，共 {count} 页" if count else self._said
        self.setAccessibleDescription(told)
        self.reached.emit(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count, key = len(self._pages) if self._pages else 0, event.key()
        there = {
            Key.Key_PageDown: self._at + 1,
            Key.Key_PageUp: self._at - 1,
            Key.Key_Home: 0,
            Key.Key_End: count - 1,
        }
        if key in there:
            self.go_to(there[Key(key)])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step_size(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        at = self._at
        self._drawn.clear()
        self._lay_out()
        self.go_to(at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.viewport().update()
