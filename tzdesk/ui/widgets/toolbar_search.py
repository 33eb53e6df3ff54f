"""The search field of the toolbar: says what is looked for, and when to go to the hits.

Filters at each keystroke, never during input-method composition. Knows neither filter nor tree.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from tzdesk.ui.theme import ThemeSwitch, current_theme, icon, icon_pixmap

PLACEHOLDER = "搜索任务、单位、领导或拼音首字母"
SHORTER = ("搜索任务、单位、领导", "搜索")
"""Where the field has no room for the whole; its description says it all the same."""
HINT = "Ctrl+F"
WIDTH, NARROWEST = 326, 180


class SearchField(QLineEdit):
    """Esc empties it and leaves, ↓ and Enter go to the first hit."""

    asked = Signal(str)
    """Other words are looked for; "" for none."""
    hits_wanted = Signal()
    """Go to the first hit."""
    left = Signal()
    """Back to where the work is."""

    def __init__(self, switch: ThemeSwitch, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("search")
        self._composing = False
        self.setPlaceholderText(PLACEHOLDER)
        self.setAccessibleName("搜索")
        self.setAccessibleDescription(PLACEHOLDER)
        self._glass = QLabel(self)
        self._hint = QLabel(HINT, self)
        self._hint.setProperty("tone", "muted")
        self._hint.setProperty("type", "caption")
        self._clear = QToolButton(self)
        self._clear.setProperty("kind", "link")
        self._clear.setToolTip("清除搜索（Esc）")
        self._clear.setAccessibleName("清除搜索")
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._on_text_changed)
        switch.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """All that it may have: the toolbar takes some of it away where room is short."""
        return super().sizeHint().expandedTo(QSize(self.maximumWidth(), 0))

    def show_text(self, text: str) -> None:
        """Shows what is looked for now, without asking again."""
        if text != self.text():
            self.blockSignals(True)
            self.setText(text)
            self.blockSignals(False)
            self._place()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._composing:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hits_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        # Esc belongs to the field while it has the focus, whatever shortcut the window may have.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def _on_text_changed(self, text: str) -> None:
        self._place()
        if not self._composing:
            self.asked.emit(text.strip())

    def _on_theme_changed(self) -> None:
        theme = current_theme()
        size, colour = theme.sizes.icon_pane, theme.palette.text_secondary
        self._glass.setPixmap(icon_pixmap("search", colour, size, self.devicePixelRatioF()))
        self._clear.setIcon(icon("x", size=size))
        self.setMinimumWidth(theme.sizes.scaled(NARROWEST))
        self.setMaximumWidth(theme.sizes.scaled(WIDTH))
        self._place()

    def _place(self) -> None:
        """Puts glass, hint and × into the field and keeps the text off them."""
        sizes = current_theme().sizes
        edge, size = sizes.scaled(8), sizes.icon_pane
        middle = (self.height() - size) // 2
        self._glass.setGeometry(edge, middle, size, size)
        self._hint.adjustSize()
        hint = self._hint.width()
        self._hint.move(self.width() - hint - edge, (self.height() - self._hint.height()) // 2)
        self._clear.setGeometry(self.width() - size - edge, middle, size, size)
        used = bool(self.text()) or self._composing
        self._hint.setVisible(not used)
        self._clear.setVisible(bool(self.text()))
        left, right = size + edge // 2, (size if used else hint) + edge // 2
        self.setTextMargins(left, 0, right, 0)
        room = self.width() - left - right - 2 * edge
        fitting = (one for one in (PLACEHOLDER, *SHORTER) if self._wide(one) <= room)
        self.setPlaceholderText(next(fitting, SHORTER[-1]))

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)
