"""方案设置… with real events: effects before they are written, names, what is refused."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tzdesk.domain.records import Reporting
from tzdesk.ui.dialogs.plan_settings import COUNTING, SAME, PlanSettings
from tzdesk.ui.session import Session

Key = Qt.Key


@pytest.fixture
def form(session: Session, qtbot: QtBot, themed: None) -> Iterator[PlanSettings]:
    assert session.board
    made = PlanSettings(session, session.board)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def settled(form: PlanSettings, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: COUNTING not in form.told.text())
    return form.told.text()


def test_effects_are_told_before_anything_is_written(
    form: PlanSettings, session: Session, qtbot: QtBot
) -> None:
    assert settled(form, qtbot) == SAME
    assert not form.verb.isEnabled()
    form.reporting.setFocus()
    qtbot.keyClick(form.reporting, Key.Key_End)
    assert settled(form, qtbot).splitlines() == [
        "2023年第三季度应报单位 3 个 → 2 个",
        "2023年第三季度应报填报 4 条 → 2 条",
    ]
    assert session.board
    assert session.board.plan.reporting is Reporting.ALL
    qtbot.keyClick(form.reporting, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not form.isVisible()
    assert session.board.plan.reporting is Reporting.FIRST
    session.undo()
    assert session.board.plan.reporting is Reporting.ALL


def test_first_unit_leads_and_finished_tasks(form: PlanSettings, qtbot: QtBot) -> None:
    qtbot.keyClick(form.first_leads, Key.Key_Space)
    assert settled(form, qtbot) == "有牵头单位的任务 0 项 → 3 项"
    qtbot.keyClick(form.first_leads, Key.Key_Space)
    assert settled(form, qtbot) == SAME


def test_names_year_and_a_date_that_is_none(
    form: PlanSettings, session: Session, qtbot: QtBot
) -> None:
    form.texts["short_title"].setFocus()
    qtbot.keyClicks(form.texts["short_title"], "2023")
    qtbot.keyClicks(form.issued_on, "1.17")
    assert form.error.text() == "印发日期应写成 2023-01-17 的样子。"
    assert not form.verb.isEnabled()
    form.issued_on.clear()
    qtbot.keyClicks(form.issued_on, "2023-01-17")
    form.year.setValue(2024)
    assert "年度改为 2024" in settled(form, qtbot)
    qtbot.keyClick(form.issued_on, Key.Key_Return)
    assert session.board
    plan = session.board.plan
    assert (plan.short_title, plan.year, str(plan.issued_on)) == ("2023", 2024, "2023-01-17")


def test_a_plan_without_a_name_is_refused(form: PlanSettings, qtbot: QtBot) -> None:
    title = form.texts["title"]
    title.selectAll()
    qtbot.keyClick(title, Key.Key_Delete)
    qtbot.mouseClick(form.verb, Qt.MouseButton.LeftButton)
    assert form.error.text() == "没有填写方案名称。"
    assert form.isVisible()
