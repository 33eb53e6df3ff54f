"""Step 1: where the plan comes from – a file chosen or dropped, or the clipboard; what failed."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tzdesk.errors import UserError
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label

DROP = "把方案文件拖到这里，或"
KINDS = (
    "支持 Word（.docx）、Excel（.xlsx、.xls、.ods、.et）、纯文本（.txt）；"
    ".doc、.wps、PDF 请先另存为 .docx。"
)
NOTHING_COPIED = "剪贴板中没有文字。请先在方案中选中全文并复制。"


class ChooseStep(QWidget):
    """Waits for a document; while one is read shows a bar with 取消."""

    file_wanted = Signal()
    file_dropped = Signal(object)
    text_pasted = Signal(object)
    """The clipboard's data, as `QMimeData`."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.choose_button = QPushButton("选择文件…")
        self.paste_button = QPushButton("从剪贴板粘贴")
        self.choose_button.clicked.connect(self.file_wanted)
        self.paste_button.clicked.connect(self._on_pasted)
        self.cancel_button = QPushButton("取消读取")
        self.cancel_button.clicked.connect(self.cancelled)
        for button in (self.choose_button, self.paste_button, self.cancel_button):
            button.setAutoDefault(False)
        self._ask, self._wait = self._asking(), self._waiting()
        self._notice, self._problem, self._advice = self._noticing()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self._notice)
        column.addWidget(self._ask, 1)
        column.addWidget(self._wait, 1)
        self.wait_for("")

    def wait_for(self, name: str) -> None:
        """Reading that file; "" for none."""
        self._reading.setText(f"正在读取：{name}")
        self._wait.setVisible(bool(name))
        self._ask.setVisible(not name)
        if name:
            self._notice.hide()

    def show_progress(self, done: int, total: int) -> None:
        """How far reading is; a total of 1 says only that it goes on."""
        self._bar.setRange(0, total if total > 1 else 0)
        self._bar.setValue(done)

    def show_error(self, error: UserError) -> None:
        """Why nothing could be read, and what to do."""
        self._problem.setText(error.message)
        self._advice.setText(error.advice)
        self._advice.setVisible(bool(error.advice))
        self._notice.show()
        self.choose_button.setText("换一个文件")
        self.choose_button.setFocus()

    @property
    def error_words(self) -> str:
        """What the notice says; "" while it is hidden."""
        return "" if self._notice.isHidden() else f"{self._problem.text()}{self._advice.text()}"

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_file(event.mimeData()):
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def _on_pasted(self) -> None:
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is not None and (path := dropped_file(data)):
            self.file_dropped.emit(path)
        elif data is not None and data.text().strip():
            self.text_pasted.emit(data)
        else:
            self.show_error(UserError(NOTHING_COPIED))

    def _asking(self) -> QWidget:
        area = _DropArea()
        column = QVBoxLayout(area)
        column.addStretch(1)
        column.addWidget(label(DROP, "body", ""), 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.choose_button)
        row.addWidget(self.paste_button)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        column.addSpacing(12)
        column.addWidget(label(KINDS, "small", "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return area

    def _waiting(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        self._reading = label("", "body", "")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(360)
        column.addStretch(1)
        for widget in (self._reading, self._bar, self.cancel_button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(8)
        column.addStretch(1)
        return box

    def _noticing(self) -> tuple[QFrame, QLabel, QLabel]:
        frame = QFrame()
        frame.setProperty("notice", "error")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 8)
        problem, advice = label("", "body", "error"), label()
        for words in (problem, advice):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(words)
        frame.hide()
        return frame, problem, advice


class _DropArea(QWidget):
    """The dashed frame."""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = current_theme()
        painter = QPainter(self)
        pen = QPen(theme.colour("control_border"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def dropped_file(data: QMimeData) -> Path | None:
    """The one file that is dragged or copied."""
    urls = data.urls() if data.hasUrls() else []
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
