"""A clerk at the window: real mouse and key events, to whatever has the focus.

Knows the screen as a clerk does – buttons by their words, fields by where they are – and asks the
program's objects only where to point.
"""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PATIENCE = 15
"""How long the clerk waits for anything, in seconds."""


class Clerk:
    """Every method is something that hands do."""

    def __init__(self, window: QWidget):
        self.window = window
        come_to_front(window)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """A key, to whatever has the focus."""
        for _ in range(times):
            QTest.keyClick(self._focus(), key, modifier)

    def write(self, text: str) -> None:
        """Letters, one after the other."""
        QTest.keyClicks(self._focus(), text)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """The left button, in the middle of a widget unless told where."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at or widget.rect().center())

    def click_cell(self, view: QAbstractItemView, rect: QRect) -> None:
        """A cell of a list or tree."""
        self.click(view.viewport(), rect.center())

    def press_button(self, place: QWidget, words: str) -> None:
        """The visible button with these words."""
        for button in place.findChildren(QAbstractButton):
            if button.text() == words and button.isVisible():
                self.click(button)
                return
        raise AssertionError(f"no button {words}")

    def wait(self, until: Callable[[], object]) -> None:
        """Looks on until it is so."""
        end = monotonic() + PATIENCE
        while not until():
            assert monotonic() < end
            QTest.qWait(10)

    def meanwhile(self, deed: Callable[[], None]) -> "Meanwhile":
        """What the clerk does in the box that the next deed opens."""
        return Meanwhile(deed, self.window)

    def choose_file(self, path: Path) -> None:
        """In Qt's file dialog: types the path and presses Enter."""
        dialog = self.box(QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        # Input methods, not keys, bring Chinese; the path may hold some.
        field.insert(str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)

    def box(self, kind: type[W]) -> W:
        """The dialog in front."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind), found
        return found

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        focus = popup.focusWidget() if popup else QApplication.focusWidget()
        return focus or popup or self.window


class Meanwhile:
    """Runs a deed inside the loop of the box that opens next; its failure is not lost."""

    def __init__(self, deed: Callable[[], None], window: QWidget):
        self._deed, self._window = deed, window
        self._error: BaseException | None = None
        self._done = False

    def __enter__(self) -> None:
        QTimer.singleShot(0, self._run)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None and self._error:
            raise self._error
        assert error or self._done
        come_to_front(self._window)

    def _run(self) -> None:
        try:
            self._deed()
            self._done = True
        except BaseException as error:
            self._error = error
            for widget in QApplication.topLevelWidgets():
                if isinstance(widget, QDialog) and widget.isVisible():
                    widget.done(0)


def come_to_front(window: QWidget) -> None:
    """What a desktop does by itself; offscreen, and under Xvfb alone, nobody does it."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
