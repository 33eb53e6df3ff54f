"""快捷键: a sheet of all keys made from the table of commands; it can be printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tzdesk.ui.command_table import shortcut_rows
from tzdesk.ui.messages import CLOSE
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label

TITLE = "快捷键"
_SIZE = (520, 620)


class ShortcutSheet(QDialog):
    """Keys and what they do, in two columns."""

    manual_page = "keys"

    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        scaled = current_theme().sizes.scaled
        self.area = QScrollArea()
        self.area.setAccessibleName(TITLE)
        self.area.setWidget(_sheet())
        self.area.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addLayout(self._footer())
        self.resize(scaled(_SIZE[0]), scaled(_SIZE[1]))

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(8)
        self.print_button, close = QPushButton("打印…"), QPushButton(CLOSE)
        self.print_button.setAutoDefault(False)
        self.print_button.clicked.connect(self.print_wanted)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row.addWidget(self.print_button)
        row.addStretch(1)
        row.addWidget(close)
        close.setFocus()
        return row


def _sheet() -> QWidget:
    scaled = current_theme().sizes.scaled
    page = QWidget()
    page.setProperty("pane", "surface")
    grid = QGridLayout(page)
    grid.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
    grid.setHorizontalSpacing(scaled(24))
    grid.setVerticalSpacing(scaled(6))
    for row, (keys, deed) in enumerate(shortcut_rows()):
        for column, shown in enumerate((label(keys, "body", "secondary"), label(deed, "body"))):
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, row, column)
    grid.setColumnStretch(1, 1)
    return page
