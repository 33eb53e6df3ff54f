"""The filter bar: lists with ticks, chips, tokens, counts, and what happens where room ends."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.status import Status
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.session import Session
from tzdesk.ui.theme import ThemeName, theme_of
from tzdesk.ui.theme.wearing import apply_theme
from tzdesk.ui.widgets.filter_bar import FilterBar
from tzdesk.ui.widgets.filter_popup import FilterPopup
from tzdesk.ui.widgets.task_tree import TaskTree

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot, tree: TaskTree, tasks: Session) -> FilterBar:
    made = FilterBar(tasks, tree)
    qtbot.addWidget(made)
    made.resize(940, 66)
    made.show()
    return made


def opened(bar: FilterBar, name: str) -> FilterPopup:
    QTest.mouseClick(bar.buttons[name], LEFT)
    popup = bar.popup(name)
    assert popup.isVisible()
    return popup


def words(bar: FilterBar) -> list[str]:
    return [token.words for token in bar.tokens()]


def test_each_tick_filters_at_once(bar: FilterBar, tasks: Session) -> None:
    popup = opened(bar, "leaders")
    assert popup.list.hasFocus()
    QTest.keyClick(popup.list, Key.Key_Space)
    assert tasks.asked.leaders == {"l0"}
    assert bar.buttons["leaders"].value == "董明慧"
    QTest.keyClick(popup.list, Key.Key_Down)
    QTest.keyClick(popup.list, Key.Key_Return)
    assert tasks.asked.leaders == {"l0", "l1"}
    assert bar.buttons["leaders"].value == "2 人"
    assert words(bar) == ["牵头领导：董明慧", "牵头领导：杨磊"]
    spot = popup.list.visualRect(popup.model.index(0)).center()
    QTest.mouseClick(popup.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert tasks.asked.leaders == {"l1"}
    QTest.keyClick(popup, Key.Key_Escape)
    assert not popup.isVisible()
    assert bar.buttons["leaders"].hasFocus()


def test_a_list_opens_with_what_is_chosen(bar: FilterBar, tasks: Session) -> None:
    tasks.ask(TaskFilter(units=frozenset({"u1"}), deadlines=frozenset({"2023-12-31"})))
    assert bar.buttons["units"].value == "区水务局"
    assert bar.buttons["deadlines"].value == "2023年12月底"
    popup = opened(bar, "units")
    ticked = [
        popup.model.choice(popup.model.index(n)).title
        for n in range(popup.model.rowCount())
        if popup.model.is_ticked(popup.model.index(n))
    ]
    assert ticked == ["区水务局"]
    popup.close()


def test_enter_in_the_field_shows_which_row_is_reached(bar: FilterBar) -> None:
    popup = opened(bar, "units")
    popup.field.show()
    popup.field.setFocus()
    QTest.keyClick(popup.field, Key.Key_Return)
    assert popup.list.hasFocus()
    assert [index.row() for index in popup.list.selectedIndexes()] == [0]


def test_chips_toggle_by_space(bar: FilterBar, tasks: Session) -> None:
    late = next(chip for chip in bar.chips if chip.status is Status.LATE)
    late.setFocus()
    QTest.keyClick(late, Key.Key_Space)
    assert tasks.asked.statuses == {Status.LATE}
    assert words(bar) == ["状态：滞后"]
    QTest.mouseClick(late, LEFT)
    assert tasks.asked.empty


def test_tokens_are_taken_away_one_by_one_or_all(bar: FilterBar, tasks: Session) -> None:
    tasks.ask(TaskFilter(leaders=frozenset({"l0"}), search="海绵", overdue=True, unreported=True))
    assert words(bar) == ["本期未报送", "逾期", "牵头领导：董明慧", "搜索：海绵"]
    QTest.mouseClick(bar.tokens()[0], LEFT)
    assert not tasks.asked.unreported
    bar.tokens()[0].setFocus()
    QTest.keyClick(bar.tokens()[0], Key.Key_Delete)
    assert words(bar) == ["牵头领导：董明慧", "搜索：海绵"]
    assert bar.tokens()[0].hasFocus()
    QTest.mouseClick(bar.clear, LEFT)
    assert tasks.asked.empty
    assert not bar.clear.isEnabled()


def test_an_ampersand_in_a_name_is_shown(bar: FilterBar, tasks: Session) -> None:
    tasks.ask(TaskFilter(search="A&B"))
    assert bar.tokens()[0].text() == "搜索：A&&B"


def test_how_much_is_shown(bar: FilterBar, tasks: Session) -> None:
    assert bar.shown.text() == "显示 <b>8</b>/8 项"
    tasks.ask(TaskFilter(leaders=frozenset({"l1"})))
    assert bar.shown.text() == "显示 <b>4</b>/8 项"
    tasks.group_by(GroupBy.UNIT)
    assert bar.shown.text() == "显示 <b>4</b>/8 项（分别计入 8 条）"


def test_the_token_line_keeps_its_height(bar: FilterBar, tasks: Session) -> None:
    before = bar.sizeHint().height()
    tasks.ask(TaskFilter(overdue=True))
    assert bar.sizeHint().height() == before


def test_chips_become_one_button_where_room_ends(bar: FilterBar, tasks: Session) -> None:
    assert bar.chips[0].isVisible()
    assert not bar.buttons["statuses"].isVisible()
    bar.resize(600, 66)
    assert not bar.chips[0].isVisible()
    popup = opened(bar, "statuses")
    popup.model.toggle(popup.model.index(2))
    assert tasks.asked.statuses == {Status.LATE}
    assert bar.buttons["statuses"].value == "滞后"
    popup.close()


def test_a_funnel_in_the_head_opens_the_same_list(
    bar: FilterBar, tree: TaskTree, tasks: Session
) -> None:
    tasks.ask(TaskFilter(units=frozenset({"u1"})))
    heads = tree.view.heads
    assert heads.filtered == {"units"}
    right = heads.sectionViewportPosition(PLACES["units"]) + heads.sectionSize(PLACES["units"])
    spot = QPoint(right - 12, heads.height() // 2)
    QTest.mouseClick(heads.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert bar.popup("units").isVisible()
    assert not heads.keys
    bar.popup("units").close()


def test_row_heights_and_columns(bar: FilterBar, tree: TaskTree) -> None:
    bar.row_height.menu().actions()[0].trigger()
    assert bar.row_height.text() == "紧凑行高"
    assert tree.view.height_name == "compact"
    menu = bar.columns.menu()
    menu.aboutToShow.emit()
    switches = {action.text(): action for action in menu.actions() if action.isCheckable()}
    assert "工作任务" not in switches
    assert not switches["存在问题"].isChecked()
    switches["存在问题"].trigger()
    assert tree.view.columns.shown("problem")
    menu.actions()[-1].trigger()
    assert not tree.view.columns.shown("problem")


def test_everything_is_named(bar: FilterBar) -> None:
    for button in (*bar.buttons.values(), *bar.chips, bar.clear, bar.row_height, bar.columns):
        assert button.accessibleName()


def test_words_grow_with_the_size(bar: FilterBar, qapp: QApplication, tmp_path: Path) -> None:
    wide = bar.shown.sizeHint().width()
    apply_theme(qapp, theme_of(ThemeName.LIGHT, 140), tmp_path)
    for widget in (bar.clear, bar.row_height, bar.columns, bar.shown):
        widget.ensurePolished()
        assert widget.font().pixelSize() == 18
    assert bar.shown.sizeHint().width() > wide


def test_nothing_open(bar: FilterBar, tasks: Session) -> None:
    tasks.open(None)
    assert not bar.isEnabled()
    assert bar.shown.text() == ""
