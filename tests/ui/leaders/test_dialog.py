"""领导管理 with real events: ranking by keys and by dropping, 接任, roles, names."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.modal import when_open
from tests.ui.windows import on_screen
from tzdesk.domain.draft import Role
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.grouping import GroupBy, group
from tzdesk.ui.dialogs.leaders import LeadersDialog
from tzdesk.ui.dialogs.leaders.dialog import RANKING
from tzdesk.ui.dialogs.leaders.forms import RenameForm, SucceedForm
from tzdesk.ui.session import Session
from tzdesk.ui.workplace import Workplace

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[LeadersDialog]:
    with on_screen(LeadersDialog(place), qtbot) as made:
        yield made


def names(dialog: LeadersDialog) -> list[str]:
    model = dialog.table.leaders
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def groups(session: Session) -> list[str]:
    assert session.board
    return [one.title for one in group(session.board, GroupBy.LEADER)]


def test_leaders_stand_in_their_ranking(dialog: LeadersDialog) -> None:
    model = dialog.table.leaders
    cells = [model.index(1, column).data() for column in range(model.columnCount())]
    assert cells == ["2", "杨磊", "0", "4", "—"]
    assert dialog.footer.told.text() == RANKING
    assert dialog.pane.why.text() == "有 4 项任务，不能删除"
    assert not dialog.pane.remove_button.isEnabled()


def test_order_by_keys_by_dropping_and_back(
    dialog: LeadersDialog, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.table, Key.Key_Down, Modifier.AltModifier)
    assert names(dialog) == ["杨磊", "董明慧"]
    assert groups(session)[:2] == ["杨磊", "董明慧"]
    assert dialog.table.current
    assert dialog.table.current.name == "董明慧"
    view = dialog.table
    data = view.leaders.mimeData([view.leaders.index(1, 0)])
    at = view.visualRect(view.leaders.index(0, 1)).topLeft()
    rest = Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Modifier.NoModifier
    entering, moving = QDragEnterEvent(at, *rest), QDragMoveEvent(at, *rest)
    for event in (entering, moving, QDropEvent(QPointF(at), *rest)):
        QApplication.sendEvent(view.viewport(), event)
    QApplication.processEvents()
    assert names(dialog) == ["董明慧", "杨磊"]
    qtbot.keyClick(dialog, Key.Key_Z, Modifier.ControlModifier)
    assert names(dialog) == ["杨磊", "董明慧"]


def test_somebody_takes_over_from_a_day_on(
    dialog: LeadersDialog, session: Session, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def succeed(form: SucceedForm) -> None:
        assert not form.verb.isEnabled()
        form.name.insert("李四")
        form.start.setDate(QDate(2023, 7, 1))
        seen.append(form.told.text())
        qtbot.keyClick(form.name, Key.Key_Return)

    when_open(SucceedForm, succeed)
    qtbot.mouseClick(dialog.pane.succeed_button, Qt.MouseButton.LeftButton)
    assert seen == ["自 2023-07-01 起由李四接任；方案原文仍显示原名。"]
    assert names(dialog) == ["李四（原董明慧）", "杨磊"]
    assert groups(session)[0] == "李四"
    board = session.board
    assert board
    for query in ("李四", "ls", "董明慧", "dmh"):
        assert len(select(TaskFilter(search=query), board)) == 4, query
    assert board.rows["t30"].leaders[0].since == date(2023, 7, 1)
    (chip,) = dialog.pane.after.chips
    assert chip.words == "2023-07-01 起 李四"
    qtbot.keyClick(chip, Key.Key_Delete)
    assert names(dialog) == ["董明慧", "杨磊"]


def test_a_taken_day_is_refused_in_the_form(dialog: LeadersDialog, qtbot: QtBot) -> None:
    seen: list[str] = []

    def succeed(form: SucceedForm) -> None:
        form.name.insert("杨磊")
        seen.append(form.told.text().splitlines()[-1])
        form.name.setText("董明慧")
        qtbot.keyClick(form.name, Key.Key_Return)
        seen.append(form.error.text())
        form.reject()

    when_open(SucceedForm, succeed)
    qtbot.mouseClick(dialog.pane.succeed_button, Qt.MouseButton.LeftButton)
    assert seen == [
        "“杨磊”已在领导名单中，两人名下的任务分别统计。",
        "接任人和原领导是同一人。",
    ]


def test_role_of_the_selected_tasks(dialog: LeadersDialog, session: Session, qtbot: QtBot) -> None:
    pane = dialog.pane
    assert not pane.assist_button.isEnabled()
    pane.tasks.item(0).setSelected(True)
    pane.tasks.item(1).setSelected(True)
    qtbot.mouseClick(pane.assist_button, Qt.MouseButton.LeftButton)
    assert session.board
    assert session.board.rows["t30"].leaders[0].role is Role.ASSIST
    assert dialog.footer.message.text == "已改“董明慧”为协同领导（2 项）"
    assert [pane.tasks.item(at).text().split("　")[1] for at in range(4)] == [
        *("协同", "协同", "牵头", "牵头")
    ]
    assert len(pane.tasks.selected) == 2


def test_a_name_is_mended(dialog: LeadersDialog, qtbot: QtBot) -> None:
    def rename(form: RenameForm) -> None:
        form.name.setText("杨磊")
        qtbot.keyClick(form.name, Key.Key_Return)
        assert form.error.text() == "已有领导“杨磊”。请改用别的姓名。"
        form.name.setText("董明")
        qtbot.keyClick(form.name, Key.Key_Return)

    when_open(RenameForm, rename)
    qtbot.keyClick(dialog.table, Key.Key_F2)
    assert names(dialog)[0] == "董明"
