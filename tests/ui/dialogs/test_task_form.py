"""新增任务 and 修改任务 in the window: typed by keys, told at once, refused in the form."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.typing import commit
from tzdesk.domain.draft import Role
from tzdesk.ui.dialogs import task_form
from tzdesk.ui.dialogs.task_form import TaskForm
from tzdesk.ui.messages import Question
from tzdesk.ui.workplace import Workplace

Key = Qt.Key


@pytest.fixture
def form(place: Workplace, qtbot: QtBot) -> Iterator[TaskForm]:
    """修改任务 of task 30."""
    yield from shown(place, qtbot, "t30")


@pytest.fixture
def new(place: Workplace, qtbot: QtBot) -> Iterator[TaskForm]:
    """新增任务."""
    place.session.choose("t30")
    yield from shown(place, qtbot, None)


def shown(place: Workplace, qtbot: QtBot, uid: str | None) -> Iterator[TaskForm]:
    assert place.session.board
    made = TaskForm(place, place.session.board, uid)
    # What is typed would be asked for when the form is closed at the end.
    qtbot.addWidget(made, before_close_func=lambda form: form.fields.show_text(form._before))
    made.show()
    qtbot.waitExposed(made)
    yield made


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    commit(field, text)


def test_new_task_proposes_section_and_number(new: TaskForm) -> None:
    assert new.fields.number.text() == "32"
    assert new.fields.section.currentText() == "二、规划落地"
    assert not new.verb.isEnabled()
    assert new.fields.text.hasFocus()


def test_new_task_by_keys_alone(new: TaskForm, place: Workplace) -> None:
    commit(new.fields.text, "建设口袋公园。")
    QTest.keyClick(new.fields.text, Key.Key_Tab)
    QTest.keyClick(new, Key.Key_Tab)
    assert new.fields.leaders[Role.LEAD].hasFocus()
    write(new.fields.units[Role.RESPONSIBLE], "区民政局、区教委")
    write(new.fields.deadline, "11月底")
    assert new.fields.day.text() == "即 2023-11-30"
    assert "新单位：区教委" in new.fields.new_names.text()
    QTest.keyClick(new.fields.text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert place.session.board
    row = list(place.session.board)[-1]
    assert (row.number, row.text) == ("32", "建设口袋公园。")
    assert row.unit_names == ("区民政局", "区教委")


def test_names_are_completed_by_pinyin(form: TaskForm) -> None:
    field = form.fields.units[Role.RESPONSIBLE]
    field.setFocus()
    field.setText("区卫生健康委、")
    QTest.keyClicks(field, "mzj")
    popup = field.completer_list.popup()
    assert popup.isVisible()
    QTest.keyClick(popup, Key.Key_Return)
    assert field.text() == "区卫生健康委、区民政局"
    assert form.isVisible()


def test_change_is_written_and_told(form: TaskForm, place: Workplace) -> None:
    assert form.windowTitle() == "修改任务 — 第 30 项"
    assert not form.verb.isEnabled()
    write(form.fields.deadline, "2023年11月15日")
    form.verb.click()
    assert place.session.board
    row = place.session.board.rows["t30"]
    assert row.deadline_text == "2023年11月15日"
    assert row.due_on
    assert row.due_on.day == 15
    assert row.percent == 58


def test_refused_number_stands_in_the_form(form: TaskForm, place: Workplace) -> None:
    write(form.fields.number, "29")
    form.verb.click()
    assert form.isVisible()
    assert "已有第 29 项" in form.error.text()
    assert place.session.board
    assert place.session.board.rows["t30"].number == "30"


def test_typed_words_are_asked_for_once(form: TaskForm, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Question] = []

    def answer(_parent: object, question: Question) -> str:
        asked.append(question)
        return question.escape if len(asked) == 1 else question.verbs[0]

    monkeypatch.setattr(task_form, "ask", answer)
    write(form.fields.number, "30a")
    form.reject()
    assert form.isVisible()
    form.reject()
    assert not form.isVisible()
    assert len(asked) == 2


def test_every_field_has_a_name(form: TaskForm) -> None:
    assert all(field.accessibleName() for field in form.fields.order)


def test_all_fields_begin_at_one_line_in_letters_of_one_size(form: TaskForm) -> None:
    box, line = form.fields.text, form.fields.number
    line.setCursorPosition(0)
    # Qt's cursor of a line lies about the place where the letters begin.
    letters = line.mapToGlobal(line.cursorRect().center()).x()
    assert abs(box.viewport().mapToGlobal(box.cursorRect().topLeft()).x() - letters) <= 2
    assert box.font().pixelSize() == line.font().pixelSize()
