"""The second step of 导入方案: both sides follow each other, remedies, editing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from tests.ui.import_plan.steps import PLAN, read
from tzdesk.domain.draft import TaskDraft
from tzdesk.ui.dialogs.import_plan import ImportDialog
from tzdesk.ui.dialogs.import_plan.draft_delegate import gap_button
from tzdesk.ui.dialogs.import_plan.finding import State
from tzdesk.ui.dialogs.import_plan.findings_list import FINDING, verb_rects


def test_first_problem_has_the_focus_and_both_sides_show_it(
    dialog: ImportDialog, qtbot: QtBot, damaged: Path
) -> None:
    dialog.activateWindow()
    read(dialog, qtbot, damaged)
    check = dialog.check
    assert check.findings.hasFocus()
    assert check.findings.currentIndex().data(FINDING).title == "跳号"
    assert check.original.linked(483)
    tree = check.tree
    assert tree.draft.data(tree.currentIndex()) == "缺第 59 项"


def test_remedy_in_the_list_by_mouse_and_taken_back_by_keyboard(
    dialog: ImportDialog, qtbot: QtBot, damaged: Path
) -> None:
    read(dialog, qtbot, damaged)
    findings = dialog.check.findings
    index = findings.findings.index(1)
    cell = findings.visualRect(index).adjusted(8, 0, -8, -1)
    rects = {one.label: rect for one, rect in verb_rects(cell, index.data(FINDING))}
    at = rects["设为第 59 项"].center()
    qtbot.mouseClick(findings.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert dialog.next_button.isEnabled()
    assert dialog.footer.told.text() == "将导入 138 项任务，写入前还可以核对"
    assert dialog.footer.despite.isHidden()
    findings.setCurrentIndex(findings.findings.index(0))
    assert findings.currentIndex().data(FINDING).state is State.HANDLED
    qtbot.keyClick(findings, Qt.Key.Key_Space)
    assert not dialog.next_button.isEnabled()


def test_remedy_in_the_tree(dialog: ImportDialog, qtbot: QtBot, damaged: Path) -> None:
    read(dialog, qtbot, damaged)
    tree = dialog.check.tree
    index = tree.currentIndex().siblingAtColumn(1)
    cell = tree.visualRect(index).adjusted(8, 0, -8, -1)
    at = gap_button(cell, tree.draft.entry(index)).center()  # type: ignore[arg-type]
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert dialog.next_button.isEnabled()
    assert dialog.check.original.linked(485)


def test_remedy_in_the_tree_by_enter(dialog: ImportDialog, qtbot: QtBot, damaged: Path) -> None:
    read(dialog, qtbot, damaged)
    qtbot.keyClick(dialog.check.tree, Qt.Key.Key_Return)
    assert dialog.next_button.isEnabled()


def test_next_problem(dialog: ImportDialog, qtbot: QtBot, damaged: Path) -> None:
    read(dialog, qtbot, damaged)
    findings = dialog.check.findings
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert findings.currentIndex().row() == 1
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert findings.currentIndex().row() == 0
    qtbot.keyClick(dialog, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert findings.currentIndex().row() == 1


def test_line_is_given_a_meaning(dialog: ImportDialog, qtbot: QtBot, damaged: Path) -> None:
    read(dialog, qtbot, damaged)
    menu = dialog.check.original.meanings_menu()
    assert [one.text() for one in menu.actions()] == [
        "设为任务",
        "设为章节",
        "并入上一项",
        "不属于正文",
    ]
    menu.actions()[0].trigger()
    assert dialog.next_button.isEnabled()
    menu.deleteLater()


def test_cursor_in_the_text_leads_the_tree(
    dialog: ImportDialog, qtbot: QtBot, damaged: Path
) -> None:
    read(dialog, qtbot, damaged)
    original, tree = dialog.check.original, dialog.check.tree
    qtbot.keyClick(original, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    while original.chosen_lines() < (19,):
        qtbot.keyClick(original, Qt.Key.Key_Down)
    assert original.chosen_lines() == (19,)
    entry = tree.draft.entry(tree.currentIndex())
    assert isinstance(entry, TaskDraft)
    assert entry.number == "1"
    assert original.linked(21)


def test_current_row_leads_the_text(dialog: ImportDialog, qtbot: QtBot) -> None:
    read(dialog, qtbot, PLAN)
    tree = dialog.check.tree
    tree.setCurrentIndex(tree.draft.index_for_line(27).siblingAtColumn(1))
    assert dialog.check.original.chosen_lines() == (27,)
    assert dialog.check.original.linked(29)


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        (1, "甲。", "text", "甲。"),
        (2, "张三、郑皓", "leaders", ["张三", "郑皓"]),
        (3, "区教委", "units", ["区教委"]),
        (4, "11月底", "deadline_text", "11月底"),
    ],
)
def test_cell_is_edited(
    dialog: ImportDialog, qtbot: QtBot, column: int, text: str, field: str, value: object
) -> None:
    read(dialog, qtbot, PLAN)
    tree = dialog.check.tree
    tree.setCurrentIndex(tree.draft.index_for_line(19).siblingAtColumn(column))
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.indexWidget(tree.currentIndex()) or tree.findChild(
        QPlainTextEdit if column in (1, 3) else QLineEdit
    )
    assert editor is not None
    editor.clear()
    editor.insertPlainText(text) if isinstance(editor, QPlainTextEdit) else editor.insert(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert dialog.review is not None
    found = getattr(dialog.review.draft.tasks[0], field)
    assert ([one.name for one in found] if isinstance(value, list) else found) == value
    assert dialog.review.changed == 1


def test_escape_leaves_a_cell_as_it_was(dialog: ImportDialog, qtbot: QtBot) -> None:
    read(dialog, qtbot, PLAN)
    tree = dialog.check.tree
    tree.setCurrentIndex(tree.draft.index_for_line(19).siblingAtColumn(4))
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert dialog.review is not None
    assert dialog.review.changed == 0
    assert dialog.isVisible()
