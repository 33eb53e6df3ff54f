"""A strip above the tree: one sentence about what is open, and what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tzdesk.ui.theme import Shape, ThemeSwitch, current_theme, shape_pixmap


class Banner(QFrame):
    """Hidden until something is said."""

    manual_page = "window"

    def __init__(self, switch: ThemeSwitch, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("notice", "info")
        self._row = QHBoxLayout(self)
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        switch.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" while hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, verbs: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Shows a sentence with its verbs."""
        self._drop_buttons()
        self._text.setText(text)
        self._text.setToolTip(text)
        for verb, deed in verbs:
            button = QPushButton(verb)
            button.setProperty("size", "small")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()

    def end(self) -> None:
        """Hides it."""
        self._drop_buttons()
        self.hide()

    def _drop_buttons(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()

    def _on_theme_changed(self) -> None:
        theme = current_theme()
        scaled, size = theme.sizes.scaled, theme.sizes.icon_pane
        self._row.setContentsMargins(scaled(12), scaled(4), scaled(12), scaled(4))
        self._row.setSpacing(scaled(8))
        colour = theme.palette.info.text
        self._icon.setPixmap(shape_pixmap(Shape.INFO, size, colour, self.devicePixelRatioF()))
