"""Ways to 总览 and to what it shows, as tests of it need them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.overview.content import FigureButton
from tzdesk.ui.overview.page import OverviewPage
from tzdesk.ui.overview.parts import Part
from tzdesk.ui.overview.view import PanelView

Key, Modifier = Qt.Key, Qt.KeyboardModifier
PATIENCE = 10_000
"""Milliseconds after which the page has counted, whatever else the machine does."""


def shown(window: MainWindow) -> OverviewPage:
    """By the key, with everything counted and painted."""
    QTest.keyClick(window, Key.Key_1, Modifier.ControlModifier)
    page = window.pages.overview
    assert page is not None
    assert window.pages.currentWidget() is page
    await_count(page)
    return page


def await_count(page: OverviewPage) -> None:
    """Until all is counted and painted."""
    for _ in range(PATIENCE):
        if page.counted:
            break
        QTest.qWait(1)
    page.grab()


def figure(page: OverviewPage, name: str) -> FigureButton:
    return next(one for one in page.content.figures if one.figure and one.figure.name == name)


def part(view: PanelView, words: str) -> Part:
    return next(one for one in view.parts if words in one.words)


def tasks_shown(window: MainWindow) -> set[str]:
    layout = window.tree.view.tree.layout
    assert layout is not None
    return {layout.rows[number].uid for line in layout.shown for number in line.numbers}


def token(window: MainWindow) -> list[str]:
    return [one.words for one in window.filters.tokens()]
