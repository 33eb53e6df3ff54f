"""What stands in the table's place while a comparison is made, or when there is nothing to show."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tzdesk.ui.messages import CANCEL
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.progress import progress_bar

AGAIN = "重新比较"


class WaitingPage(QWidget):
    """A sentence, and while something is under way a bar and 取消."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("pane", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = label(kind="body", wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = progress_bar(280)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self.words)
        for widget in (self.bar, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def tell(self, words: str, *, again: bool = False) -> None:
        """Says why there is nothing; `again` offers to try once more."""
        self.words.setText(words)
        self.bar.hide()
        self.button.setText(AGAIN)
        self.button.setVisible(again)

    def wait_for(self, day: date) -> None:
        """Says what is under way."""
        self.words.setText(f"正在还原 {day.isoformat()} 的状态…")
        self.bar.setRange(0, 0)
        self.bar.show()
        self.button.setText(CANCEL)
        self.button.show()

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
