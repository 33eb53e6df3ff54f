"""回收合并 before there are files: what to add, and what earlier merges left open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tzdesk.ui.widgets.labels import label

WORDS = "把各单位交回的填报表（.xlsx、.xls、.ods、.et、.zip）添加进来，核对后再写入台账。"


class StartPage(QFrame):
    """Words, and 继续处理 where there is something to go on with."""

    going_on = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("pane", "surface")
        words = label("", "body", "secondary")
        words.setText(WORDS)
        self.open = label("", "body", "warning")
        self.resume = QPushButton("继续处理")
        self.resume.setAutoDefault(False)
        self.resume.clicked.connect(self.going_on)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.open)
        row.addWidget(self.resume)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        column.addStretch(3)
        self.show_open(0)

    def show_open(self, count: int) -> None:
        """待处理冲突 2 处."""
        self.open.setText(f"待处理冲突 {count} 处")
        self.open.setVisible(bool(count))
        self.resume.setVisible(bool(count))
