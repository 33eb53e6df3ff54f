"""收件: the ticks 电子 ☐ 纸质 ☐ 盖章 of what a unit handed in, and when the last of it came.

Says which tick the clerk wants; writes nothing.
"""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from tzdesk.domain.receipts import TICKS, HandedIn
from tzdesk.ui.days import short_moment
from tzdesk.ui.widgets.labels import label

MERGED_TIP = "电子件已经合并，撤销那次合并后才能取消"


class ReceiptRow(QWidget):
    """Shows nothing until `show_receipt`."""

    ticked = Signal(str, bool)
    """A tick (its field) is to be set or cleared."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.came = label("", "caption", "muted")
        self.boxes = {name: QCheckBox(word) for name, word in TICKS.items()}
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(label("收件", tone="muted"))
        for name, box in self.boxes.items():
            box.clicked.connect(lambda on, name=name: self.ticked.emit(name, on))
            box.setAccessibleName(f"收件：{TICKS[name]}")
            line.addWidget(box)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.came)

    def show_receipt(self, found: HandedIn, today: date, *, read_only: bool) -> None:
        """What has come; 电子 of a merged file is a fact and cannot be cleared."""
        self.came.setText(f"{short_moment(found.at, today)} 交回" if found.at else "未交回")
        for name, box in self.boxes.items():
            fixed = name == "electronic" and found.merged
            box.setChecked(getattr(found, name))
            box.setEnabled(not fixed and not read_only)
            box.setToolTip(MERGED_TIP if fixed else "")
