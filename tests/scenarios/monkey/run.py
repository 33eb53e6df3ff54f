"""The monkey: one random deed after the other, also inside the loops of boxes, until it is enough.

What it can do is in `hands`. It notices a box that cannot be left; exceptions and warnings are
heard by whoever runs it.
"""

from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QEventLoop, Qt, QThread, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from tests.scenarios.monkey.hands import Hands
from tzdesk.services.desk import Desk
from tzdesk.ui.main_window import MainWindow

AT_A_TIME = 60
"""So many deeds in one box; then the monkey is led out of it."""
STUCK = 60
"""So many tries to leave a box, and it is a trap."""
PATIENT = 0.9
MANY = 100_000
ABROAD = 400
"""So many deeds in another ledger; then it is led back to its own."""


class Monkey:
    """`wanted` deeds on the window that `make` opens, and opens again when it was closed."""

    def __init__(self, make: Callable[[], MainWindow], random: Random, hands: Hands, wanted: int):
        self._make, self._random, self._hands, self._wanted = make, random, hands, wanted
        self.window = make()
        self.done = 0
        self.boxes: Counter[str] = Counter()
        self.windows = 1
        self.faults: list[str] = []
        self.last: deque[str] = deque(maxlen=30)
        self._own = self._path()
        given = {one.uid for one in self.desk.recent(MANY)}
        hands.may_undo = lambda: (
            self._path() != self._own
            or (self.desk.undoable is not None and self.desk.undoable.uid not in given)
        )
        self._levels: list[int] = []
        self._box: QWidget | None = None
        self._in_box = self._abroad = 0
        self._patient: bool | None = None

    def run(self) -> None:
        """Until enough was done and every box is closed again."""
        loop = QEventLoop()
        self._base = QThread.currentThread().loopLevel() + 1
        self._end = loop.quit
        self._arm()
        loop.exec()

    def _arm(self, pause: int = 0) -> None:
        QTimer.singleShot(pause, self._step)

    def _step(self) -> None:
        level = QThread.currentThread().loopLevel()
        if self._levels and level <= self._levels[-1]:
            self._arm(1)  # its own deed is still being done, and no box has opened in it
            return
        if self.done >= self._wanted and level == self._base and not self._front_box():
            self._end()
            return
        if self._waits():
            self._arm(5)
            return
        self._levels.append(level)
        self._arm()
        try:
            self._do(level)
        finally:
            self._levels.pop()

    def _waits(self) -> bool:
        """Mostly until a job is done; now and then it goes on beside it. Drawn once per job."""
        if not (self.window.isVisible() and self.window.jobs.busy):
            self._patient = None
        elif self._patient is None:
            self._patient = self._random.random() < PATIENT
        return bool(self._patient)

    def _do(self, level: int) -> None:
        box = self._front_box()
        self._count(box)
        if not self.window.isVisible() and level == self._base:
            self.window.deleteLater()
            self.window = self._make()
            self.windows += 1
        elif box and (self._in_box > AT_A_TIME or self.done >= self._wanted):
            self._note(self._leave(box))
        elif self._abroad > ABROAD and not box:
            self.go_home()
        else:
            self.done += 1
            front = box or self._window()
            self._note(self._hands.act(front, is_main=front is self.window))

    def _front_box(self) -> QWidget | None:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    def _window(self) -> QWidget:
        """Mostly the main window, now and then another that is open beside it."""
        others = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and isinstance(one, QDialog) and not one.isModal()
        ]
        front = self._random.choice(others) if others and self._random.random() < 0.2 else None
        window = front or self.window
        if not window.isActiveWindow():
            window.activateWindow()
        return window

    def _count(self, box: QWidget | None) -> None:
        modal = QApplication.activeModalWidget()
        if modal is not self._box:
            self._box, self._in_box = modal, 0
            if modal:
                self.boxes[type(modal).__name__] += 1
        self._in_box += box is not None
        self._abroad = 0 if self._path() == self._own else self._abroad + 1

    @property
    def desk(self) -> Desk:
        """The ledger that is open."""
        desk = self.window.session.desk
        assert desk
        return desk

    def _path(self) -> str:
        desk = self.window.session.desk
        return str(desk.path) if desk else ""

    def _leave(self, box: QWidget) -> str:
        """Esc; where that is answered with a question, any of its buttons."""
        tries = self._in_box - AT_A_TIME
        handle = box.window().windowHandle()
        buttons = [one for one in box.findChildren(QPushButton) if one.isVisible()]
        enabled = [one for one in buttons if one.isEnabled()]
        if tries % 3 and enabled and isinstance(box, QDialog):
            button = self._random.choice(enabled)
            at = button.mapTo(box, button.rect().center())
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=at)
            return f"leave by {button.text()}"
        if tries > STUCK and isinstance(box, QDialog):
            self.faults.append(f"a box that cannot be left: {box.windowTitle()}")
            box.done(0)
            return "leave by force"
        QTest.keyClick(handle, Qt.Key.Key_Escape)
        return "leave by Esc"

    def go_home(self) -> None:
        """Opens its own ledger again."""
        self.window.groups.ledgers.open(Path(self._own))
        self._abroad = 0

    def _note(self, deed: str) -> None:
        where = type(self._box).__name__ if self._box else "window"
        self.last.append(f"{self.done} {where}: {deed}")
        self._hands.begun(f"    {self.last[-1]}")

    def take_back_until(self, wanted: Callable[[Desk], bool]) -> bool:
        """撤销 until the ledger is as wanted; False where that runs out."""
        while (desk := self.window.session.desk) and not wanted(desk):
            newest = desk.undoable
            if newest is None:
                return False
            self.window.commands["undo"].trigger()
            while self.window.jobs.busy:
                QTest.qWait(5)
            if desk.undoable == newest:
                return False
        return desk is not None
