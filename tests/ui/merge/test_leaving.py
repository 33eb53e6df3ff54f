"""Leaving 回收合并: what is asked, what is cancelled, what is kept."""

from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.services.merging.office import Office
from tests.ui.merge.steps import WATER, check, hand_in_all
from tzdesk.ui.dialogs.merge import MergeDialog
from tzdesk.ui.dialogs.merge import dialog as merge_dialog
from tzdesk.ui.messages import Question
from tzdesk.ui.workplace import Workplace


def test_files_are_not_lost_unasked(
    dialog: MergeDialog, qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Question] = []
    answers = iter(["继续核对", "关闭，不写入"])

    def answer(_parent: object, question: Question) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(merge_dialog, "ask", answer)
    hand_in_all(office)
    check(dialog, qtbot, office)
    dialog.reject()
    assert dialog.isVisible()
    assert asked[0].text == "还没有写入台账。关闭后，这 4 个文件要重新添加。"
    dialog.reject()
    assert not dialog.isVisible()


def test_nothing_is_asked_without_files(dialog: MergeDialog) -> None:
    dialog.reject()
    assert not dialog.isVisible()


def test_cancelled_writing_changes_nothing(
    dialog: MergeDialog, qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in_all(office)
    check(dialog, qtbot, office)
    going = Event()
    real = merge_dialog.apply

    def slow(desk: Any, plan: Any, decisions: Any, report: Any) -> Any:
        going.wait(5)
        return real(desk, plan, decisions, report)

    monkeypatch.setattr(merge_dialog, "apply", slow)
    before = office.desk.recent(1)
    dialog.footer.write.click()
    assert not dialog.footer.write.isEnabled()
    dialog.footer.cancel.click()
    with qtbot.waitSignal(dialog._place.jobs.ended, timeout=5000):
        going.set()
    qtbot.waitUntil(lambda: dialog.footer.told.text() == "已取消，台账没有变化。")
    assert office.desk.recent(1) == before
    assert dialog.isVisible()
    assert dialog.footer.write.isEnabled()


def test_only_changes_is_kept(dialog: MergeDialog, place: Workplace) -> None:
    dialog.page.head.only_changes.setChecked(False)
    dialog.reject()
    again = MergeDialog(place)
    assert not again.page.head.only_changes.isChecked()
    again.done(0)
    again.deleteLater()


def test_checking_can_be_cancelled(dialog: MergeDialog, qtbot: QtBot, office: Office) -> None:
    office.hand_in(WATER)
    with qtbot.waitSignal(dialog.checking.done, timeout=30_000):
        dialog.add([office.inbox])
        assert not dialog.footer.write.isEnabled()
        dialog.checking.cancel()
    assert not dialog.checking.running
    assert dialog.bar.stop.isHidden()
