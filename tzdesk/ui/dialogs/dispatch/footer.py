"""The footer of 下发填报表: what will happen, then how far it is; 取消 and the verb."""

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.progress import progress_bar

_BAR_WIDTH = 200


class Footer(QFrame):
    """`verb` is the default button."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("pane", "panel")
        self.setProperty("edge", "top")
        px = current_theme().sizes.scaled
        self.told = label()
        self.again = label("", "caption", "muted")
        self.bar = progress_bar(_BAR_WIDTH)
        self.bar.hide()
        self.cancel = QPushButton("取消")
        self.verb = QPushButton()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.told)
        words.addWidget(self.again)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(10), px(16), px(10))
        row.setSpacing(px(8))
        row.addWidget(self.bar)
        row.addLayout(words)
        row.addStretch(1)
        for button in (self.cancel, self.verb):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.verb.setDefault(True)

    def show_words(self, told: str, again: str) -> None:
        """What will happen; the second line only where there is something to say."""
        self.bar.hide()
        self.told.setText(told)
        _show(self.again, again)

    def show_progress(self, done: int, total: int, name: str) -> None:
        """「正在生成 12/68：区水务局…」."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()
        self.told.setText(f"正在生成 {min(done + 1, total)}/{total}：{name}…")
        self.again.hide()


def _show(widget: QLabel, words: str) -> None:
    widget.setText(words)
    widget.setVisible(bool(words))
