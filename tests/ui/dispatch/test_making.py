"""下发填报表 makes real workbooks and records them; what happens when that ends half-way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.dispatch.deeds import files, press_verb
from tests.ui.import_plan.steps import answer
from tzdesk.domain.records import Dispatch, DispatchRow, Period
from tzdesk.services import dispatch_files
from tzdesk.ui.dialogs.dispatch import DispatchDialog
from tzdesk.ui.dialogs.dispatch.uncovered import UncoveredDialog
from tzdesk.ui.session import Said
from tzdesk.ui.workplace import Workplace


def test_from_ticks_to_workbooks(
    dialog: DispatchDialog, place: Workplace, qtbot: QtBot, tmp_path: Path, said: list[Said]
) -> None:
    assert dialog.units.told.text() == "已选 3 个单位，4 行任务"
    assert dialog.footer.told.text() == "将新建 3 个文件，可随时取消。"
    assert dialog.focusWidget() is dialog.units.tree
    with qtbot.waitSignal(dialog.accepted, timeout=20000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    folder = tmp_path / "下发" / "2023年第三季度"
    assert files(folder) == [
        f"2023年重点工作_{unit}_2023年第三季度_填报表.xlsx"
        for unit in ("区体育局", "区卫生健康委", "区民政局")
    ]
    assert place.session.desk is not None
    assert len(place.session.desk.ledger.rows(DispatchRow)) == 4
    assert said[-1].text == "已生成 3 个填报表"
    assert [verb for verb, _ in said[-1].actions] == ["打开文件夹", "没有下发的分工 1 条"]


def test_what_went_to_nobody_is_listed(
    dialog: DispatchDialog, qtbot: QtBot, said: list[Said]
) -> None:
    press_verb(dialog, qtbot)
    seen: list[list[str]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, UncoveredDialog)
        seen.append([box.items.item(0, column).text() for column in range(3)])
        box.reject()

    QTimer.singleShot(0, look)
    said[-1].actions[1][1]()
    assert seen == [["31", "各乡镇政府", "统称单位，没有指定具体单位"]]


def test_another_period_has_its_own_folder_and_day(
    dialog: DispatchDialog, qtbot: QtBot, tmp_path: Path, place: Workplace
) -> None:
    dialog.head.period.setCurrentIndex(3)
    dialog.head.period.activated.emit(3)
    assert dialog.head.folder == tmp_path / "下发" / "2023年第四季度"
    assert dialog.footer.again.text() == ""
    dialog.head.due.setDate(QDate(2024, 1, 15))
    press_verb(dialog, qtbot)
    assert place.session.desk is not None
    period = place.session.desk.ledger.get(Period, "2023Q4")
    assert period.due.isoformat() == "2024-01-15"
    assert period.dispatched_on is not None
    assert place.session.board is not None
    assert place.session.board.period is not None
    assert place.session.board.period.uid == "2023Q3"


def test_second_dispatch_says_that_it_is_one(
    dialog: DispatchDialog, qtbot: QtBot, place: Workplace, said: list[Said]
) -> None:
    dialog.units.tree.units.toggle(dialog.units.tree.units.index_of("区民政局"))
    press_verb(dialog, qtbot)
    again = DispatchDialog(place)
    assert again.footer.again.text() == (
        "本期已于 10-12 下发过 2 个单位；再次下发后，两次交回的都能合并。"
    )
    skip = again.options.existing.findData("SKIP")
    again.options.existing.setCurrentIndex(skip)
    assert again.footer.told.text() == "将新建 1 个文件，跳过 2 个，可随时取消。"
    press_verb(again, qtbot)
    assert said[-1].text == "已生成 1 个填报表，跳过 2 个"
    assert said[-1].actions[1][0] == "没有下发的分工 4 条"
    third = DispatchDialog(place)
    assert third.options.existing.currentData() == "SKIP"
    again.deleteLater()
    third.deleteLater()


def test_cancel_keeps_what_is_there(
    dialog: DispatchDialog,
    place: Workplace,
    qtbot: QtBot,
    said: list[Said],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = dispatch_files.write_bytes

    def write_then_cancel(path: Path, data: bytes, *, sync_names: bool) -> None:
        real(path, data, sync_names=sync_names)
        place.jobs.cancel()

    monkeypatch.setattr(dispatch_files, "write_bytes", write_then_cancel)
    press_verb(dialog, qtbot)
    assert said[-1].text == "已生成 1 个，其余未生成；已生成的可以使用。"
    assert [verb for verb, _ in said[-1].actions] == ["打开文件夹"]
    assert len(files(tmp_path / "下发" / "2023年第三季度")) == 1
    assert place.session.desk is not None
    assert len(place.session.desk.ledger.rows(DispatchRow)) == 1


def test_cancelled_before_the_first_nothing_changed(
    dialog: DispatchDialog, place: Workplace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(place.jobs.ended, timeout=20000):
        dialog.options.zipped.setChecked(True)
        dialog.footer.verb.click()
        assert not dialog.units.isEnabled()
        assert dialog.footer.told.text() == "正在生成 1/3：区卫生健康委…"
        dialog.footer.cancel.click()
    QApplication.processEvents()
    assert dialog.isVisible()
    assert dialog.units.isEnabled()
    assert dialog.footer.told.text() == "已取消，台账没有变化。"
    assert place.session.desk is not None
    assert not place.session.desk.ledger.rows(Dispatch)


def test_full_disk_half_way(
    dialog: DispatchDialog, qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = dispatch_files.write_bytes
    paths: list[Path] = []

    def write_one(path: Path, data: bytes, *, sync_names: bool) -> None:
        if paths:
            raise OSError(28, "no space")
        paths.append(path)
        real(path, data, sync_names=sync_names)

    monkeypatch.setattr(dispatch_files, "write_bytes", write_one)
    seen: list[str] = []
    QTimer.singleShot(800, answer("关闭", seen))
    press_verb(dialog, qtbot)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["关闭 换文件夹… 重试"]
    assert dialog.isVisible()
    assert dialog.units.told.text() == "已选 2 个单位，3 行任务"
    assert place.session.desk is not None
    assert len(place.session.desk.ledger.rows(DispatchRow)) == 1


def test_another_job_has_to_end_first(
    dialog: DispatchDialog, place: Workplace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(place.jobs.ended):
        place.jobs.run("备份台账", lambda _report: None, lambda _done: None, lambda _error: None)
        assert not dialog.footer.verb.isEnabled()
        assert dialog.footer.verb.toolTip() == "正在备份台账，完成后再下发"
    assert dialog.footer.verb.isEnabled()
