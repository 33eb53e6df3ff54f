"""章节 in the window: the list, the buttons and keys, refusals."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.typing import commit
from tzdesk.ui.dialogs.sections import HeadingForm, SectionsDialog
from tzdesk.ui.session import Session
from tzdesk.ui.workplace import Workplace


@pytest.fixture
def dialog(place: Workplace, tree_session: Session, qtbot: QtBot) -> Iterator[SectionsDialog]:
    place.session.open(tree_session.desk)
    made = SectionsDialog(place)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    tree_session.desk = None


def words(dialog: SectionsDialog) -> list[str]:
    return [dialog.items.item(row).text() for row in range(dialog.items.rowCount())]


def fill_in(heading: str) -> None:
    """Types into the form that opens next, and presses Enter."""

    def type_it() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, HeadingForm)
        form.heading.selectAll()
        commit(form.heading, heading)
        QTest.keyClick(form.heading, Qt.Key.Key_Return)

    QTimer.singleShot(50, type_it)


def back_to(dialog: SectionsDialog, qtbot: QtBot) -> None:
    """The offscreen platform leaves nothing active when a form on top is closed."""
    dialog.activateWindow()
    dialog.list.setFocus()
    qtbot.waitUntil(dialog.isActiveWindow)


def test_list(dialog: SectionsDialog) -> None:
    assert words(dialog)[0] == "一、主要预期目标　2 项"
    assert dialog.told.text() == "3 章"
    assert not dialog.nest_button.isEnabled()


def test_added_renamed_moved_nested_by_keys(
    dialog: SectionsDialog, place: Workplace, qtbot: QtBot
) -> None:
    fill_in("四、其他工作")
    dialog.add_button.click()
    assert words(dialog)[-1] == "四、其他工作　0 项"
    assert dialog.entry
    assert dialog.entry.heading == "四、其他工作"
    back_to(dialog, qtbot)
    fill_in("四、其他")
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    back_to(dialog, qtbot)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert words(dialog)[2] == "四、其他　0 项"
    dialog.nest_button.click()
    assert words(dialog)[2] == "　　四、其他　0 项"
    assert dialog.told.text() == "3 章，1 个小节"
    dialog.remove_button.click()
    assert len(words(dialog)) == 3
    for _ in range(5):
        place.session.undo()
    assert place.session.desk
    assert place.session.desk.undoable
    assert "章节" not in place.session.desk.undoable.title


def test_full_section_is_not_removed(dialog: SectionsDialog) -> None:
    dialog.remove_button.click()
    assert "下有 2 项任务，不能删除" in dialog.error.text()
    assert len(words(dialog)) == 3
