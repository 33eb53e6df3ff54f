"""The status bar: period, who reported, pace, selection, messages, last write, ledger file.

Reads the session; what a click leads to is told by signals.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QWidget,
)

from tzdesk import __version__
from tzdesk.domain.pace import plan_pace
from tzdesk.domain.returns import ReturnCounts
from tzdesk.domain.values import percent_text
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.session import Said, Session
from tzdesk.ui.theme import ThemeSwitch, current_theme, icon, icon_pixmap
from tzdesk.ui.widgets.saved_note import SavedNote
from tzdesk.ui.widgets.status_bar_job import JobStrip
from tzdesk.ui.widgets.status_bar_message import Message

OFFLINE = "本机离线运行，不连接任何网络"
BAR = (70, 7)


class ShareBar(QWidget):
    """A small bar that is full at 1."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.share = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_share(self, share: float) -> None:
        """Fills it so far."""
        self.share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("track"))
        width = round(self.width() * self.share)
        painter.fillRect(0, 0, width, self.height(), theme.palette.on_track.fill)


class StatusBar(QStatusBar):
    """`say` is for the session's messages; everything else follows the session."""

    manual_page = "window"

    unreported_wanted = Signal()
    """The part 「已报 58/68 单位」 was pressed."""
    folder_wanted = Signal()
    path_wanted = Signal()
    """打开所在文件夹; 复制路径."""

    def __init__(
        self, session: Session, switch: ThemeSwitch, jobs: Jobs, parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._session = session
        switch.theme_changed.connect(self._on_theme_changed)
        self.setSizeGripEnabled(False)
        self.setAccessibleName("状态栏")
        self.period = _label("填报期")
        self.reported = _button("已报单位")
        self.reported_bar = ShareBar()
        self.pace = _label("序时进度")
        self.chosen = _label("已选")
        self.message = Message()
        self.job = JobStrip(jobs)
        self.saved = SavedNote(session)
        self.ledger = _button("台账文件")
        self.offline = _label("离线")
        self.version = _label("版本")
        self._lines = [_line() for _ in range(5)]
        self._before_version = _line()
        self._no_file = QLabel()
        self._no_file.setProperty("beside", True)
        self.nothing = _label("未打开台账")
        self._row = self._lay_out()
        self._wire()
        self._on_theme_changed()
        self._on_opened()

    def _on_theme_changed(self) -> None:
        theme = current_theme()
        scaled = theme.sizes.scaled
        self.setFixedHeight(theme.sizes.status_bar)
        self._row.setContentsMargins(scaled(8), 0, scaled(8), 0)
        self._row.setSpacing(scaled(8))
        self.reported_bar.setFixedSize(scaled(BAR[0]), scaled(BAR[1]))
        size = theme.sizes.icon_count
        ink = theme.palette.text_secondary
        self.saved.dress()
        self._no_file.setPixmap(icon_pixmap("database", ink, size, self.devicePixelRatioF()))
        self.ledger.setIcon(icon("database", ink, size))

    def _lay_out(self) -> QHBoxLayout:
        whole = QFrame()
        # Else a wide content would forbid the window to be narrow, and resizing have no end.
        whole.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(whole)
        first, second, third, fourth, fifth = self._lines
        left = (
            self._no_file,
            self.nothing,
            self.period,
            first,
            self.reported,
            self.reported_bar,
            second,
            self.pace,
            third,
        )
        for widget in (*left, self.chosen, fourth):
            row.addWidget(widget)
        row.addWidget(self.message, 1)
        row.addWidget(self.job)
        for widget in (
            self.saved,
            fifth,
            self.ledger,
            self.offline,
            self._before_version,
            self.version,
        ):
            row.addWidget(widget)
        self.addWidget(whole, 1)
        if layout := self.layout():
            layout.setContentsMargins(0, 0, 0, 0)
        self.reported.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return row

    def _wire(self) -> None:
        session = self._session
        session.opened.connect(self._on_opened)
        session.board_replaced.connect(self._on_board_changed)
        session.rows_changed.connect(self._on_board_changed)
        session.task_chosen.connect(self._on_task_chosen)
        session.said.connect(self._on_said)
        self.reported.clicked.connect(self.unreported_wanted)
        self.message.changed.connect(self._make_room)
        menu = self.ledger
        menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, signal in (
            ("打开所在文件夹", self.folder_wanted),
            ("复制路径", self.path_wanted),
        ):
            menu.addAction(text).triggered.connect(signal)

    def _on_opened(self) -> None:
        desk = self._session.desk
        path = desk.path if desk else None
        self.nothing.setText("未打开台账")
        self.ledger.setText(shortened(path) if path else "")
        self.ledger.setToolTip(str(path) if path else "")
        self.saved.setVisible(path is not None)
        idle: tuple[QWidget, ...] = (self._no_file, self.nothing, self.offline, self.version)
        for part in (*idle, self._before_version):
            part.setVisible(path is None)
        self.offline.setText(OFFLINE)
        self.version.setText(f"版本 {__version__}")
        self._on_board_changed()

    def _on_board_changed(self, _tasks: object = None) -> None:
        board = self._session.board
        period = board.period if board else None
        for widget in (self.period, self._lines[0], self.reported, self.reported_bar):
            widget.setVisible(period is not None)
        self._lines[1].setVisible(period is not None)
        counts = self._session.counts
        if counts and period:
            self.period.setText(f"填报期：{period.label}")
            self._show_returns(counts.returns)
        if board:
            self.pace.setText(f"序时进度 {percent_text(plan_pace(board.plan.year, board.day))}%")
        self._on_task_chosen()

    def _show_returns(self, returns: ReturnCounts) -> None:
        done, owing = returns.complete, returns.owing
        self.reported.setText(f"已报 {done}/{owing} 单位")
        self.reported.setToolTip(returns_text(returns))
        self.reported.setAccessibleDescription(returns_text(returns))
        self.reported_bar.show_share(done / owing if owing else 0)

    def _on_task_chosen(self, _uid: str = "") -> None:
        chosen = len(self._session.selected) if self._session.board else 0
        self.chosen.setText(f"已选 {chosen} 项" if chosen else "")
        self._make_room()

    def _make_room(self) -> None:
        """Where room is short, what can also be seen elsewhere gives way, first to a message."""
        session = self._session
        giving_way: tuple[tuple[QFrame, QWidget, bool], ...] = (
            (self._lines[4], self.ledger, session.desk is not None),
            (self._lines[2], self.pace, session.board is not None),
            (self._lines[3], self.chosen, bool(self.chosen.text())),
        )
        for line, part, shown in giving_way:
            part.setVisible(shown)
            line.setVisible(shown)
        for line, part, _ in giving_way:
            if self.message.wanted_width > self._free_width():
                part.hide()
                line.hide()

    def _free_width(self) -> int:
        """What is left for the message beside all that is shown; below 0 where all is too wide."""
        parts = (self._row.itemAt(at) for at in range(self._row.count()))
        widths: list[int] = [
            part.sizeHint().width() + self._row.spacing()
            for part in parts
            if part and not part.isEmpty() and part.widget() is not self.message
        ]
        margins = self._row.contentsMargins()
        return self.width() - sum(widths) - margins.left() - margins.right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _on_said(self, said: Said) -> None:
        self.message.say(said.text, said.actions)


def returns_text(returns: ReturnCounts) -> str:
    """「10 个单位未报送，3 个单位部分未报；另有 5 个统称单位没有填报表」."""
    parts = []
    if returns.silent:
        parts.append(f"{returns.silent} 个单位未报送")
    if returns.partial:
        parts.append(f"{returns.partial} 个单位部分未报")
    said = "，".join(parts) or "本期各单位均已报送"
    more = f"；另有 {returns.formless} 个统称单位没有填报表" if returns.formless else ""
    return said + more


def shortened(path: Path) -> str:
    """The file and the folder that it lies in; the whole is in the tooltip."""
    parts = path.parts
    return str(path) if len(parts) <= 3 else str(Path("…", *parts[-2:]))


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    return label


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "plain")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(name)
    return button


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("edge", "left")
    line.setFixedWidth(1)
    return line
