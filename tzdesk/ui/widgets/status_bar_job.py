"""The running job in the status bar: what it does, how far it is, and 取消 once it takes long."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from tzdesk.ui.jobs import Jobs
from tzdesk.ui.widgets.progress import progress_bar

SHOWN_AFTER, CANCEL_AFTER = 500, 2000
BAR = 110


class JobStrip(QFrame):
    """Hidden while nothing runs, and for work that is quick."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None):
        super().__init__(parent)
        self._jobs = jobs
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._label = QLabel()
        self._bar = progress_bar(BAR)
        self._cancel = QPushButton("取消")
        self._cancel.setProperty("kind", "link")
        self._cancel.clicked.connect(self._on_cancel)
        for widget in (self._label, self._bar, self._cancel):
            row.addWidget(widget)
        self._shown = self._timer(SHOWN_AFTER, self.show)
        self._long = self._timer(CANCEL_AFTER, self._cancel.show)
        jobs.started.connect(self._on_started)
        jobs.progressed.connect(self._on_progressed)
        jobs.ended.connect(self._on_ended)
        self.hide()

    def _timer(self, after: int, deed: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(deed)
        return timer

    def _on_started(self, label: str) -> None:
        self._label.setText(f"正在{label}…")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._cancel.hide()
        self._shown.start()
        self._long.start()

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._label.setText(f"正在{self._jobs.label} {done}/{total}")

    def _on_ended(self) -> None:
        self._shown.stop()
        self._long.stop()
        self.hide()

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._label.setText("正在取消…")
        self._jobs.cancel()
