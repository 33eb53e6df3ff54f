"""What a monkey can do to a screen: each method is real events to the window that is in front.

Events go to windows, not to widgets, so that Qt finds out itself who gets them: popups, modal
boxes, grabs, double clicks and shortcuts included. Of the program it knows commands only.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QWidget,
)

from tests.scenarios.monkey.places import handle, is_there, shown
from tzdesk.ui.command_table import COMMANDS

Key, Button, Modifier = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier
NONE = Modifier.NoModifier
HELD = (NONE, NONE, NONE, Modifier.ShiftModifier, Modifier.ControlModifier, Modifier.AltModifier)
WAYS = (
    *(Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Down, Key.Key_Right),
    *(Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab, Key.Key_Home, Key.Key_End),
    *(Key.Key_PageUp, Key.Key_PageDown, Key.Key_F6, Key.Key_F8),
)
DEEDS = (
    *(Key.Key_Return, Key.Key_Return, Key.Key_Space, Key.Key_F2, Key.Key_Delete),
    *(Key.Key_Backspace, Key.Key_Escape, Key.Key_Menu),
)
ENDS = ("quit", "undo")
"""Commands that are left to other ways."""
WORDS = (
    "水务",
    "区教委",
    "已完成",
    "进展顺利，按计划推进。",
    "第一行\n第二行",
    "董明慧",
    "张三、李四",
)
LETTERS = ("swj", "58", "80%", "120", "zh", "abc", "2023-12-31", "30", "八", "=1+1", "0", "-1", "y")
TABLES = (
    "已完成\t100%\t写好了\n滞后\t30\t还差一点",
    "正常推进",
    '"两行\n文字"\t58%',
    "八成\n未完成\n\n3",
    "",
)
SIZES = ((1024, 640), (1366, 728), (1440, 870), (1900, 1000), (1100, 900))


class Hands:
    """Random deeds, each named by a line for whoever has to find a fault."""

    def __init__(self, random: Random, files: list[Path]):
        self._random, self._files = random, files
        self.begun: Callable[[str], object] = lambda _deed: None
        """Hears of each deed before it is done: the last one, where the program dies of it."""
        self.may_undo: Callable[[], bool] = lambda: True
        """Whether it wrote what would be taken back; else its first state could not be reached."""
        everywhere: list[tuple[int, Callable[[QWidget], str]]] = [
            (26, self.click), (16, self.move), (12, self.press), (8, self.write), (5, self.compose),
            (4, self.double_click), (4, self.drag), (4, self.turn_wheel), (3, self.ask_for_menu),
            (2, self.resize), (2, self.drop), (1, self.leave_and_return),
        ]  # fmt: skip
        self._in_box = [*everywhere, (4, self.escape), (3, self.accept), (1, self.fill_clipboard)]
        self._in_popup = [(40, self.click), (30, self.move), (10, self.escape), (10, self.accept)]
        self._in_popup += [(8, self.write), (2, self.turn_wheel)]
        self._in_window = [
            *everywhere, (8, self.use_keys), (7, self.open_by_name), (5, self.open_menu),
            (6, self.undo_or_redo), (3, self.copy_or_paste), (2, self.fill_clipboard),
        ]  # fmt: skip

    def act(self, front: QWidget, *, is_main: bool) -> str:
        """One deed; what it was."""
        popup = QApplication.activePopupWidget() is front
        deeds = self._in_popup if popup else self._in_window if is_main else self._in_box
        weights = [weight for weight, _ in deeds]
        deed = self._random.choices([one for _, one in deeds], weights)[0]
        self.begun(deed.__name__)
        return f"{deed.__name__} {deed(front)}"

    # Mouse

    def click(self, front: QWidget) -> str:
        at, what = self._spot(front)
        button = Button.MiddleButton if self._random.random() < 0.02 else Button.LeftButton
        modifier = self._random.choice(HELD[:5]) if self._random.random() < 0.2 else NONE
        QTest.mouseClick(handle(front), button, modifier, at)
        return f"{what} {modifier.name}"

    def double_click(self, front: QWidget) -> str:
        at, what = self._spot(front)
        QTest.mouseDClick(handle(front), Button.LeftButton, NONE, at)
        return what

    def ask_for_menu(self, front: QWidget) -> str:
        at, what = self._spot(front)
        QTest.mouseClick(handle(front), Button.RightButton, NONE, at)
        return what

    def drag(self, front: QWidget) -> str:
        (start, what), (end, other) = self._spot(front), self._spot(front)
        window = handle(front)
        QTest.mousePress(window, Button.LeftButton, NONE, start)
        for part in (0.1, 0.5, 1.0):
            if is_there(front):
                QTest.mouseMove(window, start + (end - start) * part)
        if is_there(front):
            QTest.mouseRelease(window, Button.LeftButton, NONE, end)
        return f"{what} → {other}"

    def turn_wheel(self, front: QWidget) -> str:
        at, what = self._spot(front)
        turned = QPoint(0, self._random.choice((-360, -120, 120, 360)))
        held = self._random.choice((NONE, NONE, Modifier.ControlModifier))
        where, phase = QPointF(at), Qt.ScrollPhase.NoScrollPhase
        there = QPointF(front.mapToGlobal(at))
        event = QWheelEvent(where, there, QPoint(), turned, Button.NoButton, held, phase, False)
        QApplication.sendEvent(handle(front), event)
        return f"{what} {turned.y()}"

    # Keys

    def move(self, front: QWidget) -> str:
        return self._key(front, self._random.choice(WAYS), self._random.choice(HELD))

    def press(self, front: QWidget) -> str:
        held = self._random.choice(HELD) if self._random.random() < 0.3 else NONE
        return self._key(front, self._random.choice(DEEDS), held)

    def escape(self, front: QWidget) -> str:
        return self._key(front, Key.Key_Escape)

    def accept(self, front: QWidget) -> str:
        held = self._random.choice((NONE, Modifier.ControlModifier))
        return self._key(front, Key.Key_Return, held)

    def write(self, front: QWidget) -> str:
        text = self._random.choice(LETTERS)
        for letter in text:
            if letter.isascii() and is_there(front):
                QTest.keyClick(handle(front), Key(ord(letter.upper())))
        return text

    def compose(self, front: QWidget) -> str:
        """Words as an input method brings them: first composed, then committed or given up."""
        text = self._random.choice(WORDS)
        self._send_composed("shui", "")
        self._send_composed("", text if self._random.random() < 0.9 else "")
        return repr(text)

    def _send_composed(self, composed: str, committed: str) -> None:
        target = QGuiApplication.focusObject()
        if target is not None:
            event = QInputMethodEvent(composed, [])
            event.setCommitString(committed)
            QApplication.sendEvent(target, event)

    def use_keys(self, front: QWidget) -> str:
        command = self._random.choice(
            [one for one in COMMANDS if one.keys and one.name not in ENDS]
        )
        *held, key = command.keys.split("+")
        names = {"Enter": "Return", "=": "Equal", "-": "Minus", "PgUp": "PageUp"}
        names["PgDown"] = "PageDown"
        modifier = NONE
        for one in held:
            modifier |= {"Ctrl": Modifier.ControlModifier, "Shift": Modifier.ShiftModifier}[one]
        self._key(front, Key[f"Key_{names.get(key, key)}"], modifier)
        return command.name

    def undo_or_redo(self, front: QWidget) -> str:
        key = self._random.choice((Key.Key_Z, Key.Key_Z, Key.Key_Y))
        if key == Key.Key_Z and not self.may_undo():
            return "nothing"
        return self._key(front, key, Modifier.ControlModifier)

    def copy_or_paste(self, front: QWidget) -> str:
        key = self._random.choice((Key.Key_C, Key.Key_X, Key.Key_V, Key.Key_V, Key.Key_D))
        return self._key(front, key, Modifier.ControlModifier)

    def open_menu(self, front: QWidget) -> str:
        return self._key(
            front, self._random.choice(list(map(_key, "FEVTROH"))), Modifier.AltModifier
        )

    def open_by_name(self, front: QWidget) -> str:
        """快速查找: any command, by its words."""
        command = self._random.choice([one for one in COMMANDS if one.name not in ENDS])
        self._key(front, Key.Key_K, Modifier.ControlModifier)
        self._send_composed("", command.text.removesuffix("…"))
        found = QApplication.activeWindow() or front
        if is_there(found):
            self._key(found, Key.Key_Return)
        return command.name

    def _key(self, front: QWidget, key: Key, held: Modifier = NONE) -> str:
        self.begun(f"{key.name} {held.name}")
        QTest.keyClick(handle(front), key, held)
        return f"{key.name} {held.name}"

    # What other programs and the desktop do

    def fill_clipboard(self, _front: QWidget) -> str:
        text = self._random.choice(TABLES)
        QGuiApplication.clipboard().setText(text)
        return repr(text)

    def resize(self, front: QWidget) -> str:
        """Another size; whole screens are made small first."""
        size = self._random.choice(SIZES)
        front.showNormal()
        front.resize(*size)
        return str(size)

    def leave_and_return(self, front: QWidget) -> str:
        """Another program comes to the front, and goes."""
        away = QWidget()
        away.show()
        away.activateWindow()
        QApplication.processEvents()
        away.close()
        if is_there(front):
            front.activateWindow()
        return ""

    def drop(self, front: QWidget) -> str:
        """Files from a file manager; some are taken away again before they are let go."""
        several = self._random.random() < 0.2
        paths = self._random.sample(self._files, 3 if several else 1)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        at, what = self._spot(front)
        window, all_of = handle(front), (Qt.DropAction.CopyAction, data, Button.LeftButton, NONE)
        QApplication.sendEvent(window, QDragEnterEvent(at, *all_of))
        over = QDragMoveEvent(at, *all_of)
        QApplication.sendEvent(window, over)
        if self._random.random() < 0.2 or not over.isAccepted():
            QApplication.sendEvent(window, QDragLeaveEvent())
        else:
            QApplication.sendEvent(window, QDropEvent(QPointF(at), *all_of))
        return f"{[path.name for path in paths]} {what}"

    # Where

    def _spot(self, front: QWidget) -> tuple[QPoint, str]:
        """A place in the window: mostly on a part of it that can be seen, else anywhere."""
        parts = [one for one in front.findChildren(QWidget) if one.isVisible() and shown(one)]
        whole = self._random.random() < 0.1 or not parts
        part = front if whole else self._random.choice(parts)
        lists = [one for one in parts if isinstance(one, QAbstractItemView)]
        if lists and self._random.random() < 0.3:
            part = self._random.choice(lists).viewport()
        seen = part.rect() if part is front else shown(part)
        at = QPoint(
            self._random.randint(seen.left(), seen.right()),
            self._random.randint(seen.top(), seen.bottom()),
        )
        words = part.text() if isinstance(part, (QLabel, QAbstractButton)) else ""
        name = words or part.accessibleName() or part.objectName()
        if part is not front:
            at = part.mapTo(front, at)
        edge = handle(front).size()  # another size may have come to the window only
        at = QPoint(min(at.x(), edge.width() - 1), min(at.y(), edge.height() - 1))
        return at, f"{type(part).__name__}“{name}”"


def _key(letter: str) -> Key:
    return Key(ord(letter))
