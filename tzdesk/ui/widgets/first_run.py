"""The page of a window without a ledger: what to begin with (mock-up 07).

The rows are data, the deeds signals. Knows neither files nor dialogs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tzdesk.ui.theme import ThemeSwitch, current_theme, icon_pixmap
from tzdesk.ui.widgets.recent_ledgers import RecentLedgers, link

WIDTH, BUTTON_WIDTH, ROW_HEIGHT, DROP_HEIGHT = 680, 124, 68, 88
TITLE = "建立年度台账"
LEAD = "把已印发的分工方案导入为台账，再向各责任单位下发填报表。数据只保存在本机。"
DROP_WORDS = "也可以把方案文件或填报表拖到这里"
MANUAL = "操作手册（F1）"
STEPS = ("① 导入方案", "② 下发填报表", "③ 回收合并", "④ 汇总状态", "⑤ 导出 Excel")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to begin: what the row says, and the verb of its button."""

    name: str
    icon: str
    title: str
    text: str
    keys: str
    verb: str


WAYS = (
    Way(
        "import_plan",
        "download",
        "导入方案",
        "支持 Word、Excel、纯文本和直接粘贴；导入前逐项核对。",
        "Ctrl+I",
        "导入方案…",
    ),
    Way(
        "open_ledger",
        "folder",
        "打开已有台账",
        "打开本机或移动存储中的 .tzdb 文件。",
        "Ctrl+O",
        "打开…",
    ),
    Way(
        "open_example",
        "chart-bar",
        "用示例数据试用",
        "138 项任务的示例台账，可随时删除，不影响正式数据。",
        "",
        "打开示例",
    ),
    Way(
        "receive",
        "inbox",
        "接收填报表",
        "打开督查部门下发的填报表，在本程序中填写。",
        "",
        "接收…",
    ),
)


class FirstRun(QFrame):
    """The ways to begin, a place to drop a file on, and what comes after."""

    manual_page = "start"

    chosen = Signal(str)
    """The command of the row whose button was pressed."""

    def __init__(self, switch: ThemeSwitch, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("pane", "surface")
        self._middle = QFrame()
        self._column = QVBoxLayout(self._middle)
        self._rows = [_Row(way) for way in WAYS]
        self.drop_area = DropArea()
        self._fill()
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(self._middle, 100)
        outer.addStretch(1)
        for row in self._rows:
            row.button.clicked.connect(
                lambda _checked=False, row=row: self.chosen.emit(row.way.name)
            )
        self.drop_area.pressed.connect(lambda: self.chosen.emit("import_plan"))
        switch.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def take_focus(self) -> None:
        """Puts the focus on the first way."""
        self._rows[0].button.setFocus()

    def show_recent(self, names: Sequence[str]) -> None:
        """The ledgers that were open lately, instead of the steps."""
        self.recent.show_names(names)
        self._heading.setText("最近打开" if names else "使用步骤")
        self._steps.setVisible(not names)

    def _fill(self) -> None:
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(3)
        column.addWidget(_label(TITLE, kind="hero"))
        column.addSpacing(6)
        column.addWidget(_label(LEAD, tone="secondary"))
        column.addSpacing(14)
        card = QFrame()
        card.setProperty("card", True)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for row in self._rows:
            rows.addWidget(row)
            if row is not self._rows[-1]:
                rows.addWidget(_hairline())
        column.addWidget(card)
        column.addSpacing(16)
        column.addWidget(self.drop_area)
        column.addSpacing(24)
        column.addLayout(self._next_heading())
        column.addSpacing(8)
        column.addWidget(self._steps)
        column.addWidget(self.recent)
        column.addStretch(5)

    def _next_heading(self) -> QHBoxLayout:
        """What comes after, and where all of it is told."""
        self.manual = link(MANUAL)
        self.manual.clicked.connect(lambda: self.chosen.emit("manual"))
        self._heading = _label("", kind="body", bold=True)
        self._steps = _label("　›　".join(STEPS), tone="secondary", kind="small")
        self.recent = RecentLedgers()
        row = QHBoxLayout()
        row.addWidget(self._heading)
        row.addStretch(1)
        row.addWidget(self.manual)
        return row

    def _on_theme_changed(self) -> None:
        self._middle.setMaximumWidth(current_theme().sizes.scaled(WIDTH))
        for row in self._rows:
            row.dress()
        self.drop_area.dress()


class _Row(QFrame):
    """Icon, title over text, keys, button."""

    def __init__(self, way: Way):
        super().__init__()
        self.way = way
        self._icon = QLabel()
        self._row = QHBoxLayout(self)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(_label(way.title, kind="body", bold=True))
        words.addWidget(_label(way.text, tone="secondary", kind="small"))
        words.addStretch(1)
        self.button = QPushButton(way.verb)
        self.button.setDefault(way is WAYS[0])
        self.button.setAccessibleName(way.verb)
        self.button.setAccessibleDescription(way.text)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        self._row.addWidget(_label(way.keys, tone="muted", kind="caption"))
        self._row.addWidget(self.button)

    def dress(self) -> None:
        """Takes the sizes and colours of the current theme."""
        theme = current_theme()
        scaled = theme.sizes.scaled
        self._row.setContentsMargins(scaled(16), 0, scaled(16), 0)
        self._row.setSpacing(scaled(12))
        self.setFixedHeight(scaled(ROW_HEIGHT))
        self.button.setFixedWidth(scaled(BUTTON_WIDTH))
        colour, size = theme.palette.text_secondary, theme.sizes.scaled(26)
        self._icon.setPixmap(icon_pixmap(self.way.icon, colour, size, self.devicePixelRatioF()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.button.hasFocus():
            self.button.click()
        else:
            super().keyPressEvent(event)


class DropArea(QFrame):
    """A dashed place for files; pressed it asks for one. The window takes what is dropped."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(DROP_WORDS)
        self._row = QHBoxLayout(self)
        self._icon = QLabel()
        self._row.addStretch(1)
        self._row.addWidget(self._icon)
        self._row.addWidget(_label(DROP_WORDS, tone="secondary"))
        self._row.addStretch(1)

    def dress(self) -> None:
        """Takes the sizes and colours of the current theme."""
        theme = current_theme()
        self.setFixedHeight(theme.sizes.scaled(DROP_HEIGHT))
        colour, size = theme.palette.text_secondary, theme.sizes.scaled(20)
        self._icon.setPixmap(icon_pixmap("file", colour, size, self.devicePixelRatioF()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("panel"))
        focused = self.hasFocus()
        pen = QPen(theme.colour("focus_ring" if focused else "control_border"))
        pen.setWidth(theme.palette.focus_width if focused else 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        edge = pen.width() // 2
        painter.drawRect(self.rect().adjusted(edge, edge, -1 - edge, -1 - edge))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


def _label(text: str, *, tone: str = "", kind: str = "", bold: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if tone:
        label.setProperty("tone", tone)
    if kind:
        label.setProperty("type", kind)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label


def _hairline() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setProperty("edge", "top")
    return line
