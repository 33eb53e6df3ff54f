"""Files dragged onto the window: what letting go would do, said over everything, and the deed.

Knows the kinds of files by their suffix only; reading them is others' business.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

LEDGER = ".tzdb"
PLANS = (".txt", ".docx", ".xlsx", ".xlsm", ".xls", ".ods", ".et", ".doc", ".wps", ".pdf", ".ofd")
"""What 导入方案 is offered; it says itself which of these it cannot read, and what to do."""


class FileDrop(QObject):
    """Watches one window; one file at a time is taken."""

    ledger_dropped = Signal(str)
    plan_dropped = Signal(str)

    def __init__(self, window: QWidget):
        super().__init__(window)
        self._window = window
        self.hint = QLabel(window)
        self.hint.setProperty("notice", "info")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            return self._on_entered(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hint.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._on_dropped(event)
        return False

    def _on_entered(self, event: QDragEnterEvent) -> bool:
        path = taken(_paths(event))
        if path is None:
            return False
        event.acceptProposedAction()
        verb = "打开台账" if path.suffix.lower() == LEDGER else "导入方案"
        self.hint.setText(f"松开鼠标后{verb}“{path.name}”")
        height = self.hint.sizeHint().height() + 32
        room = self._window.rect()
        self.hint.setGeometry(room.width() // 6, room.height() // 3, room.width() * 2 // 3, height)
        self.hint.raise_()
        self.hint.show()
        return True

    def _on_dropped(self, event: QDropEvent) -> bool:
        self.hint.hide()
        path = taken(_paths(event))
        if path is None:
            return False
        event.acceptProposedAction()
        is_ledger = path.suffix.lower() == LEDGER
        (self.ledger_dropped if is_ledger else self.plan_dropped).emit(str(path))
        return True


def taken(paths: Sequence[Path]) -> Path | None:
    """The one file that the window takes; None where there are none, or several."""
    wanted = [path for path in paths if path.suffix.lower() in (LEDGER, *PLANS)]
    return wanted[0] if len(wanted) == 1 == len(paths) else None


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
