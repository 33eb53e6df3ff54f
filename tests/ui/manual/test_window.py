"""操作手册 by real keys: F1 wherever one is, contents, search, back and forward, size and theme."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.manual.pages import pages
from tzdesk.ui.manual.window import ManualWindow
from tzdesk.ui.theme import ThemeName

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def _until_active(window: QWidget) -> None:
    """Keys go to the active window, which a window becomes a moment after it was shown."""
    for _ in range(200):
        if not window.isVisible() or QApplication.activeWindow() is window:
            return
        QTest.qWait(20)


def _manual(window: MainWindow) -> ManualWindow:
    manual = window.groups.help.manual
    assert manual is not None
    _until_active(manual)
    return manual


def _press_f1(widget: QWidget) -> None:
    QTest.keyClick(widget, Key.Key_F1)
    QApplication.processEvents()


def _in_dialog(deed: Callable[[QDialog], None], command: Callable[[], None]) -> None:
    """Opens a dialog by its command and does that in it; then it is closed."""
    errors: list[BaseException] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        _until_active(dialog)
        try:
            deed(dialog)
        except BaseException as error:  # raised where the test can see it
            errors.append(error)
        finally:
            dialog.done(0)

    QTimer.singleShot(50, act)
    command()
    if errors:
        raise errors[0]


@pytest.mark.parametrize(
    ("command", "page"),
    [
        ("dispatch", "dispatch"),
        ("merge", "merge"),
        ("returns", "returns"),
        ("edit_periods", "periods"),
        ("whole_history", "history"),
        ("about", "about"),
        ("settings", "settings"),
        ("manage_units", "units"),
    ],
)
def test_f1_in_a_dialog_opens_its_page(example: MainWindow, command: str, page: str) -> None:
    def ask(dialog: QDialog) -> None:
        _press_f1(dialog)
        manual = _manual(example)
        assert manual.page == page
        assert manual.isVisible()
        assert manual.windowTitle() == f"{pages()[page].title} — 操作手册"
        # It can be used though the dialog is modal.
        assert manual.parentWidget() is dialog
        QTest.keyClicks(manual.search, "hebing")
        assert manual.list.topLevelItemCount() > 0

    _in_dialog(ask, example.commands[command].trigger)
    QApplication.processEvents()
    manual = example.groups.help.manual
    assert manual is not None
    assert manual.isVisible()
    assert manual.parentWidget() is example


def test_f1_in_the_window_opens_the_page_of_the_pane(example: MainWindow) -> None:
    example.session.choose(next(iter(example.session.board or ())).uid)
    places = {"table": example.tree.view, "inspector": example.inspector.form.editors["problem"]}
    for page, place in places.items():
        example.activateWindow()
        _until_active(example)
        place.setFocus()
        _press_f1(place)
        assert _manual(example).page == page
        _manual(example).close()


def test_f1_on_the_first_page(opened: Opened) -> None:
    window = opened(Start())
    _press_f1(window.first_run)
    assert _manual(window).page == "start"
    _manual(window).close()
    QTest.mouseClick(window.first_run.manual, Qt.MouseButton.LeftButton)
    assert _manual(window).isVisible()


def test_back_and_forward(example: MainWindow) -> None:
    example.commands["manual"].trigger()
    manual = _manual(example)
    first = manual.page
    manual.browser.link_followed.emit("merge")
    manual.browser.link_followed.emit("units")
    assert manual.page == "units"
    QTest.keyClick(manual, Key.Key_Left, Modifier.AltModifier)
    assert manual.page == "merge"
    QTest.mouseClick(manual.back, Qt.MouseButton.LeftButton)
    assert manual.page == first
    assert not manual.back.isEnabled()
    QTest.mouseClick(manual.forward, Qt.MouseButton.LeftButton)
    assert manual.page == "merge"


def test_contents_are_walked_by_the_keyboard(example: MainWindow) -> None:
    example.commands["manual"].trigger()
    manual = _manual(example)
    manual.go("start")
    manual.list.setFocus()
    QTest.keyClick(manual.list, Key.Key_Down)
    assert manual.page == "window"


def test_search_marks_the_words_and_esc_empties_it_first(example: MainWindow) -> None:
    example.commands["manual"].trigger()
    manual = _manual(example)
    QTest.keyClick(manual, Key.Key_F, Modifier.ControlModifier)
    assert manual.search.hasFocus()
    QTest.keyClicks(manual.search, "F8")
    QTest.keyClick(manual.search, Key.Key_Return)
    assert "F8" in manual.browser.toPlainText()
    assert manual.browser.extraSelections()
    QTest.keyClick(manual, Key.Key_Escape)
    assert manual.search.text() == ""
    assert manual.isVisible()
    QTest.keyClick(manual, Key.Key_Escape)
    assert not manual.isVisible()


def test_it_is_as_large_and_as_dark_as_the_program(example: MainWindow) -> None:
    example.commands["manual"].trigger()
    manual = _manual(example)
    before = manual.browser.document().defaultFont().pixelSize()
    QTest.keyClick(manual, Key.Key_Equal, Modifier.ControlModifier)
    after = manual.browser.document().defaultFont().pixelSize()
    assert after == round(before * 1.2) or after > before
    example.place.switch.choose(ThemeName.DARK, 100)
    ink = manual.browser.palette().text().color()
    assert ink.lightness() > 128


def test_no_picture_is_wider_than_the_page(example: MainWindow) -> None:
    example.commands["manual"].trigger()
    manual = _manual(example)
    manual.resize(700, 500)
    for name in pages():
        manual.go(name)
        QApplication.processEvents()
        assert manual.browser.horizontalScrollBar().maximum() == 0, name


def test_it_ends_with_the_window(example: MainWindow) -> None:
    example.commands["manual"].trigger()
    manual = _manual(example)
    example.close()
    assert not manual.isVisible()
