"""A page that scrolls and is laid out whole before it is painted.

Qt lays out layouts in layouts one level a round of its loop, and paints in between: texts are seen
cut until the last round. Knows nothing of what is on the page.
"""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_SETTLE = QEvent.Type(QEvent.registerEventType())
_PASSES = 2
"""A scroll bar that comes takes width, and lists follow with their height."""


class SettledArea(QScrollArea):
    """Scrolls up and down only; `settle` after anything on the page was changed."""

    def __init__(self, page: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self._settling = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)

    def settle(self) -> None:
        """Lays the page out before whatever comes next, once however often it is asked."""
        if not self._settling:
            self._settling = True
            first = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(_SETTLE), first)

    def event(self, event: QEvent) -> bool:
        if event.type() != _SETTLE:
            return super().event(event)
        self._settling = False
        for _ in range(_PASSES):
            self._lay_out()
        return True

    def _lay_out(self) -> None:
        """From the innermost layout outwards: each needs to know what those in it want."""
        page = self.widget()
        parts: list[QWidget] = [page, *page.findChildren(QWidget)]
        for part in reversed(parts):
            layout = part.layout()
            if layout is not None and part.isVisible():
                layout.activate()
        super().event(QEvent(QEvent.Type.LayoutRequest))
