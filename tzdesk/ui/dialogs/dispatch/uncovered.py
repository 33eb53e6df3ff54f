"""没有下发的分工: each assignment that no workbook carries, with its number, unit and reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tzdesk.services.dispatch_scope import Uncovered
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.plain_table import PlainTable

HEADS, WIDTHS = ("序号", "责任单位", "原因"), (64, 240, 0)
_SIZE = (640, 420)


class UncoveredDialog(QDialog):
    """A list to read."""

    manual_page = "dispatch"

    def __init__(self, lines: Sequence[Uncovered], parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(f"没有下发的分工（{len(lines)} 条）")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.items = QStandardItemModel(0, len(HEADS))
        self.items.setHorizontalHeaderLabels(list(HEADS))
        for one in lines:
            cells = [QStandardItem(word) for word in (one.number or "—", one.unit, one.reason)]
            for cell in cells:
                cell.setToolTip(cell.text())
            self.items.appendRow(cells)
        self.table = PlainTable("没有下发的分工", self.items, WIDTHS)
        self.items.setParent(self.table)
        close = QPushButton("关闭")
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        px = current_theme().sizes.scaled
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
