"""下发填报表 with real widgets: list, options, contacts, members, keys."""

from collections.abc import Callable

from PySide6.QtCore import SIGNAL, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.dispatch.deeds import cell, click
from tests.ui.import_plan.steps import answer
from tzdesk.domain.records import Unit
from tzdesk.ui.dialogs.dispatch import DispatchDialog
from tzdesk.ui.dialogs.dispatch.members import MembersDialog
from tzdesk.ui.dialogs.dispatch.unit_delegate import link_rect, tick_box
from tzdesk.ui.dialogs.dispatch.unit_model import ENTRY
from tzdesk.ui.workplace import Workplace


def test_ticks_by_space_by_mouse_and_by_category(dialog: DispatchDialog, qtbot: QtBot) -> None:
    tree = dialog.units.tree
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert dialog.footer.verb.text() == "生成 2 个填报表"
    office = tree.units.index(0, 0)
    assert tree.units.check_state(office) is Qt.CheckState.PartiallyChecked
    click(dialog, qtbot, tick_box(tree.visualRect(cell(dialog, "区民政局", "tick"))).center())
    assert dialog.footer.verb.text() == "生成 1 个填报表"
    tree.setCurrentIndex(office)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert dialog.footer.verb.text() == "生成 3 个填报表"
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert dialog.footer.told.text() == "至少选一个单位"
    assert not dialog.footer.verb.isEnabled()
    assert dialog.footer.verb.toolTip() == "至少选一个单位"
    dialog.units.all.click()
    assert dialog.footer.verb.isEnabled()


def test_last_periods_missing_and_finding(dialog: DispatchDialog, qtbot: QtBot) -> None:
    dialog.units.invert.click()
    dialog.units.missing.click()
    assert dialog.units.told.text() == "已选 3 个单位，4 行任务"
    dialog.units.field.setText("民政")
    assert dialog.units.tree.units.rowCount() == 1
    assert dialog.units.told.text() == "已选 3 个单位，4 行任务"
    qtbot.keyClick(dialog.units.field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.units.tree.units.rowCount() == 2


def test_pattern_is_checked_where_it_is_typed(dialog: DispatchDialog, qtbot: QtBot) -> None:
    dialog.options.pattern.setText("{填报期}")
    assert dialog.options.error.text() == "文件名须含 {单位}，否则各单位的文件会重名。"
    assert dialog.options.error.isVisible()
    assert not dialog.footer.verb.isEnabled()
    dialog.options.pattern.setText("{序号}{单位}")
    assert cell(dialog, "区民政局", "file").data() == "2区民政局.xlsx"
    assert dialog.options.sample.text() == "1区卫生健康委.xlsx"
    assert dialog.footer.verb.isEnabled()


def test_no_whole_path_no_dispatch(dialog: DispatchDialog) -> None:
    dialog.head.folder_field.setText("下发")
    assert dialog.head.error.isVisible()
    assert not dialog.footer.verb.isEnabled()


def test_contact_is_typed_in_the_list(
    dialog: DispatchDialog, qtbot: QtBot, place: Workplace
) -> None:
    tree = dialog.units.tree
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.viewport().findChild(QLineEdit)
    assert editor.text() == "张三　1001"
    editor.setText("李四 2002")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(dialog, "区卫生健康委", "contact").data() == "李四　2002")
    assert dialog.isVisible()
    assert place.session.desk is not None
    unit = place.session.desk.ledger.get(Unit, "区卫生健康委")
    assert (unit.contact, unit.phone) == ("李四", "2002")


def when_open(deed: Callable[[MembersDialog], None]) -> None:
    """Does something with 指定单位 as soon as it is there."""
    members = QApplication.activeModalWidget()
    if isinstance(members, MembersDialog):
        deed(members)
    else:
        QTimer.singleShot(10, lambda: when_open(deed))


def name_towns(members: MembersDialog) -> None:
    assert not members.verb.isEnabled()
    members.more.setText("宋庄镇政府、台湖镇政府")
    assert members.verb.text() == "指定 2 个单位"
    members.verb.click()


def test_members_of_a_collective_unit_get_workbooks(dialog: DispatchDialog, qtbot: QtBot) -> None:
    assert dialog.strip.told.text().startswith("<b>1 个统称单位没有填报表：</b>各乡镇政府。")
    tree = dialog.units.tree
    index = cell(dialog, "各乡镇政府", "file")
    at = link_rect(tree.visualRect(index).adjusted(8, 0, -8, -1), index.data(ENTRY)).center()
    when_open(name_towns)
    click(dialog, qtbot, at)
    qtbot.waitUntil(dialog.strip.isHidden)
    assert dialog.units.told.text() == "已选 5 个单位，6 行任务"


def test_members_one_by_one_and_a_refusal(dialog: DispatchDialog, qtbot: QtBot) -> None:
    said: list[str] = []

    def type_collective(members: MembersDialog) -> None:
        members.items.item(0).setCheckState(Qt.CheckState.Checked)
        members.more.setText("各乡镇政府")
        members.verb.click()
        said.append(members.error.text())
        members.reject()

    when_open(type_collective)
    dialog.strip.one_by_one.click()
    assert "是统称单位，不能作为成员" in said[0]
    assert dialog.strip.isVisible()


def test_chosen_units_are_not_lost_unasked(dialog: DispatchDialog, qtbot: QtBot) -> None:
    dialog.units.tree.units.toggle(dialog.units.tree.units.index_of("区民政局"))
    seen: list[str] = []
    QTimer.singleShot(0, answer("继续选择", seen))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert seen == ["放弃 继续选择"]
    assert dialog.isVisible()
    QTimer.singleShot(0, answer("继续选择", seen))
    dialog.close()
    assert len(seen) == 2
    assert dialog.isVisible()
    dialog.units.tree.units.toggle(dialog.units.tree.units.index_of("区民政局"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_rows_speak(dialog: DispatchDialog) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cell(dialog, "区体育局", "tick").data(role) == (
        "区体育局，已选，2 项任务，联系人 王五　1003，上期未报送，"
        "2023年重点工作_区体育局_2023年第三季度_填报表.xlsx"
    )
    assert cell(dialog, "各乡镇政府", "tick").data(role).startswith("各乡镇政府，不能选，1 项任务")


def test_tab_goes_from_above_to_below(dialog: DispatchDialog) -> None:
    chain = [dialog.head.period]
    while (following := chain[-1].nextInFocusChain()) is not chain[0]:
        chain.append(following)
    wanted = [
        dialog.head.period,
        dialog.head.due,
        dialog.head.folder_field,
        dialog.head.browse,
        dialog.units.field,
        dialog.units.all,
        dialog.units.invert,
        dialog.units.missing,
        dialog.units.tree,
        dialog.options.prefill,
        dialog.options.contacts,
        dialog.options.zipped,
        dialog.options.pattern,
        dialog.options.existing,
        dialog.strip.one_by_one,
        dialog.footer.cancel,
        dialog.footer.verb,
    ]
    assert [one for one in chain if one in wanted] == wanted


def test_a_closed_dialog_hears_of_no_job(place: Workplace, qtbot: QtBot) -> None:
    def listeners() -> list[int]:
        return [place.jobs.receivers(SIGNAL(one)) for one in ("started(QString)", "ended()")]

    before = listeners()
    dialog = DispatchDialog(place)
    assert all(now > then for now, then in zip(listeners(), before, strict=True))
    dialog.done(0)
    dialog.deleteLater()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    assert listeners() == before
    done: list[str] = []
    with qtbot.waitSignal(place.jobs.ended):
        place.jobs.run("导出 Excel", lambda _report: "导出", done.append, print)
    assert done == ["导出"]
