"""`python -m tests.scenarios.monkey --seed N --events 5000`: a monkey at the window.

The window shows a ledger of its own with the example's contents. Afterwards that ledger is checked,
and undone to where it was. Exit code 1, and the last deeds, where anything is wrong.
"""

import argparse
import faulthandler
import json
import os
import sys
import tempfile
import threading
import traceback
import warnings
from datetime import date
from pathlib import Path
from random import Random
from time import monotonic

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from tests.scenarios.monkey.fence import dialogs_answered, live_in, watch_writing
from tests.scenarios.monkey.ground import State, lay_out, state_of
from tests.scenarios.monkey.hands import Hands
from tests.scenarios.monkey.run import Monkey
from tzdesk.app import Start, make_application, make_window
from tzdesk.services.example import make_example
from tzdesk.settings import Settings
from tzdesk.ui.main_window import MainWindow

TODAY = date(2023, 10, 12)
HARMLESS = "This plugin does not support"
"""What the offscreen platform says of raise() and the like."""
EVERY = 500


class Listener:
    """Hears exceptions and warnings, wherever they come from, with the deeds before them."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.monkey: Monkey | None = None

    def listen(self) -> None:
        """From now on."""
        sys.excepthook = lambda kind, error, trace: self._on_raised(error)
        threading.excepthook = lambda args: self._on_raised(args.exc_value)
        warnings.simplefilter("always")
        warnings.showwarning = lambda message, *_: self.note(f"warning: {message}")
        qInstallMessageHandler(self._on_qt)

    def note(self, fault: str) -> None:
        """A fault, shown at once."""
        if fault not in self.heard:
            deeds = "\n".join(f"    {one}" for one in self.monkey.last) if self.monkey else ""
            print(f"FAULT {fault}\n{deeds}", flush=True)
        self.heard.append(fault)

    def _on_raised(self, error: BaseException | None) -> None:
        self.note("".join(traceback.format_exception(error)) if error else "an exception")

    def _on_qt(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and HARMLESS not in text:
            self.note(f"Qt {kind.name}: {text}")


def main(seed: int, events: int) -> int:
    """Lets it loose; the exit code."""
    folder = Path(tempfile.mkdtemp(prefix="monkey-"))
    live_in(folder)
    tempfile.tempdir = None
    os.chdir(folder)
    sys.dont_write_bytecode = True
    faulthandler.enable()
    listener = Listener()
    _give_a_screen(folder / "screen.json")
    app = make_application()
    app.setQuitOnLastWindowClosed(False)
    ground = lay_out(folder, make_example(folder))
    settings = Settings(folder / "settings.json")
    listener.listen()
    watch_writing(folder, listener.heard)

    def make() -> MainWindow:
        window = make_window(app, Start(ledger=ground.ledger, today=TODAY), settings)
        window.showNormal()
        window.resize(1440, 870)
        window.activateWindow()
        return window

    random = Random(seed)
    hands = Hands(random, ground.files)
    diary = (folder / "deeds.txt").open("w", encoding="utf-8", buffering=1)
    hands.begun = lambda deed: diary.write(f"{deed}\n")
    print(f"seed {seed}, every deed in {diary.name}", flush=True)
    with diary, dialogs_answered(random, ground.files, ground.out):
        monkey = listener.monkey = Monkey(make, random, hands, events)
        first = state_of(monkey.desk)
        began = monotonic()
        monkey.run()
        print(f"{monkey.done} deeds in {monotonic() - began:.0f} s, {monkey.windows} windows")
        print(", ".join(f"{name} {count}" for name, count in monkey.boxes.most_common()))
        listener.heard += monkey.faults
        _look_back(monkey, listener, first)
        monkey.window.close()
    print(f"seed {seed}: {len(listener.heard)} faults", *listener.heard, sep="\n")
    return bool(listener.heard)


def _give_a_screen(told: Path) -> None:
    """A wide one, as large as any size that the windows are given."""
    one = {"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
    told.write_text(json.dumps({"screens": [{**one, "logicalDpi": 96}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={told}"


def _look_back(monkey: Monkey, listener: Listener, first: State) -> None:
    """The ledger checks, can be undone to its first state, and checks again."""
    monkey.go_home()
    written = len(monkey.desk.recent(100_000))
    listener.heard += [one.message for one in monkey.desk.file.check()]
    undone = monkey.take_back_until(lambda desk: state_of(desk) == first)
    print(f"{written} batches in the ledger; undone to its first state: {undone}")
    if not undone:
        now = state_of(monkey.desk)
        for name, rows in first.items():
            missing = rows.keys() - now[name].keys()
            more = now[name].keys() - rows.keys()
            other = [uid for uid in rows.keys() & now[name].keys() if rows[uid] != now[name][uid]]
            if missing or more or other:
                print(f"  {name}: {len(missing)} missing, {len(more)} more, {len(other)} other")
    listener.heard += [one.message for one in monkey.desk.file.check()]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=5000)
    args = parser.parse_args()
    sys.exit(main(args.seed, args.events))
