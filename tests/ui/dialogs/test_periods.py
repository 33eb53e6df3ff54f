"""填报期设置: the list, a year at once, one more, changing, removing, what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from tests.ui.small_ledger import small_desk
from tests.ui.typing import commit
from tests.ui.windows import on_screen
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import Period
from tzdesk.services.editing import Edit
from tzdesk.ui import slices
from tzdesk.ui.dialogs.period_form import PeriodForm, YearForm
from tzdesk.ui.dialogs.periods import PeriodsDialog
from tzdesk.ui.session import Session


@pytest.fixture
def dialog(
    session: Session, qtbot: QtBot, themed: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PeriodsDialog]:
    """What is counted is there at once, however busy the machine is."""
    monkeypatch.setattr(slices, "AT_ONCE", 60)
    made = PeriodsDialog(session)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def row(dialog: PeriodsDialog, at: int) -> list[str]:
    return [dialog.table.items.item(at, column).text() for column in range(7)]


def test_list(dialog: PeriodsDialog) -> None:
    assert dialog.table.items.rowCount() == 4
    assert row(dialog, 2) == [
        "2023年第三季度",
        "季度",
        "2023-07-01",
        "2023-09-30",
        "2023-10-10",
        "2023-09-25",
        "2/3",
    ]


def test_listing_leaves_the_windows_board_alive(dialog: PeriodsDialog, session: Session) -> None:
    board = session.board
    assert board is not None
    assert session.desk is not None
    assert session.desk.board(board.plan.uid, "2023Q3") is board


def test_dispatched_period_cannot_be_removed_nor_moved(
    dialog: PeriodsDialog, session: Session, qtbot: QtBot
) -> None:
    dialog.table.selectRow(2)
    assert not dialog.remove_button.isVisible()
    form = PeriodForm(session, "plan", dialog.table.period)
    qtbot.addWidget(form)
    assert form.name.text() == "2023年第三季度"
    assert not form.start.isEnabled()
    assert "已下发，起止日期不能修改" in form.told.text()
    form.due.setDate(QDate(2023, 10, 15))
    form.verb.click()
    assert session.desk is not None
    third = session.desk.ledger.get(Period, "2023Q3")
    assert (third.code, third.due.isoformat()) == ("2023Q3", "2023-10-15")


def test_removed_and_back(dialog: PeriodsDialog, session: Session) -> None:
    dialog.table.selectRow(3)
    dialog.remove_button.click()
    assert dialog.table.items.rowCount() == 3
    session.undo()
    dialog._load()
    assert dialog.table.items.rowCount() == 4


def test_period_in_use_is_refused(dialog: PeriodsDialog, session: Session, qtbot: QtBot) -> None:
    dialog.table.selectRow(1)
    with qtbot.waitSignal(session.failed) as failed:
        dialog.remove_button.click()
    assert "不能删除" in str(failed.args[0])


def test_overlap_is_refused_in_the_form(
    dialog: PeriodsDialog, session: Session, qtbot: QtBot
) -> None:
    form = PeriodForm(session, "plan", None)
    qtbot.addWidget(form)
    form.show()
    form.name.setText("2023-08")
    form.start.setDate(QDate(2023, 8, 1))
    form.end.setDate(QDate(2023, 8, 31))
    form.verb.click()
    assert form.error.text() == (
        "“2023年8月”与“2023年第三季度”时间重叠。请改起止日期，或先删除其中一个。"
    )
    assert form.isVisible()
    form.start.setDate(QDate(2024, 1, 1))
    form.end.setDate(QDate(2024, 1, 31))
    form.due.setDate(QDate(2024, 1, 20))
    assert form.told.text() == "报送截止早于期末。"
    assert not form.error.isVisible()
    form.name.setText("2024-01")
    form.verb.click()
    assert not form.isVisible()
    dialog._load()
    assert row(dialog, 4)[0] == "2024年1月"


def test_a_period_without_a_name_is_refused_in_the_form(
    session: Session, qtbot: QtBot, themed: None
) -> None:
    with on_screen(PeriodForm(session, "plan", None), qtbot) as form:
        qtbot.mouseClick(form.verb, Qt.MouseButton.LeftButton)
        assert form.isVisible()
        assert form.error.text().startswith("填报期没有名称。")


@pytest.mark.parametrize("name", ["2024H1", "2024年上半年"])
def test_a_known_name_fills_in_its_days(
    name: str, session: Session, qtbot: QtBot, themed: None
) -> None:
    form = PeriodForm(session, "plan", None)
    qtbot.addWidget(form)
    form.show()
    commit(form.name, name)
    days = [field.day.isoformat() for field in (form.start, form.end, form.due)]
    assert days == ["2024-01-01", "2024-06-30", "2024-07-10"]
    assert form.kind.currentText() == "半年"
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert session.desk
    made = session.desk.ledger.periods("plan")[-1]
    assert (made.label, made.kind) == ("2024年上半年", PeriodKind.HALF)


def test_days_stand_where_units_have_reported(
    dialog: PeriodsDialog, session: Session, qtbot: QtBot
) -> None:
    session.edit([Edit("t30", "progress", "已开工。", "2023Q4", "t30-区民政局")])
    dialog._load()
    dialog.table.selectRow(3)
    assert not dialog.remove_button.isVisible()
    form = PeriodForm(session, "plan", dialog.table.period)
    qtbot.addWidget(form)
    assert not form.start.isEnabled()
    assert form.told.text() == "已有填报，起止日期不能修改"


def test_form_begins_with_its_first_field(session: Session, qtbot: QtBot, themed: None) -> None:
    form = PeriodForm(session, "plan", None)
    qtbot.addWidget(form)
    form.show()
    assert form.focusWidget() is form.name
    reached = []
    for _ in range(6):
        form.focusNextChild()
        reached.append(form.focusWidget())
    assert reached == [form.kind, form.start, form.end, form.due, form.cancel, form.verb]


def test_whole_year(qtbot: QtBot, tmp_path: Path, themed: None) -> None:
    session = Session()
    session.open(small_desk(tmp_path, periods=False))
    dialog = PeriodsDialog(session)
    qtbot.addWidget(dialog)
    assert dialog._pages.currentIndex() == 0
    form = YearForm(session, "plan", 2023)
    qtbot.addWidget(form)
    assert form.verb.text() == "建立 4 个填报期"
    assert "2023年第三季度　2023-07-01 至 2023-09-30　2023-10-10 前报送" in form.told.text()
    form.kind.setCurrentIndex(0)
    assert form.verb.text() == "建立 12 个填报期"
    form.kind.setCurrentIndex(3)
    with qtbot.waitSignal(session.said) as said:
        form.verb.click()
    assert said.args[0].text == "已建立 2 个填报期"
    dialog._load()
    assert dialog.table.items.rowCount() == 2
    assert session.board is not None
    assert session.board.period is not None
    session.open(None)
