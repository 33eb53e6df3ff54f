"""修改记录: what it lists, what it filters, what it takes back."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tzdesk.services.editing import Edit
from tzdesk.ui.dialogs import history
from tzdesk.ui.dialogs.history import HistoryDialog
from tzdesk.ui.dialogs.history_model import ENTRY, cells
from tzdesk.ui.messages import MessageBox
from tzdesk.ui.session import Session

PERIOD = "2023Q3"


@pytest.fixture
def of_task(session: Session, qtbot: QtBot, themed: None) -> Iterator[HistoryDialog]:
    made = HistoryDialog(session, "t30")
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def press(begin: str, seen: list[str]) -> Callable[[], None]:
    """Presses the verb of the open box that begins so."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, MessageBox)
        buttons = box.findChildren(QPushButton)
        seen.extend(one.text() for one in buttons)
        next(one for one in buttons if one.text().startswith(begin)).click()

    return answer


def test_one_tasks_changes_newest_first(of_task: HistoryDialog) -> None:
    assert of_task.windowTitle() == "修改记录 — 第 30 项"
    first = cells(of_task.table.currentIndex().data(ENTRY))
    assert first == (
        "2023-10-12 14:32",
        "第 30 项",
        "办公室汇总",
        "进展状态",
        "正常推进",
        "滞后",
        "张三",
        "手工修改",
    )
    assert of_task.change.old.toPlainText() == "正常推进"
    assert of_task.change.new.toPlainText() == "滞后"


def test_times_and_numbers_are_never_cut(of_task: HistoryDialog) -> None:
    table = of_task.table
    for column, longest in enumerate(("2023-12-28 14:32", "第 138 项")):
        room = table.columnWidth(column) - 2 * 8  # the style sheet's padding
        assert table.fontMetrics().horizontalAdvance(longest) <= room


def test_whole_history(session: Session, qtbot: QtBot, themed: None) -> None:
    made = HistoryDialog(session)
    qtbot.addWidget(made)
    assert made.windowTitle() == "全部修改记录"
    assert made.table.history.total > 20
    made.search.setText("区民政局 合并")
    rows = range(made.table.history.rowCount())
    found = [cells(made.table.history.index(row, 0).data(ENTRY)) for row in rows]
    assert found
    assert all("区民政局" in " ".join(one) for one in found)
    assert made._count.text().startswith(f"显示 {len(found)}/")


def test_a_history_that_is_not_listed_whole_says_so(
    session: Session, qtbot: QtBot, themed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_MOST", 5)
    made = HistoryDialog(session)
    qtbot.addWidget(made)
    assert made._count.text() == f"最近 {made.table.history.total} 条"


def test_only_this_batch(of_task: HistoryDialog) -> None:
    of_task.only_batch.setChecked(True)
    assert of_task.table.history.rowCount() == 1
    of_task.only_batch.setChecked(False)
    assert of_task.table.history.rowCount() == of_task.table.history.total


def test_batch_is_taken_back(of_task: HistoryDialog, session: Session, qtbot: QtBot) -> None:
    seen: list[str] = []
    before = of_task.table.history.total
    QTimer.singleShot(0, press("撤回", seen))
    with qtbot.waitSignal(session.said) as said:
        qtbot.mouseClick(of_task.undo_button, Qt.MouseButton.LeftButton)
    assert seen == ["取消", "撤回 1 处"]
    assert said.args[0].text == "已撤回 1 处"
    assert session.board is not None
    assert session.board.rows["t30"].status.value == "正常推进"
    assert of_task.table.history.total == before + 1


def test_batch_that_changed_since_stays(
    of_task: HistoryDialog, session: Session, qtbot: QtBot
) -> None:
    session.edit([Edit("t30", "status", "已完成", PERIOD)])
    with qtbot.waitSignal(session.failed) as failed:
        qtbot.mouseClick(of_task.undo_button, Qt.MouseButton.LeftButton)
    assert "此后又有修改" in str(failed.args[0])


def test_cancelled_takes_nothing_back(
    of_task: HistoryDialog, session: Session, qtbot: QtBot
) -> None:
    QTimer.singleShot(0, press("取消", []))
    with qtbot.assertNotEmitted(session.rows_changed):
        qtbot.mouseClick(of_task.undo_button, Qt.MouseButton.LeftButton)


def test_task_is_brought_to_the_front(
    of_task: HistoryDialog, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.task_chosen) as chosen:
        qtbot.mouseClick(of_task.locate_button, Qt.MouseButton.LeftButton)
    assert chosen.args == ["t30"]


def test_task_without_changes(session: Session, qtbot: QtBot, themed: None) -> None:
    made = HistoryDialog(session)
    qtbot.addWidget(made)
    made.search.setText("没有这样的文字")
    assert made.table.history.rowCount() == 0
    assert not made.undo_button.isEnabled()
    assert not made.locate_button.isEnabled()
