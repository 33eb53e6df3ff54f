"""最近操作 and 修改记录: going to a step, taking it back, filters, the workbook."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.tree_ledger import tree_desk
from tests.ui.windows import TODAY, Opened
from tzdesk.app import Start
from tzdesk.domain.filters import TaskFilter
from tzdesk.services.editing import Edit
from tzdesk.services.history import Seal
from tzdesk.ui.commands import steps as steps_module
from tzdesk.ui.dialogs.history import HistoryDialog
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.messages import MessageBox
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.session import Said


@pytest.fixture
def window(example: MainWindow) -> MainWindow:
    """The example, with one task and then three tasks changed."""
    board = example.session.board
    assert board
    assert board.period
    uids, period = list(board.rows), board.period.uid
    example.session.edit([Edit(uids[29], "status", "已调整", period)])
    example.session.edit([Edit(uid, "percent", 33, period) for uid in uids[3:6]])
    return example


def steps(window: MainWindow) -> QMenu:
    menu = window.commands.menu("steps")
    menu.aboutToShow.emit()
    return menu


def said(window: MainWindow) -> list[Said]:
    heard: list[Said] = []
    window.session.said.connect(heard.append)
    return heard


def test_the_newest_steps_come_first(window: MainWindow) -> None:
    words = [action.text() for action in steps(window).actions()]
    assert "修改完成比例（3 项）" in words[0]
    assert "修改进展状态" in words[1]
    assert 3 < len(words) <= 50


def test_a_step_is_gone_to(window: MainWindow) -> None:
    heard = said(window)
    many, one = steps(window).actions()[:2]
    one.trigger()
    assert window.session.row
    assert window.session.row.number == "30"
    assert window.tree.view.tree.spot(window.tree.view.currentIndex()).task is window.session.row
    assert [verb for verb, _ in heard[-1].actions] == ["撤回这一批…"]
    many.trigger()
    assert window.session.asked.tasks
    assert len(window.session.asked.tasks) == 3
    assert window.session.asked.origin == "修改完成比例（3 项）"
    assert heard[-1].text.endswith("修改完成比例（3 项）　3 项任务")


def test_a_step_is_taken_back_from_there(window: MainWindow) -> None:
    heard = said(window)
    steps(window).actions()[1].trigger()
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, MessageBox)
        verbs = box.findChildren(QPushButton)
        asked.extend(one.text() for one in verbs)
        verbs[-1].click()

    QTimer.singleShot(0, answer)
    dict(heard[-1].actions)["撤回这一批…"]()
    assert asked[-1].startswith("撤回 ")
    assert window.session.row
    assert window.session.row.status.value != "已调整"
    assert heard[-1].text.startswith("已撤回 ")
    assert "撤销 修改进展状态" in steps(window).actions()[0].text()


def test_undo_shows_the_task_that_a_filter_hides(window: MainWindow) -> None:
    session = window.session
    session.ask(TaskFilter(search="没有这样的任务"))
    heard = said(window)
    window.commands["undo"].trigger()
    assert session.asked.empty
    assert [verb for verb, _ in heard[-1].actions] == ["重做", "恢复筛选"]
    dict(heard[-1].actions)["恢复筛选"]()
    assert session.asked.search == "没有这样的任务"


def test_undo_goes_to_the_period_and_the_cell(window: MainWindow) -> None:
    session = window.session
    board = session.board
    assert board
    assert board.period
    third = board.period.uid
    first = board.ledger.periods(board.plan.uid)[0].uid
    session.show_period(first)
    window.commands["undo"].trigger()
    assert session.board
    assert session.board.period
    assert session.board.period.uid == third
    assert window.tree.view.currentIndex().column() == PLACES["percent"]


def test_undo_survives_a_restart(opened: Opened, tmp_path: Path) -> None:
    desk = tree_desk(tmp_path)
    desk.close()
    start = Start(ledger=desk.path, today=TODAY, by="张三")
    window = opened(start)
    assert window.session.board
    uid = next(iter(window.session.board.rows))
    period = window.session.board.period
    before = window.session.board.rows[uid].percent
    window.session.edit([Edit(uid, "percent", 77, period.uid if period else None)])
    window.close()
    window = opened(start)
    assert window.commands["undo"].text() == "撤销 修改完成比例"
    window.commands["undo"].trigger()
    assert window.session.board
    assert window.session.board.rows[uid].percent == before
    assert window.session.task_uid == uid


@pytest.fixture
def history(window: MainWindow, qtbot: QtBot) -> HistoryDialog:
    made = HistoryDialog(window.session, "", window)
    qtbot.addWidget(made)
    made.export_wanted.connect(
        lambda title, info, lines: window.groups.steps._export(made, title, info, lines)
    )
    made.show()
    return made


def test_whole_history_is_told_to_be_whole(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def look(dialog: HistoryDialog) -> None:
        qtbot.waitUntil(lambda: dialog.seal.text() != "")
        seen.append(dialog.seal.text())
        dialog.deleteLater()

    monkeypatch.setattr(steps_module, "run", look)
    window.commands["whole_history"].trigger()
    assert re.fullmatch("记录完整，未被改动，校验值 [0-9A-F]{4}…", seen[0])


def test_a_history_that_was_tampered_with_is_told(history: HistoryDialog) -> None:
    history.show_seal(Seal(9, "ab", "第 7 条修改记录缺失"))
    assert history.seal.text() == "第 7 条修改记录缺失。"
    assert history.seal.property("tone") == "error"


def test_filters_offer_what_there_is(history: HistoryDialog) -> None:
    box = history.filters.parts["来源"]
    sources = [box.itemText(at) for at in range(box.count())]
    assert sources[0] == "全部来源"
    assert "手工修改" in sources
    box.setCurrentText("手工修改")
    lines = history.table.history.lines
    assert lines
    assert {line[-1] for line in lines} == {"手工修改"}
    field = history.filters.parts["栏目"]
    field.setCurrentText("进展状态")
    assert {line[3] for line in history.table.history.lines} == {"进展状态"}
    history.filters.time.setCurrentText("今天")
    assert history._count.text().startswith("显示 ")


def test_a_long_text_shows_what_differs(history: HistoryDialog, window: MainWindow) -> None:
    row = window.session.row
    board = window.session.board
    assert board
    assert board.period
    uid = row.uid if row else next(iter(board.rows))
    for text in ("完成前期手续，正在施工。", "完成前期手续，主体完工。"):
        window.session.edit([Edit(uid, "progress", text, board.period.uid)])
    history._load()
    history.table.setCurrentIndex(history.table.history.index(0, 0))
    assert history.change.currentIndex() == 1
    html = history.change.difference.toHtml()
    assert "line-through" in html
    assert "主体完工" in history.change.difference.toPlainText()


def test_what_is_shown_is_exported(
    history: HistoryDialog, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "记录.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    history.filters.parts["来源"].setCurrentText("手工修改")
    heard = said(window)
    history.export_button.click()
    assert target.stat().st_size > 1000
    count = len(history.table.history.lines)
    assert heard[-1].text == f"已导出修改记录（{count} 条）：记录.xlsx"
