"""The message of the status bar: a sentence with verbs that stays 8 s, longer under the pointer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

SHOWN_FOR = 8000
GRACE = 1500
"""How long it stays once the pointer or the focus has left, in ms."""


class Message(QFrame):
    """Empty most of the time; takes the room that is left."""

    changed = Signal()
    """It says something else, or nothing more."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName("消息")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._row.addWidget(self._label)
        self._row.addStretch(1)
        self._verbs: list[QToolButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_over)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text()

    @property
    def verbs(self) -> list[QToolButton]:
        """The text buttons behind it."""
        return list(self._verbs)

    def say(self, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Shows a sentence instead of the present one."""
        self._clear()
        self._label.setText(text)
        self._label.setToolTip(text)
        for verb, deed in actions:
            button = QToolButton()
            button.setProperty("kind", "link")
            button.setText(verb)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, deed=deed: self._do(deed))
            self._row.insertWidget(self._row.count() - 1, button)
            self._verbs.append(button)
        self._timer.start(SHOWN_FOR)
        self.changed.emit()

    def end(self) -> None:
        """Says nothing any more."""
        self._clear()
        self.changed.emit()

    def _clear(self) -> None:
        self._timer.stop()
        self._label.clear()
        self._label.setToolTip("")
        for button in self._verbs:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._verbs.clear()

    @property
    def wanted_width(self) -> int:
        """What it takes to say all of it."""
        shown = [self._label, *self._verbs]
        gaps = self._row.spacing() * len(shown)
        return sum(one.sizeHint().width() for one in shown) + gaps if self._label.text() else 0

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._label.text():
            self._timer.start(GRACE)
        super().leaveEvent(event)

    def _do(self, deed: Callable[[], object]) -> None:
        self.end()
        deed()

    def _on_over(self) -> None:
        if any(button.hasFocus() for button in self._verbs):
            self._timer.start(GRACE)
        else:
            self.end()
