"""Files dragged onto the window: what letting go would do, said over everything, and the deed.

Knows the kinds of files by their suffix only; reading them is others' business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

LEDGER = ".tzdb"
PLANS = (".txt", ".docx", ".xlsx", ".xlsm", ".xls", ".ods", ".et", ".doc", ".wps", ".pdf", ".ofd")
"""What 导入方案 is offered; it says itself which of these it cannot read, and what to do."""
RETURNS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".et", ".zip")
"""What is a return as soon as a plan is open; several documents are, too."""


FORM, FORM_WORD = ".xlsx", "填报表"
"""How dispatched workbooks are named; what a file is says the look inside that follows."""


class Deed(Enum):
    """What a drop does; the value is the verb of the hint."""

    OPEN = "打开台账"
    IMPORT = "导入方案"
    RECEIVE = "接收填报表"
    MERGE = "回收合并"


@dataclass(frozen=True, slots=True)
class Offer:
    """Files and what would be done with them."""

    deed: Deed
    paths: tuple[Path, ...]

    @property
    def hint(self) -> str:
        """松开鼠标后回收合并 12 个文件."""
        if len(self.paths) > 1:
            return f"松开鼠标后{self.deed.value} {len(self.paths)} 个文件"
        return f"松开鼠标后{self.deed.value}“{self.paths[0].name}”"


class FileDrop(QObject):
    """Watches one window. `takes_returns`: a plan is open, so that workbooks are returns."""

    ledger_dropped = Signal(str)
    plan_dropped = Signal(str)
    returns_dropped = Signal(object)
    """A tuple of paths: files, folders, archives."""

    def __init__(self, window: QWidget):
        super().__init__(window)
        self._window = window
        self.takes_returns = False
        self.hint = QLabel(window)
        self.hint.setProperty("notice", "info")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._window:
            # Before any part of it: a file is no text for the field that it is dropped on.
            self._window.windowHandle().installEventFilter(self)
        elif kind == QEvent.Type.DragLeave:
            self.hint.hide()
        elif kind == QEvent.Type.DragMove and isinstance(event, QDragMoveEvent):
            return self._on_moved(event)
        elif isinstance(event, QDragEnterEvent):
            return self._on_entered(event)
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._on_dropped(event)
        return False

    def _on_entered(self, event: QDragEnterEvent) -> bool:
        offer = offered(_paths(event), takes_returns=self.takes_returns)
        if offer is None:
            return _refused(event)
        event.acceptProposedAction()
        self.hint.setText(offer.hint)
        height = self.hint.sizeHint().height() + 32
        room = self._window.rect()
        self.hint.setGeometry(room.width() // 6, room.height() // 3, room.width() * 2 // 3, height)
        self.hint.raise_()
        self.hint.show()
        return True

    def _on_moved(self, event: QDragMoveEvent) -> bool:
        if self.hint.isHidden():
            return _refused(event)
        event.acceptProposedAction()
        return True

    def _on_dropped(self, event: QDropEvent) -> bool:
        self.hint.hide()
        offer = offered(_paths(event), takes_returns=self.takes_returns)
        if offer is None:
            return _refused(event)
        event.acceptProposedAction()
        if offer.deed is Deed.MERGE:
            self.returns_dropped.emit(offer.paths)
        else:
            is_ledger = offer.deed is Deed.OPEN
            (self.ledger_dropped if is_ledger else self.plan_dropped).emit(str(offer.paths[0]))
        return True


def offered(paths: Sequence[Path], *, takes_returns: bool) -> Offer | None:
    """What the window would do with these; None where it takes none of them.

    One document is a plan, workbooks are returns where a plan is open, else plans themselves.
    """
    if not paths:
        return None
    suffixes = {path.suffix.lower() for path in paths}
    if len(paths) == 1 and LEDGER in suffixes:
        return Offer(Deed.OPEN, tuple(paths))
    if takes_returns and LEDGER not in suffixes:
        single = paths[0]
        if len(paths) > 1 or single.is_dir() or suffixes <= set(RETURNS):
            return Offer(Deed.MERGE, tuple(paths))
    if len(paths) == 1 and suffixes <= set(PLANS):
        form = suffixes == {FORM} and FORM_WORD in paths[0].stem
        return Offer(Deed.RECEIVE if form else Deed.IMPORT, tuple(paths))
    return None


def _refused(event: QDropEvent) -> bool:
    """Files that the window takes nothing of are refused; words go on to the part below them."""
    files = bool(_paths(event))
    if files:
        event.ignore()
    return files


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
