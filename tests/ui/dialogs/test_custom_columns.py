"""自定义列…: a ledger's own columns, by real keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.modal import when_open
from tests.ui.typing import commit
from tests.ui.windows import on_screen
from tzdesk.domain.grouping import ByColumn, GroupBy
from tzdesk.domain.records import CustomField, CustomKind, CustomScope
from tzdesk.services.editing import Edit
from tzdesk.ui.dialogs.custom_column_form import ColumnForm
from tzdesk.ui.dialogs.custom_columns import CustomColumnsDialog
from tzdesk.ui.messages import MessageBox
from tzdesk.ui.session import Session
from tzdesk.ui.workplace import Workplace

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[CustomColumnsDialog]:
    with on_screen(CustomColumnsDialog(place), qtbot) as made:
        yield made


def columns(session: Session) -> list[CustomField]:
    assert session.desk
    return session.desk.ledger.custom_fields()


def fill_in(form: ColumnForm, name: str, kind: str, *choices: str) -> None:
    """As one would by keys: Tab from field to field, letters of the kind, Enter for each choice."""
    form.name.setFocus()
    form.name.selectAll()
    commit(form.name, name)
    form.kind.setFocus()
    while form.kind.currentText() != kind:
        QTest.keyClick(form.kind, Key.Key_Down)
    for one in choices:
        form.choices.field.setFocus()
        commit(form.choices.field, one)
        QTest.keyClick(form.choices.field, Key.Key_Return)
    form.verb.setFocus()
    QTest.keyClick(form.verb, Key.Key_Space)


def back_to(dialog: CustomColumnsDialog, qtbot: QtBot) -> None:
    """The offscreen platform leaves nothing active when a form on top is closed."""
    dialog.activateWindow()
    dialog.table.setFocus()
    qtbot.waitUntil(dialog.isActiveWindow)


def make(dialog: CustomColumnsDialog, name: str, kind: str, *choices: str) -> None:
    when_open(ColumnForm, lambda form: fill_in(form, name, kind, *choices))
    dialog.add_button.setFocus()
    QTest.keyClick(dialog.add_button, Key.Key_Space)


def test_made_changed_ordered_by_keys(
    dialog: CustomColumnsDialog, session: Session, qtbot: QtBot
) -> None:
    assert dialog.add_button.isEnabled()
    assert not dialog.change_button.isEnabled()
    make(dialog, "任务类别", "列表", "民生", "经济")
    make(dialog, "目标值", "数字")
    assert [(one.name, one.kind, one.choices, one.scope) for one in columns(session)] == [
        ("任务类别", CustomKind.LIST, ("民生", "经济"), CustomScope.TASK),
        ("目标值", CustomKind.NUMBER, (), CustomScope.TASK),
    ]
    assert dialog.column
    assert dialog.column.name == "目标值"
    back_to(dialog, qtbot)
    QTest.keyClick(dialog.table, Key.Key_Up, ALT)
    assert [one.name for one in columns(session)] == ["目标值", "任务类别"]
    QTest.keyClick(dialog.table, Key.Key_Down)

    def rename(form: ColumnForm) -> None:
        form.choices.list.setFocus()
        form.choices.list.setCurrentRow(1)
        QTest.keyClick(form.choices.list, Key.Key_Up, ALT)
        QTest.keyClick(form.choices.list, Key.Key_F2)
        editor = form.choices.list.findChild(QLineEdit)
        assert editor
        commit(editor, "经济发展")
        QTest.keyClick(editor, Key.Key_Return)
        QApplication.processEvents()  # the delegate takes it a moment later
        form.verb.setFocus()
        QTest.keyClick(form.verb, Key.Key_Space)

    session.edit([Edit("t30", columns(session)[1].uid, "经济")])
    when_open(ColumnForm, rename)
    QTest.keyClick(dialog.table, Key.Key_F2)
    assert columns(session)[1].choices == ("经济发展", "民生")
    assert session.board
    assert [text for _, text in session.board.rows["t30"].values] == ["经济发展"]


def test_a_head_of_ours_is_refused_in_the_form(
    dialog: CustomColumnsDialog, session: Session
) -> None:
    told: list[str] = []

    def refused(form: ColumnForm) -> None:
        fill_in(form, "完成情况", "文本")
        told.append(form.error.text())
        form.reject()

    when_open(ColumnForm, refused)
    dialog.add_button.click()
    assert told[0].startswith("“完成情况”是台账已有的栏目“本期进展情况”，不能作自定义列的名称。")
    assert columns(session) == []


def test_removing_asks_with_figures_and_leaves_the_grouping(
    dialog: CustomColumnsDialog, session: Session, qtbot: QtBot
) -> None:
    make(dialog, "任务类别", "列表", "民生", "经济")
    uid = columns(session)[0].uid
    session.edit([Edit(one, uid, "民生") for one in ("t29", "t30")])
    session.group_by(ByColumn(uid))
    asked: list[str] = []

    def stay(box: MessageBox) -> None:
        asked.extend(one.text() for one in box.findChildren(type(dialog.error)) if one.text())
        QTest.keyClick(box, Key.Key_Escape)

    back_to(dialog, qtbot)
    when_open(MessageBox, stay)
    QTest.keyClick(dialog.table, Key.Key_Delete)
    assert "“任务类别”中已填的 2 处内容将一起删除。" in asked
    assert columns(session)

    back_to(dialog, qtbot)
    when_open(MessageBox, lambda box: box._choose("删除"))
    QTest.keyClick(dialog.table, Key.Key_Delete)
    assert columns(session) == []
    assert session.grouping is GroupBy.SECTION
    assert not dialog.remove_button.isEnabled()
    session.undo()
    assert dialog.items.item(0, 3).text() == "2"
