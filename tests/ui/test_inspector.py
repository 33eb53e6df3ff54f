"""The inspector's fields with real widgets on a real ledger: writing, refusing, restoring."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.inspector_pane import PERIOD, control, row, type_text
from tzdesk.domain.status import Status
from tzdesk.services.editing import Edit
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.inspector import Inspector


def test_shows_the_task_in_front(pane: Inspector) -> None:
    assert pane.head.title == "第 30 项"
    assert control(pane, "status").currentText() == "滞后"  # type: ignore[attr-defined]
    assert control(pane, "percent").text() == "58 %"  # type: ignore[attr-defined]
    assert pane.form.editors["coordination"].typed is True
    assert not pane.form.editors["contact"].isVisible()


def test_texts_of_another_task_are_whole_before_they_are_painted(
    pane: Inspector, session: Session
) -> None:
    session.choose("t31")
    QApplication.sendPostedEvents()  # one round: what comes before painting
    labels = [one for one in pane.facts.findChildren(QLabel) if one.isVisible()]
    assert len(labels) > 4
    for one in labels:
        assert one.height() >= one.heightForWidth(one.width()), one.text()


def test_nothing_chosen(pane: Inspector, session: Session) -> None:
    session.choose("")
    assert pane.head.title == ""
    assert not pane.area.isVisible()


def test_text_is_written_when_left(pane: Inspector, session: Session, qtbot: QtBot) -> None:
    box = type_text(qtbot, pane, "problem", "abc")
    assert row(session).summary.problem != "abc"
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert row(session).summary.problem == "abc"


def test_text_is_written_before_another_task_comes(
    pane: Inspector, session: Session, qtbot: QtBot
) -> None:
    type_text(qtbot, pane, "problem", "abc")
    session.choose("t29")
    assert row(session).summary.problem == "abc"
    assert row(session, "t29").summary is None
    assert pane.form.editors["problem"].typed == ""


def test_text_is_written_before_another_period_comes(
    pane: Inspector, session: Session, qtbot: QtBot
) -> None:
    type_text(qtbot, pane, "problem", "abc")
    session.show_period("2023Q2")
    session.show_period(PERIOD)
    assert row(session).summary.problem == "abc"


def test_escape_gives_the_old_text_back_and_then_leaves(pane: Inspector, qtbot: QtBot) -> None:
    box = type_text(qtbot, pane, "problem", "abc")
    with qtbot.assertNotEmitted(pane.left):
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert pane.form.editors["problem"].typed == "老城区可用于体育设施改造的用地不足。"
    with qtbot.waitSignal(pane.left):
        qtbot.keyClick(box, Qt.Key.Key_Escape)


def test_percent_takes_one_decimal(pane: Inspector, session: Session, qtbot: QtBot) -> None:
    box = control(pane, "percent")
    box.setFocus()
    box.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(box, "58.55")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert row(session).percent == 58.5
    assert box.text() == "58.5 %"  # type: ignore[attr-defined]


def test_refused_percent_stays_with_its_reason(
    pane: Inspector, session: Session, qtbot: QtBot
) -> None:
    box = control(pane, "percent")
    box.setFocus()
    box.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(box, "780")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert row(session).percent == 58
    assert box.text() == "780"  # type: ignore[attr-defined]
    assert box.property("invalid") is True
    assert "完成比例应为 0–100 的数字" in " ".join(
        label.text() for label in pane.form._errors.values()
    )
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "58 %"  # type: ignore[attr-defined]
    assert box.property("invalid") is False


def test_refused_value_does_not_follow_to_another_task(
    pane: Inspector, session: Session, qtbot: QtBot
) -> None:
    box = control(pane, "percent")
    box.setFocus()
    box.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(box, "780")
    session.choose("t29")
    session.choose("t30")
    assert box.text() == "58 %"  # type: ignore[attr-defined]
    assert row(session).percent == 58


def test_arrows_step_by_one(pane: Inspector, session: Session, qtbot: QtBot) -> None:
    box = control(pane, "percent")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert row(session).percent == 59


@pytest.mark.parametrize("name", ["status", "percent"])
def test_wheel_over_an_unfocused_editor_changes_nothing(
    pane: Inspector, session: Session, name: str
) -> None:
    box = control(pane, name)
    control(pane, "problem").setFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert not pane.form.editors[name].changed


def test_status_is_written_when_chosen(pane: Inspector, session: Session, qtbot: QtBot) -> None:
    box = control(pane, "status")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert row(session).status is Status.DONE


def test_change_from_elsewhere_comes_in(pane: Inspector, session: Session) -> None:
    session.edit([Edit("t30", "next_step", "提请专题会研究。", PERIOD)])
    assert pane.form.editors["next_step"].typed == "提请专题会研究。"


def test_change_from_elsewhere_leaves_what_is_being_typed(
    pane: Inspector, session: Session, qtbot: QtBot
) -> None:
    box = type_text(qtbot, pane, "problem", "abc")
    session.edit([Edit("t30", "problem", "另有安排。", PERIOD)])
    assert box.toPlainText() == "abc"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.toPlainText() == "另有安排。"
