"""The strip under the list: which collective units have no workbook, and 逐个指定…."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from tzdesk.ui.dialogs.dispatch.selection import UnitLine
from tzdesk.ui.theme import Shape, current_theme, shape_pixmap
from tzdesk.ui.widgets.labels import label

_REST = "指定具体单位后，可为其生成填报表；不指定也不影响其他单位下发。"


class Strip(QFrame):
    """Hidden where every collective unit has members."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("notice", "warning")
        theme = current_theme()
        px = theme.sizes.scaled
        mark = QLabel()
        colour = theme.palette.warning.text
        size = theme.sizes.icon_pane
        mark.setPixmap(shape_pixmap(Shape.WARNING, size, colour, self.devicePixelRatioF()))
        self.told = label(wraps=True)
        self.told.setTextFormat(Qt.TextFormat.RichText)
        self.one_by_one = QPushButton("逐个指定…")
        self.one_by_one.setProperty("kind", "small")
        self.one_by_one.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), px(8), px(10), px(8))
        row.setSpacing(px(8))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.told, 1)
        row.addWidget(self.one_by_one, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_units(self, lines: Sequence[UnitLine], *, writable: bool) -> None:
        """Names them."""
        names = "、".join(one.name for one in lines)
        self.told.setText(f"<b>{len(lines)} 个统称单位没有填报表：</b>{escape(names)}。{_REST}")
        self.one_by_one.setEnabled(writable)
        self.setVisible(bool(lines))
