"""Commands about whole ledgers: open, new, recent, the example, backup, check.

Knows files and boxes; what a ledger holds is the session's business.
"""

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from tzdesk.errors import Remedy, UserError
from tzdesk.services.clock import clock_doubt
from tzdesk.services.desk import Desk
from tzdesk.services.window_lock import InUseError
from tzdesk.ui.ledger_hold import LedgerHold
from tzdesk.ui.messages import CLOSE, Question, ask, show_error, tell_failure
from tzdesk.ui.open_windows import call_window
from tzdesk.ui.session import Said
from tzdesk.ui.workplace import Workplace

PURPOSE = "ledgers"
SUFFIX = ".tzdb"
FILTER = "台账 (*.tzdb)"
ANYWAY, QUIT = "仍然打开", "退出"


class LedgerCommands(QObject):
    """Each public method is one command."""

    leaving = Signal()
    """The open ledger, which is no example, is about to be closed."""
    shown = Signal()
    """A ledger that is no example is open."""

    def __init__(self, place: Workplace):
        super().__init__(place.window)
        self._place = place
        self._example: TemporaryDirectory[str] | None = None
        self.hold = LedgerHold(place.session, place.desks.clock, self)
        place.session.opened.connect(self._on_opened)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {
            "open_ledger": self.choose,
            "new_ledger": self.new,
            "open_example": self.open_example,
        }

    @property
    def is_example(self) -> bool:
        """Whether the open ledger is the throw-away example."""
        return self._example is not None

    def choose(self) -> bool:
        """打开台账…; whether one is open then."""
        folder = self._place.memory.folder(PURPOSE)
        name, _ = QFileDialog.getOpenFileName(self._place.window, "打开台账", str(folder), FILTER)
        return bool(name) and self.open(Path(name))

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Opens a ledger; where it cannot, says why and what else can be done. Whether it did."""
        path = path.absolute()
        try:
            with nullcontext() if read_only else self.hold.taking(path):
                desk = self._place.desks.open(path, read_only=read_only)
                if not self._is_clock_right(desk):
                    desk.close()
                    return False
                self.show(desk)
        except UserError as error:
            if isinstance(error, InUseError) and error.holder.here and call_window(path):
                return False
            return self._open_otherwise(path, error, read_only)
        return True

    def only_read(self) -> None:
        """改为只读打开, of the ledger that is open."""
        if desk := self._place.session.desk:
            self.open(desk.path, read_only=True)

    def _open_otherwise(self, path: Path, error: UserError, read_only: bool) -> bool:
        ways: dict[str, Callable[[], bool]] = {
            Remedy.RETRY: partial(self.open, path, read_only=read_only),
            Remedy.FIND: self.choose,
            Remedy.CHOOSE: self.choose,
            Remedy.COPY_HERE: partial(self._copy_here, path),
        }
        if not read_only:
            ways[Remedy.READ_ONLY] = partial(self.open, path, read_only=True)
        verbs = [one.value for one in error.remedies if one in ways]
        verb = show_error(self._place.window, error, (CLOSE, *verbs))
        return verb in ways and ways[verb]()

    def _copy_here(self, path: Path) -> bool:
        """复制到本机并打开…: a checked copy, opened once it is there."""
        from tzdesk.services.backups import copy_ledger  # noqa: PLC0415 - not at the start

        target = self.ask_new_path(path.stem, Remedy.COPY_HERE.removesuffix("…"))
        if target:
            self._place.jobs.run(
                "复制台账",
                lambda _report: copy_ledger(path, target),
                lambda _nothing: self.open(target),
                partial(tell_failure, self._place.window),
            )
        return False

    def _is_clock_right(self, desk: Desk) -> bool:
        """Whether the clock can be believed, or the clerk goes on all the same."""
        doubt = "" if self._place.desks.today else clock_doubt(desk)
        if not doubt:
            return True
        question = Question("请校准日期", doubt, "请先校准日期。", (ANYWAY, QUIT), QUIT, QUIT)
        if ask(self._place.window, question) == ANYWAY:
            return True
        QTimer.singleShot(0, self._place.window, self._place.window.close)
        return False

    def new(self) -> None:
        """新建台账…: an empty one, for a plan to be imported into."""
        path = self.ask_new_path(f"{self._place.desks.clock().year}年重点工作")
        if path:
            self._try(lambda: self.show(self._place.desks.create(path)))

    def ask_new_path(self, name: str, title: str = "新建台账") -> Path | None:
        """Where a new ledger shall lie; None where the clerk thought better of it."""
        folder = self._place.memory.folder(PURPOSE)
        chosen, _ = QFileDialog.getSaveFileName(
            self._place.window, title, str(folder / f"{name}{SUFFIX}"), FILTER
        )
        return Path(chosen).with_suffix(SUFFIX) if chosen else None

    def open_example(self) -> None:
        """打开示例: a copy that is gone when it is closed."""
        folder = TemporaryDirectory(prefix="tzdesk-")
        desk = self._try(lambda: self._place.desks.example(Path(folder.name)))
        if desk:
            self.show(desk, folder)

    def close(self) -> None:
        """Shows the first page; the example is thrown away."""
        self._swap(None, None)

    def fill_recent(self, menu: QMenu) -> None:
        """最近打开 ▸: the files; those that are gone are named as such."""
        menu.clear()
        for name in self._place.memory.settings.recent_files:
            path = Path(name)
            gone = "" if path.exists() else "（找不到）"
            action = menu.addAction(f"{path.stem}{gone}　{path.parent}".replace("&", "&&"))
            action.setEnabled(not gone)
            action.triggered.connect(lambda _checked=False, path=path: self.open(path))
        if menu.isEmpty():
            menu.addAction("还没有打开过台账").setEnabled(False)

    def show_folder(self) -> None:
        """打开所在文件夹."""
        if desk := self._place.session.desk:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(desk.path.parent)))

    def copy_path(self) -> None:
        """复制路径."""
        if desk := self._place.session.desk:
            QGuiApplication.clipboard().setText(str(desk.path))
            self._place.session.said.emit(Said("已复制台账路径"))

    def show(self, desk: Desk, example: TemporaryDirectory[str] | None = None) -> None:
        """Shows this ledger; `example` is the folder of one that is thrown away."""
        self._swap(desk, example)

    def _swap(self, desk: Desk | None, example: TemporaryDirectory[str] | None) -> None:
        """Another ledger instead of the present one, whose folder goes if it was the example."""
        gone, self._example = self._example, example
        if gone is None:
            self.leaving.emit()
        self._place.session.open(desk)
        if desk and example is None:
            self.shown.emit()
        if gone:
            gone.cleanup()

    def _on_opened(self) -> None:
        desk = self._place.session.desk
        if desk and not self.is_example:
            self._place.memory.settings.remember_ledger(desk.path)
            self._place.memory.keep_folder(PURPOSE, desk.path.parent)

    def _try(self, deed: Callable[[], Desk | None]) -> Desk | None:
        try:
            return deed()
        except UserError as error:
            show_error(self._place.window, error)
            return None
