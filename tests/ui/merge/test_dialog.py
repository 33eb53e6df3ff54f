"""回收合并 with real widgets, real workbooks and a real ledger: from the folder to the ledger."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.services.merging.office import Office
from tests.ui.merge.steps import SPORT, TRADE, WATER, check, hand_in_all, names, rows, write
from tzdesk.ui.dialogs.merge import MergeDialog
from tzdesk.ui.dialogs.merge.rows import ChangeRow, ConflictRow, Heading, InvalidRow, NoticeRow
from tzdesk.ui.workplace import Workplace

Keys = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def test_from_folder_to_ledger_by_keyboard(
    dialog: MergeDialog, place: Workplace, qtbot: QtBot, office: Office
) -> None:
    said: list[object] = []
    place.session.said.connect(said.append)
    hand_in_all(office)
    check(dialog, qtbot, office)
    assert names(dialog) == [
        (f"{SPORT}.xlsx", "没有改动", None),
        (f"{TRADE}.xlsx", "有错误", True),
        (f"{WATER}.xlsx", "有冲突", True),
        ("说明.xlsx", "非填报表", None),
    ]
    qtbot.keyClick(dialog.page.files, Keys.Key_Home)
    assert dialog.page.head.told.text() == f"{SPORT}　5 行，改动 0 处"
    footer = dialog.footer
    assert footer.told.text() == "将 3 个文件的 2 处改动写入台账；跳过 1 个文件"
    assert footer.conflicts.text() == "剩 2 处冲突未选择"
    assert footer.invalid.text() == "1 处填写有误"
    qtbot.keyClick(dialog, Keys.Key_F8)
    row = dialog.page.rows.current
    assert isinstance(row, ConflictRow)
    assert row.title == "冲突 1/2"
    assert [one.text for one in row.cards] == ["50%", "60%", "80%"]
    assert [one.head for one in row.cards] == [
        "下发时 10-08",
        "台账 张三 10-10 09:00",
        f"来件 {WATER} 10-09",
    ]
    qtbot.keyClick(dialog, Keys.Key_3, ALT)
    assert dialog.page.rows.current == row, "两者都留 is for long text only"
    qtbot.keyClick(dialog, Keys.Key_2, ALT)
    row = dialog.page.rows.current
    assert isinstance(row, ConflictRow)
    assert row.title == "冲突 2/2"
    qtbot.keyClick(dialog, Keys.Key_3, ALT)
    assert footer.conflicts.text() == ""
    assert footer.write.text() == "写入 4 处改动"
    write(dialog, qtbot)
    report = office.report(WATER, 0)
    assert report
    assert report.percent == 80
    assert report.problem == "资金和用地紧张。\n人手不足。"
    assert said[-1].text == "已合并 3 个文件、4 处改动"  # type: ignore[attr-defined]
    verbs = dict(said[-1].actions)  # type: ignore[attr-defined]
    assert list(verbs) == ["查看改动", "撤销"]
    verbs["查看改动"]()
    assert place.session.asked.origin == "本次合并"
    written = frozenset(office.parts(unit)[0].task_uid for unit in (WATER, TRADE))
    assert place.session.asked.tasks == written
    verbs["撤销"]()
    report = office.report(WATER, 0)
    assert report
    assert (report.percent, report.problem) == (60, "资金和用地紧张。")


def test_ticks_and_remedies_change_the_figures(
    dialog: MergeDialog, qtbot: QtBot, office: Office
) -> None:
    hand_in_all(office)
    check(dialog, qtbot, office)
    dialog.page.files.go_to(str(office.inbox / f"{TRADE}.xlsx"))
    (invalid,) = rows(dialog, InvalidRow)
    assert isinstance(invalid, InvalidRow)
    assert "“八成”不是 0–100 的数字" in invalid.words
    assert invalid.suggestion == "80%"
    dialog.page.rows.wanted.emit(invalid, "accept")
    assert dialog.footer.write.text() == "写入 3 处改动"
    assert dialog.footer.invalid.text() == ""
    assert "灰色列被改动" in [one.title for one in rows(dialog, NoticeRow)]  # type: ignore[union-attr]
    (change,) = rows(dialog, ChangeRow)
    assert isinstance(change, ChangeRow)
    dialog.page.rows.go_to(change.place.cell.key)
    qtbot.keyClick(dialog.page.rows, Keys.Key_Space)
    assert dialog.footer.write.text() == "写入 2 处改动"
    qtbot.keyClick(dialog.page.files, Keys.Key_Space)
    assert dialog.footer.told.text() == "将 2 个文件的 1 处改动写入台账；跳过 2 个文件"
    dialog.page.files.go_to(str(office.inbox / f"{WATER}.xlsx"))
    assert not rows(dialog, Heading), "the other file does not take part"


def test_open_conflicts_are_found_again(
    dialog: MergeDialog, place: Workplace, qtbot: QtBot, office: Office
) -> None:
    hand_in_all(office)
    check(dialog, qtbot, office)
    write(dialog, qtbot)
    again = MergeDialog(place)
    again.show()
    qtbot.waitExposed(again)
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    assert again.start.open.text() == "待处理冲突 3 处"
    again.start.resume.click()
    assert again.isActiveWindow()
    qtbot.keyClick(again, Keys.Key_F8)
    assert isinstance(again.page.rows.current, ConflictRow)
    qtbot.keyClick(again, Keys.Key_2, ALT)
    qtbot.keyClick(again, Keys.Key_1, ALT)
    assert again.footer.told.text() == "将 1 个文件的 1 处改动写入台账；跳过 1 个文件"
    write(again, qtbot)
    report = office.report(WATER, 0)
    assert report
    assert (report.percent, report.problem) == (80, "资金和用地紧张。")
    third = MergeDialog(place)
    assert third.start.open.text() == "待处理冲突 1 处"
    for one in (again, third):
        one.done(0)
        one.deleteLater()


def test_clicks_reach_boxes_cards_and_buttons(
    dialog: MergeDialog, qtbot: QtBot, office: Office
) -> None:
    from tzdesk.ui.dialogs.merge.rows_layout import (  # noqa: PLC0415
        card_rects,
        tick_rect,
        verb_rects,
    )
    from tzdesk.ui.theme import current_theme  # noqa: PLC0415

    hand_in_all(office)
    check(dialog, qtbot, office)
    view = dialog.page.rows
    dialog.page.files.go_to(str(office.inbox / f"{WATER}.xlsx"))

    def click(row: object, place: object) -> None:
        index = view.found.index(view.found.rows.index(row))  # type: ignore[arg-type]
        view.scrollTo(index)
        rect = place(view.visualRect(index), row, current_theme())  # type: ignore[operator]
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())

    click(rows(dialog, ConflictRow)[0], lambda rect, row, theme: card_rects(rect, row, theme)[2])
    assert dialog.footer.conflicts.text() == "剩 1 处冲突未选择"
    assert view.current == rows(dialog, ConflictRow)[1]
    click(rows(dialog, ChangeRow)[0], lambda rect, _row, theme: tick_rect(rect, theme))
    assert [one.verdict for one in rows(dialog, ChangeRow)] == ["不采用"]  # type: ignore[union-attr]
    click(
        rows(dialog, InvalidRow)[0],
        lambda rect, row, theme: next(at for name, _, at in verb_rects(rect, row, theme)),
    )
    assert dialog.footer.invalid.text() == ""
