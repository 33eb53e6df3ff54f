"""The composition root: decides between window and command, and puts the layers together.

The only file that knows every layer. Imports late: a command needs no Qt, the window no reader.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

from tzdesk.paths import ROOT
from tzdesk.settings import OPEN_LAST, Settings, fresh_settings
from tzdesk.system import has_display, without_display

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tzdesk.cli.answers import Answer
    from tzdesk.ui.log import Log
    from tzdesk.ui.main_window import MainWindow
    from tzdesk.ui.open_windows import OpenWindow
    from tzdesk.ui.starts import Starts

VALUED = ("--db", "--today", "--by", "--plan")
READER_CHILD = "--reader-child"
LEDGER_SUFFIX = ".tzdb"
UNTIL_PAINTED = 300
"""Milliseconds after which the window is surely on the screen, and nobody has typed yet."""
NO_DISPLAY = "没有图形界面，打不开窗口。请在桌面上运行，或使用命令（--help 有说明）。"


@dataclass(frozen=True, slots=True)
class Start:
    """What the window was started with."""

    ledger: Path | None = None
    example: bool = False
    today: date | None = None
    by: str = ""


def main(argv: Sequence[str]) -> int:
    """Runs the program with these arguments; the exit code."""
    if argv[:1] == [READER_CHILD]:
        from tzdesk.documents.child import main as read

        read()
        return 0
    start = window_start(argv)
    return _run_command(argv) if start is None else show_window(start)


def window_start(argv: Sequence[str]) -> Start | None:
    """The window's options; None where the words are a command's, or no good for the window."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    for option in VALUED:
        parser.add_argument(option)
    parser.add_argument("--example", action="store_true")
    parser.add_argument("file", nargs="?")
    try:
        args, rest = parser.parse_known_args(argv)
        today = date.fromisoformat(args.today) if args.today else None
    except (argparse.ArgumentError, ValueError):
        return None
    named = args.file or args.db or os.environ.get("TZDESK_DB")
    if rest or (args.file and not args.file.lower().endswith(LEDGER_SUFFIX)):
        return None
    ledger = Path(named).expanduser().absolute() if named and not args.example else None
    return Start(ledger, args.example, today, args.by or "")


def _run_command(argv: Sequence[str]) -> int:
    from tzdesk.cli.main import run

    return run(argv, Settings(), WINDOW_COMMANDS)


def _selftest(_args: argparse.Namespace) -> "Answer":
    """`selftest`: what the installed program runs on itself."""
    from tzdesk.cli.answers import DONE, REFUSED, Answer
    from tzdesk.selftest import run_checks

    make_application(headless=True)
    checks = run_checks()
    ok = all(check.ok for check in checks)
    data = {"ok": ok, "checks": [asdict(check) for check in checks]}
    lines = [f"{'✓' if one.ok else '×'} {one.name}　{one.note}".rstrip() for one in checks]
    return Answer(data, "\n".join(lines), DONE if ok else REFUSED)


def _demo(args: argparse.Namespace) -> "Answer":
    """`demo`: the whole loop on the bundled plan, with pictures of every screen."""
    from tzdesk.cli.answers import Answer
    from tzdesk.ui.demo import Demo

    app = make_application(headless=True)
    _hear_qt(lambda _text: None)  # the offscreen platform complains of what it cannot do
    out = Path(args.out).expanduser().absolute()
    with TemporaryDirectory(prefix="tzdesk-") as folder:
        settings = Settings(Path(folder) / "settings.json")
        demo = Demo(app, out, lambda example: make_window(app, Start(example=example), settings))
        demo.run()
    data = {"steps": demo.steps, "files": [str(path) for path in demo.files]}
    return Answer(data, "\n".join([*demo.steps, f"{len(demo.files)} 个文件在 {out}"]))


WINDOW_COMMANDS: Mapping[str, Callable[[argparse.Namespace], "Answer"]] = {
    "demo": _demo,
    "selftest": _selftest,
}
"""Commands that need the window."""


def show_window(start: Start) -> int:
    """Opens the window and stays until it is closed."""
    from tzdesk.ui.chinese_input.start import begin, choose_way
    from tzdesk.ui.log import Log, log_folder
    from tzdesk.ui.open_windows import OpenWindow, call_window, windows_folder
    from tzdesk.ui.starts import Starts

    if not has_display(os.environ):
        sys.stderr.write(f"{NO_DISPLAY}\n")
        return 1
    entry = OpenWindow(windows_folder())
    if not start.example and call_window(start.ledger):
        entry.close()
        return 0
    gc.disable()  # nothing that a start makes is garbage
    log, starts = Log(log_folder()), Starts(log_folder())
    log.start()
    way = choose_way(log.note)
    app = make_application()
    _hear_qt(log.note)
    begin(app, way, log.note)
    settings = _settings(starts)
    again = None
    code = 0
    if settings:
        starts.begin()
        code, again = _stay(app, start, settings, log, entry, starts)
        if code == 0:
            starts.succeed()
    entry.close()
    log.close()
    if again is not None:
        _start_again(again)
    return code


def _settings(starts: "Starts") -> Settings | None:
    """The settings to begin with; None where the clerk gives up after three failed starts."""
    from tzdesk.ui.starts import TOO_OFTEN, wants_defaults

    if starts.failed < TOO_OFTEN:
        return Settings()
    return fresh_settings() if wants_defaults() else None


def _stay(
    app: "QApplication",
    start: Start,
    settings: Settings,
    log: "Log",
    entry: "OpenWindow",
    starts: "Starts",
) -> tuple[int, list[str] | None]:
    """Until the window is closed: the exit code, and with what to begin again after a crash."""
    from tzdesk.ui.crash import CrashGuard
    from tzdesk.ui.doorbell import Doorbell
    from tzdesk.ui.rescue import rescue

    guard = CrashGuard(log, app)
    guard.install()
    try:
        window = make_window(app, start, settings)
    except Exception as error:  # the clerk is told whatever it is
        return guard.end_with(error), guard.again
    guard.rescue = rescue(window.place, window.drafts, window.groups.ledgers)
    Doorbell(window, window.session, entry)
    window.show()
    _settle_once_painted(app, starts)
    code = app.exec()
    if guard.again is not None:
        # Its ledger must be free before the next window asks for it; what is broken stays so.
        with suppress(Exception):
            window.session.open(None)
    return code, guard.again


def _start_again(arguments: list[str]) -> None:
    from PySide6.QtCore import QProcess

    program = [] if getattr(sys, "frozen", False) else [str(ROOT / "main.py")]
    QProcess.startDetached(sys.executable, [*program, *arguments])


def _settle_once_painted(app: "QApplication", starts: "Starts") -> None:
    """What the first picture of the window need not wait for."""
    from PySide6.QtCore import QTimer

    from tzdesk.ui.starts import STANDS_AFTER

    def settle() -> None:
        gc.enable()
        Thread(target=_prepare, name="prepare").start()

    QTimer.singleShot(UNTIL_PAINTED, app, settle)
    QTimer.singleShot(STANDS_AFTER, app, starts.succeed)


def _prepare() -> None:
    """Loads what the first write, and the first search for a name, would wait for."""
    from tzdesk.services.pinyin import prepare
    from tzdesk.store.ledger_file import prepare_writing

    prepare_writing()
    prepare()


def _hear_qt(note: Callable[[str], None]) -> None:
    """Qt's own warnings go there instead of to a terminal."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def heard(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        note(f"Qt {kind.name}: {text}")

    qInstallMessageHandler(heard)


def make_application(*, headless: bool = False) -> "QApplication":
    """The application, speaking Chinese in Qt's own dialogs, too; `headless` needs no display."""
    if headless:
        os.environ.update(without_display())
    from PySide6.QtCore import QLibraryInfo, QTranslator
    from PySide6.QtWidgets import QApplication

    from tzdesk.ui.theme.spare_font import add_spare_font

    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    add_spare_font()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
    app.setApplicationName("tzdesk")
    app.setApplicationDisplayName("")
    return app


def make_window(app: "QApplication", start: Start, settings: Settings) -> "MainWindow":
    """The window with what it shall show, not yet on the screen."""
    from tzdesk.ui.desks import Desks
    from tzdesk.ui.jobs import Jobs
    from tzdesk.ui.main_window import MainWindow
    from tzdesk.ui.memory import Memory
    from tzdesk.ui.session import Said, Session
    from tzdesk.ui.theme import ThemeSwitch, application_icon, theme_of

    memory = Memory(settings)
    switch = ThemeSwitch(app)
    app.setFont(theme_of(memory.theme, memory.scale).font())
    app.setWindowIcon(application_icon())
    desks = Desks(start.by or settings.operator, start.today, settings.rules)
    window = MainWindow(Session(), switch, Jobs(), desks, memory)
    # Only now, but for the font, which widgets are born with: under a style sheet every widget
    # would be polished anew with each one added to it.
    switch.choose(memory.theme, memory.scale)
    _open_first(window, start, settings)
    if settings.notice:
        window.session.said.emit(Said(settings.notice))
    return window


def _open_first(window: "MainWindow", start: Start, settings: Settings) -> None:
    """The ledger that was named, the example, or the last one if it is still there."""
    last = settings.last_ledger if settings.get(OPEN_LAST) else ""
    if start.example:
        window.groups.ledgers.open_example()
    elif start.ledger or last:
        window.groups.ledgers.open(start.ledger or Path(last))
