"""A short run of the monkey; `python -m tests.scenarios.monkey` makes long ones."""

from pathlib import Path
from random import Random

from PySide6.QtWidgets import QApplication

from tests.scenarios.monkey.fence import dialogs_answered
from tests.scenarios.monkey.ground import lay_out, state_of
from tests.scenarios.monkey.hands import Hands
from tests.scenarios.monkey.run import Monkey
from tests.ui.windows import TODAY, copy_of, open_window, put_away
from tzdesk.app import Start
from tzdesk.ui.desks import Desks
from tzdesk.ui.main_window import MainWindow

SEED, DEEDS = 5, 50


def test_monkey(qapp: QApplication, tmp_path: Path, example_ledger: Path) -> None:
    desk = copy_of(example_ledger)(Desks(today=TODAY), tmp_path)
    ground = lay_out(tmp_path, desk, returns=False)
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        windows.append(open_window(qapp, tmp_path, Start(ledger=ground.ledger, today=TODAY)))
        return windows[-1]

    random = Random(SEED)
    qapp.setQuitOnLastWindowClosed(False)
    with dialogs_answered(random, ground.files, ground.out):
        monkey = Monkey(make, random, Hands(random, ground.files), DEEDS)
        first = state_of(monkey.desk)
        monkey.run()
    monkey.go_home()
    assert monkey.done == DEEDS
    assert monkey.faults == []
    assert monkey.desk.file.check() == ()
    assert monkey.take_back_until(lambda now: state_of(now) == first)
    put_away(qapp, windows[-1:])
    qapp.setQuitOnLastWindowClosed(True)
