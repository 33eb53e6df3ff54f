"""How the window looks, where its keys lead, and what of it is kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.windows import TODAY, Opened
from tzdesk.app import Start
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.records import Leader
from tzdesk.services.example import import_bundled
from tzdesk.settings import SCALE, Settings
from tzdesk.ui.desks import Desks
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.panes import side_widths

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.mark.parametrize(
    ("key", "grouping"),
    [(Key.Key_3, GroupBy.LEADER), (Key.Key_4, GroupBy.UNIT), (Key.Key_6, GroupBy.STATUS)],
)
def test_keys_regroup(example: MainWindow, key: Qt.Key, grouping: GroupBy) -> None:
    QTest.keyClick(example, key, Modifier.ControlModifier)
    assert example.session.grouping is grouping


def test_size_changes_live_and_is_kept(example: MainWindow, opened: Opened) -> None:
    before = example.toolbar.height()
    QTest.keyClick(example, Key.Key_Equal, Modifier.ControlModifier)
    assert current_theme().sizes.scale == 120
    assert example.toolbar.height() > before
    assert opened(Start()).commands["size_120"].isChecked()
    QTest.keyClick(example, Key.Key_0, Modifier.ControlModifier)
    assert current_theme().sizes.scale == 100


@pytest.mark.parametrize("scale", [100, 140])
def test_everything_wears_the_font(
    qapp: QApplication, tmp_path: Path, opened: Opened, scale: int
) -> None:
    qapp.setStyleSheet("")
    qapp.setFont(QFont("Sans Serif", 9))
    Settings(tmp_path / "settings.json").set(SCALE, scale)
    window = opened(Start(example=True))
    font = current_theme().font()
    widgets = (window.menuBar(), window.toolbar.search, window.filters.clear, window.first_run)
    assert {widget.font().families()[0] for widget in widgets} == {font.families()[0]}
    export = window.toolbar.widgetForAction(window.commands["export"])
    assert export.font().pixelSize() == font.pixelSize()


def test_nothing_of_the_inspector_is_cut_where_room_is_short(
    tmp_path: Path, opened: Opened
) -> None:
    for scale in (100, 140):
        Settings(tmp_path / "settings.json").set(SCALE, scale)
        window = opened(Start(example=True))
        window.tree.go_to_first()
        for width in (1366, 1024):
            window.resize(width, 740)
            QApplication.processEvents()
            usual = side_widths(width)
            assert window.navigation.width() == usual["navigation"]
            assert window.inspector.width() == usual["inspector"]
            area = window.inspector.area
            assert area.viewport().width() >= area.widget().minimumSizeHint().width()
            assert window.filters.width() >= window.filters.minimumSizeHint().width()
            assert area.mapTo(window, area.rect().topRight()).x() < width
        window.close()


def test_inspector_lies_over_the_work_and_stands_beside_it_again(
    tmp_path: Path, opened: Opened
) -> None:
    Settings(tmp_path / "settings.json").set(SCALE, 140)
    window = opened(Start(example=True))
    window.resize(1024, 740)
    QApplication.processEvents()
    assert window.panes.lies_over
    assert window.inspector.isVisible()
    assert window.inspector.geometry().right() == window.width() - 1
    QTest.keyClick(window, Key.Key_F9)
    assert not window.inspector.isVisible()
    QTest.keyClick(window, Key.Key_F9)
    assert window.inspector.isVisible()
    window.resize(1440, 870)
    QApplication.processEvents()
    assert not window.panes.lies_over
    assert [window.panes.indexOf(one) for one in (window.pages, window.inspector)] == [1, 2]


def test_hidden_pane_stays_hidden(example: MainWindow, opened: Opened) -> None:
    QTest.keyClick(example, Key.Key_F9)
    assert not example.inspector.isVisible()
    example.close()
    again = opened(Start(example=True))
    assert not again.inspector.isVisible()
    QTest.keyClick(again, Key.Key_F9)
    assert again.inspector.isVisible()


def test_view_of_a_ledger_is_kept(opened: Opened, tmp_path: Path) -> None:
    ledger = tmp_path / "台账.tzdb"
    with Desks(today=TODAY).create(ledger) as desk:
        import_bundled(desk)
    window = opened(Start(ledger=ledger, today=TODAY))
    leader = next(iter(window.session.desk.ledger.rows(Leader)))
    window.session.group_by(GroupBy.LEADER)
    window.session.ask(TaskFilter(leaders=frozenset([leader]), overdue=True, search="区"))
    window.close()
    again = opened(Start(today=TODAY))
    assert again.session.grouping is GroupBy.LEADER
    assert again.session.asked == TaskFilter(leaders=frozenset([leader]), overdue=True)


def test_f6_goes_round(example: MainWindow) -> None:
    example.tree.view.setFocus()
    seen = []
    for _ in range(6):
        QTest.keyClick(example, Key.Key_F6)
        focus = QApplication.focusWidget()
        places = (
            example.toolbar,
            example.navigation,
            example.filters,
            example.tree,
            example.inspector,
            example.status_bar,
        )
        seen += [place for place in places if place is focus or place.isAncestorOf(focus)]
    assert len(set(seen)) == 6
    assert seen[-1] is example.tree
