"""总览 in the window, by real keys and clicks: to the tasks behind a number and back; copied."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.overview.looking import await_count, figure, part, shown, tasks_shown, token
from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.status import Status
from tzdesk.services.editing import Edit
from tzdesk.settings import SCALE, Settings
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.overview.page import OverviewPage
from tzdesk.ui.overview.view import PanelView

Key, Modifier, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def page(example: MainWindow) -> OverviewPage:
    return shown(example)


def test_figures_of_the_example_add_up(page: OverviewPage) -> None:
    said = {one.figure.name: one.figure.count for one in page.content.figures if one.figure}
    assert said == {
        "任务总数": 138,
        "已完成": 30,
        "正常推进": 78,
        "滞后": 19,
        "未启动": 9,
        "已调整": 2,
        "逾期": 1,
        "临期 ≤30天": 3,
        "本期未报送": 10,
        "需领导协调": 6,
    }
    assert page.told.text() == "截至 2023年第三季度末；单击数字或色段，进入对应任务清单"


def test_counts_are_the_navigations(example: MainWindow, page: OverviewPage) -> None:
    counts = example.session.counts
    assert counts is not None
    for name, flag in (
        ("逾期", "overdue"),
        ("本期未报送", "unreported"),
        ("需领导协调", "coordination"),
    ):
        button = figure(page, name)
        assert button.figure
        assert button.figure.count == counts.watched(flag)


def test_click_on_a_figure_opens_exactly_its_tasks_and_the_key_returns(
    example: MainWindow, page: OverviewPage
) -> None:
    button = figure(page, "滞后")
    QTest.mouseClick(button, Left)
    board = example.session.board
    assert board is not None
    assert example.pages.currentWidget() is example.work
    assert token(example) == ["来自总览：滞后"]
    assert tasks_shown(example) == {row.uid for row in board if row.status is Status.LATE}
    QTest.keyClick(example, Key.Key_1, Modifier.ControlModifier)
    assert example.pages.currentWidget() is page
    assert button.hasFocus()


def test_every_segment_opens_as_many_tasks_as_it_says(
    example: MainWindow, page: OverviewPage
) -> None:
    for by in (GroupBy.SECTION, GroupBy.LEADER, GroupBy.UNIT):
        view = page.content.views[by.value]
        for one in view.parts[:8]:
            assert one.drill
            count = re.search(r"(\d+) 项$", one.words)
            assert count
            assert len(set(one.drill.find())) == int(count[1])


def test_click_on_a_segment(example: MainWindow, page: OverviewPage) -> None:
    view = page.content.views["leader"]
    target = part(view, "董明慧　正常推进")
    QTest.mouseClick(view, Left, Modifier.NoModifier, target.rect.center())
    rows = [example.session.board.rows[uid] for uid in tasks_shown(example)]  # type: ignore[union-attr]
    assert token(example) == ["来自总览：董明慧　正常推进"]
    assert f"{len(rows)} 项" in target.words
    assert {row.status for row in rows} == {Status.ON_TRACK}
    assert all("董明慧" in row.leader_names for row in rows)


def test_keys_alone_reach_a_segment_and_come_back_to_it(
    example: MainWindow, page: OverviewPage
) -> None:
    view = page.content.views["section"]
    while not view.hasFocus():
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Right):
        QTest.keyClick(view, key)
    assert view.part is not None
    reached = view.part.words
    assert reached.startswith("二、")
    assert view.accessibleDescription() == reached
    QTest.keyClick(view, Key.Key_Return)
    assert example.pages.currentWidget() is example.work
    QTest.keyClick(example, Key.Key_1, Modifier.ControlModifier)
    QApplication.processEvents()
    assert view.hasFocus()
    assert view.part is not None
    assert view.part.words == reached


def test_unreported_units_of_the_matrix_lead_to_what_they_owe(
    example: MainWindow, page: OverviewPage
) -> None:
    view = page.content.views["returns"]
    cell = part(view, "区体育局，2023年第三季度")
    QTest.mouseClick(view, Left, Modifier.NoModifier, cell.rect.center())
    assert token(example) == ["来自总览：区体育局　三季度未报"]
    assert len(tasks_shown(example)) == 5


def test_nothing_cannot_be_pressed(example: MainWindow, page: OverviewPage) -> None:
    board = example.session.board
    assert board is not None
    period = board.period.uid if board.period else None
    example.session.edit(
        [Edit(row.uid, "status", "已完成", period) for row in board if row.overdue]
    )
    await_count(page)
    button = figure(page, "逾期")
    assert button.figure
    assert button.figure.count == 0
    assert not button.isEnabled()


def test_change_is_counted_when_the_page_is_seen_again(
    example: MainWindow, page: OverviewPage
) -> None:
    QTest.keyClick(example, Key.Key_2, Modifier.ControlModifier)
    session = example.session
    board = session.board
    assert board is not None
    period = board.period.uid if board.period else None
    session.edit(
        [Edit(next(r.uid for r in board if r.status is Status.LATE), "status", "已完成", period)]
    )
    shown(example)
    button = figure(page, "滞后")
    assert button.figure
    assert button.figure.count == 18


def test_undo_goes_to_the_tree(example: MainWindow, page: OverviewPage) -> None:
    board = example.session.board
    assert board is not None
    period = board.period.uid if board.period else None
    example.session.edit([Edit(next(iter(board)).uid, "status", "滞后", period)])
    assert example.pages.currentWidget() is page
    QTest.keyClick(example, Key.Key_Z, Modifier.ControlModifier)
    assert example.pages.currentWidget() is example.work


def test_what_is_about_the_tree_rests(example: MainWindow, page: OverviewPage) -> None:
    commands = example.commands
    for name in ("clear_cells", "edit_cell", "select_all", "open_all", "mark_coordination"):
        assert not commands[name].isEnabled(), name
    assert commands["overview"].isChecked()
    assert not example.inspector.isVisible()
    QTest.keyClick(example, Key.Key_3, Modifier.ControlModifier)
    assert commands["by_leader"].isChecked()
    assert commands["select_all"].isEnabled()
    assert example.inspector.isVisible()


def test_navigation_has_it_first_and_shows_where_one_is(
    example: MainWindow, page: OverviewPage
) -> None:
    navigation = example.navigation
    first = navigation.lines.index(1, 0)
    assert navigation.lines.data(first) == "总览"
    assert navigation._is_open(navigation.lines.line(first))
    by_section = navigation.lines.view_index(GroupBy.SECTION)
    assert not navigation._is_open(navigation.lines.line(by_section))
    QTest.keyClick(example, Key.Key_2, Modifier.ControlModifier)
    spot = navigation.visualRect(first).center()
    QTest.mouseClick(navigation.viewport(), Left, Modifier.NoModifier, spot)
    assert example.pages.currentWidget() is page


def test_past_period_says_how_it_stood(example: MainWindow, page: OverviewPage) -> None:
    board = example.session.board
    assert board is not None
    second = next(one for one in board.periods if one.code == "2023Q2")
    example.session.show_period(second.uid)
    QApplication.processEvents()
    assert page.told.text().startswith("截至 2023年第二季度末")
    late, done = figure(page, "滞后").figure, figure(page, "已完成").figure
    assert late
    assert done
    assert (late.count, done.count) == (0, 15)
    assert page.content.views["pace"].panel.aside == "49.7% / 50%"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("size", "scale"), [((1366, 768), 100), ((1440, 870), 140), ((1024, 640), 140)]
)
def test_everything_has_room(
    opened: Opened, tmp_path: Path, size: tuple[int, int], scale: int
) -> None:
    Settings(tmp_path / "settings.json").set(SCALE, scale)
    window = opened(Start(example=True))
    window.resize(*size)
    page = shown(window)
    content = page.content
    assert content.width() <= page.area.viewport().width()
    places = [*content.figures, *content.views.values()]
    for one in places:
        assert content.rect().contains(one.geometry())
        assert not any(one.geometry().intersects(o.geometry()) for o in places if o is not one)
    for view in content.views.values():
        assert all(view.rect().contains(one.rect) for one in view.parts)


def test_all_units_are_a_press_away(
    example: MainWindow, page: OverviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tzdesk.ui.overview import page as module  # noqa: PLC0415

    def press_last(dialog: object) -> None:
        dialog.show()  # type: ignore[attr-defined]
        QApplication.processEvents()
        view: PanelView = dialog.view  # type: ignore[attr-defined]
        assert len(view.panel.table()) == 74  # type: ignore[union-attr]
        QTest.keyClick(view, Key.Key_End)
        QTest.keyClick(view, Key.Key_Return)
        dialog.deleteLater()  # type: ignore[attr-defined]

    monkeypatch.setattr(module, "run", press_last)
    QTest.mouseClick(page.content.all_links[GroupBy.UNIT], Left)
    assert example.pages.currentWidget() is example.work
    assert len(token(example)) == 1


def test_search_from_the_page_shows_the_hits(example: MainWindow, page: OverviewPage) -> None:
    QTest.keyClick(example, Key.Key_F, Modifier.ControlModifier)
    QTest.keyClicks(example.toolbar.search, "swj")
    assert example.pages.currentWidget() is example.work
    assert example.toolbar.search.hasFocus()


def test_window_that_was_left_on_the_page_opens_there_again(opened: Opened, ledger: Path) -> None:
    window = opened(Start(ledger=ledger))
    shown(window)
    window.close()
    window = opened(Start(ledger=ledger))
    page = window.pages.overview
    assert page
    assert window.pages.currentWidget() is page
    assert window.commands["overview"].isChecked()
    QTest.keyClick(window, Key.Key_2, Modifier.ControlModifier)
    window.close()
    assert opened(Start(ledger=ledger)).pages.overview is None
