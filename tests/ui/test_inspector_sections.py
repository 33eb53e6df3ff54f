"""The inspector around the fields: suggestion, units, reminder, history, several tasks."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.inspector_pane import PERIOD, control, row, type_text
from tests.ui.small_ledger import small_desk
from tzdesk.domain.status import Status
from tzdesk.services.editing import Edit
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.inspector import Inspector


def test_suggestion_is_taken(pane: Inspector, session: Session, qtbot: QtBot) -> None:
    assert pane.form._suggestion.text() == "按单位填报建议：正常推进，75%"
    qtbot.mouseClick(pane.form._take, Qt.MouseButton.LeftButton)
    assert (row(session).status, row(session).percent) == (Status.ON_TRACK, 75)
    assert not pane.form._suggestion_box.isVisible()
    session.undo()
    assert (row(session).status, row(session).percent) == (Status.LATE, 58)


def test_no_unit_has_reported(pane: Inspector, session: Session) -> None:
    session.choose("t29")
    assert pane.form._suggestion.text() == "尚无单位填报，暂无建议"
    assert not pane.form._take.isVisible()


def test_units_report_is_opened_filled_and_left(
    pane: Inspector, session: Session, qtbot: QtBot
) -> None:
    third = pane.units.model().index(2, 0)
    pane.units.setFocus()
    pane.units.setCurrentIndex(third)
    qtbot.keyClick(pane.units, Qt.Key.Key_Return)
    assert pane.form.editors["contact"].isVisible()
    box = type_text(qtbot, pane, "progress", "abc")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    unit = row(session).units[2]
    assert unit.reported
    assert unit.report.progress == "abc"
    assert row(session).summary.progress != "abc"
    qtbot.keyClick(control(pane, "problem"), Qt.Key.Key_Escape)
    assert not pane.form.editors["contact"].isVisible()
    assert pane.form.editors["progress"].typed == row(session).summary.progress


def test_collective_unit_has_no_report(pane: Inspector, session: Session) -> None:
    session.choose("t31")
    pane.units.clicked.emit(pane.units.model().index(0, 0))
    assert not pane.form.editors["contact"].isVisible()


def test_reminder_is_copied(pane: Inspector, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.said) as said:
        qtbot.mouseClick(pane._reports.verb, Qt.MouseButton.LeftButton)
    assert said.args[0].text == "已复制催报文字"
    assert QGuiApplication.clipboard().text() == (
        "区体育局：你单位2023年第三季度填报表（第 30 项等 2 项任务）应于10月10日前报送，"
        "目前尚未收到，请尽快报送。"
    )


def test_nobody_to_remind(pane: Inspector, session: Session) -> None:
    session.choose("t31")
    assert not pane._reports.verb.isVisible()


def test_same_text_as_last_period(pane: Inspector, session: Session) -> None:
    note = pane.form._notes["progress"]
    assert not note.isVisible()
    session.edit([Edit("t30", "progress", "医疗、养老两项按期推进。", PERIOD)])
    assert note.isVisible()
    assert note.text() == "与上期文字相同"


def test_what_does_not_fit_is_said_at_its_field(pane: Inspector, session: Session) -> None:
    notes = pane.form._notes
    session.edit([Edit("t30", "status", "滞后", PERIOD), Edit("t30", "problem", "", PERIOD)])
    assert notes["problem"].text() == "滞后，没有写存在问题"
    session.edit([Edit("t30", "status", "已完成", PERIOD), Edit("t30", "percent", 58, PERIOD)])
    assert not notes["problem"].isVisible()
    assert notes["percent"].isVisible()
    assert notes["percent"].text() == "已完成，完成比例不足 100%"


def test_several_tasks(pane: Inspector, session: Session, qtbot: QtBot) -> None:
    session.choose("t30", ("t29", "t30"))
    assert pane.head.title == "已选 2 项"
    assert pane.form.editors["progress"].typed == ""
    assert control(pane, "progress").placeholderText() == "（多个值）"  # type: ignore[attr-defined]
    assert not pane.units.isVisible()
    box = type_text(qtbot, pane, "problem", "abc")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert row(session, "t29").summary.problem == row(session).summary.problem == "abc"
    session.undo()
    assert row(session, "t29").summary is None


def test_leaving_mixed_fields_alone_changes_nothing(
    pane: Inspector, session: Session, qtbot: QtBot
) -> None:
    session.choose("t30", ("t29", "t30"))
    for name in ("status", "percent", "progress", "coordination"):
        control(pane, name).setFocus()
    with qtbot.assertNotEmitted(session.rows_changed):
        session.choose("t29")


def test_last_changes_and_all_of_them(pane: Inspector, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(pane.changes.heads) == 3)
    assert pane.changes.heads[0] == "状态 正常推进 → <b>滞后</b>"
    assert pane._history.verb.text().startswith("全部 ")
    with qtbot.waitSignal(pane.history_wanted) as wanted:
        qtbot.mouseClick(pane._history.verb, Qt.MouseButton.LeftButton)
    assert wanted.args == ["t30"]


def test_tab_goes_through_the_fields_in_order(pane: Inspector, qtbot: QtBot) -> None:
    pane.head.close_button.setFocus()
    reached = []
    for _ in range(11):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    expected: list[QWidget | None] = [pane.facts.marks.star, pane.facts.marks.more]
    expected += [control(pane, name) for name in ("status", "percent")]
    expected.append(pane.form._take)
    names = ("progress", "problem", "next_step", "coordination")
    expected += [control(pane, name) for name in names]
    assert reached == [*expected, pane._reports.verb, pane.units]


def test_without_periods(qtbot: QtBot, tmp_path: Path, themed: None) -> None:
    session = Session()
    session.open(small_desk(tmp_path, periods=False))
    pane = Inspector(session)
    qtbot.addWidget(pane)
    session.choose("t30")
    pane.show()
    with qtbot.waitSignal(session.said) as said:
        pane.units.clicked.emit(pane.units.model().index(0, 0))
    assert "还没有填报期" in said.args[0].text
    assert not pane._reports.verb.isVisible()
    session.open(None)
    assert pane.head.title == ""


def test_box_grows_with_its_text(pane: Inspector, qtbot: QtBot) -> None:
    box = control(pane, "problem")
    type_text(qtbot, pane, "problem", "long words " * 30)
    pitch = 15

    def has_room() -> None:
        lines = box.document().size().height()  # type: ignore[attr-defined]
        assert lines > 1
        assert box.viewport().height() >= lines * pitch  # type: ignore[attr-defined]

    qtbot.waitUntil(has_room)


def test_ticks_of_a_receipt(pane: Inspector, session: Session, qtbot: QtBot) -> None:
    assert not pane.receipt.isVisible()
    pane.units.clicked.emit(pane.units.model().index(0, 0))
    boxes = pane.receipt.boxes
    assert pane.receipt.isVisible()
    assert pane.receipt.came.text() == "10-09 09:12 交回"
    assert boxes["electronic"].isChecked()
    assert not boxes["electronic"].isEnabled()
    with qtbot.waitSignal(session.said) as said:
        boxes["stamped"].click()
    assert said.args[0].text == "已登记“区卫生健康委”2023年第三季度收件：盖章"
    assert boxes["stamped"].isChecked()
    session.undo()
    assert not boxes["stamped"].isChecked()
    assert pane.receipt.came.text() == "10-09 09:12 交回"
