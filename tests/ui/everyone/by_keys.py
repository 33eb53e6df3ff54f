"""Which controls of a window keys do not come to, and which access keys mean two things.

Goes round by real keys: Tab from part to part, F6 from pane to pane, arrows inside a group of radio
buttons. Knows Qt's classes only.
"""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QRadioButton,
    QWidget,
)

from tests.ui.everyone.nameless import CONTROLS, is_inner

Key = Qt.Key
ARROWS = (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)
PARTS = 4
"""More than any part of a window has parts of its own."""


def unreached(window: QWidget) -> list[str]:
    """A line for each control that can be seen and used, but only with a mouse."""
    _bring_to_front(window)
    found = set[QWidget]()
    begun = set[QWidget]()
    while _focus(window) not in begun:
        begun.add(_focus(window))
        _go_by_tab(window, found)
        if isinstance(window, QMainWindow):
            QTest.keyClick(_focus(window), Key.Key_F6)
    _go_by_arrows(window, found)
    parts = [one for one in window.findChildren(QWidget) if _can_be_used(one)]
    missed = [one for one in parts if one not in found and not _stands_for(one, found)]
    missed = [one for one in missed if not _is_driven(one, found)]
    return [f"no way by keys: {type(one).__name__}“{_words(one)}”" for one in missed]


def ambiguous(window: QWidget) -> list[str]:
    """Access keys that two parts of the window, or two entries of one menu, answer to."""
    labels = [one for one in window.findChildren(QLabel) if one.buddy()]
    parts = [*window.findChildren(QAbstractButton), *labels]
    texts = [one.text() for one in parts if one.isVisible()]
    if isinstance(window, QMainWindow):
        texts += [one.text() for one in window.menuBar().actions()]
    lines = [f"access key {key} twice" for key in _twice(texts)]
    for menu in window.findChildren(QMenu):
        lines += [f"access key {key} twice in {menu.title()}" for key in _twice(_entries(menu))]
    return lines


def _entries(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if isinstance(one, QAction)]


def _twice(texts: list[str]) -> Iterator[str]:
    keys = Counter(filter(None, map(_access_key, texts)))
    return (key for key, count in keys.items() if count > 1)


def _access_key(text: str) -> str:
    at = text.replace("&&", "  ").find("&")
    return text[at + 1 : at + 2].upper() if at >= 0 else ""


def _bring_to_front(window: QWidget) -> None:
    """On the screen, unlike a window that is only painted: F6 goes by where the focus is."""
    if window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
        window.hide()
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        window.show()
    window.activateWindow()
    QApplication.processEvents()


def _go_by_tab(window: QWidget, found: set[QWidget]) -> None:
    """Until Tab comes round, or into a table where it goes from cell to cell."""
    here, stayed = set[QWidget](), 0
    while stayed <= PARTS:
        focus = _focus(window)
        if focus in found and isinstance(focus, QAbstractItemView):
            return
        # A date is left after its last part.
        stayed = stayed + 1 if focus in here else 0
        here.add(focus)
        found.add(focus)
        QTest.keyClick(focus, Key.Key_Tab)


def _go_by_arrows(window: QWidget, found: set[QWidget]) -> None:
    """A group of radio buttons is one stop; arrows choose in it. What was chosen is put back."""
    radios = window.findChildren(QRadioButton)
    chosen = [one for one in radios if one.isChecked()]
    for radio in [one for one in radios if one in found and one.isVisible()]:
        for key in ARROWS:
            radio.setFocus()
            for _ in range(PARTS):
                QTest.keyClick(_focus(window), key)
                found.add(_focus(window))
    for radio in chosen:
        radio.click()


def _focus(window: QWidget) -> QWidget:
    return QApplication.focusWidget() or window.focusWidget() or window


def _can_be_used(part: QWidget) -> bool:
    if not part.isVisible() or not part.isEnabled() or is_inner(part):
        return False
    by_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and not part.focusProxy()
    plain_area = isinstance(part, QAbstractScrollArea) and not isinstance(part, CONTROLS)
    return isinstance(part, CONTROLS) or (by_tab and not plain_area)


def _stands_for(part: QWidget, found: set[QWidget]) -> bool:
    """What hands the focus on to a part that was come to."""
    proxy = part.focusProxy()
    return proxy is not None and (proxy in found or _stands_for(proxy, found))


def _is_driven(part: QWidget, found: set[QWidget]) -> bool:
    """A list below a field, in which the field's arrows choose."""
    if isinstance(part, QAbstractItemView):
        for field in found:
            before = part.currentIndex()
            if isinstance(field, QLineEdit):
                QTest.keyClick(field, Key.Key_Down)
            if part.currentIndex() != before:
                return True
    return False


def _words(part: QWidget) -> str:
    text = part.text() if isinstance(part, QAbstractButton) else ""
    return text or part.accessibleName() or part.objectName()
