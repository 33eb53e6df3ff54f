"""单位管理 with real events: cells, fields, chips, categories, order, forms, what is refused."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.modal import when_open
from tests.ui.small_ledger import small_desk
from tzdesk.domain.records import Unit, UnitCategory
from tzdesk.ui.dialogs.dispatch.members import MembersDialog
from tzdesk.ui.dialogs.units import UnitsDialog
from tzdesk.ui.dialogs.units.forms import RENAME_HINT, AddForm, RenameForm
from tzdesk.ui.dialogs.units.lines import NAMES
from tzdesk.ui.session import Session
from tzdesk.ui.workplace import Workplace

Key, Modifier = Qt.Key, Qt.KeyboardModifier
HEALTH, CIVIL, SPORT = "区卫生健康委", "区民政局", "区体育局"


def unit(session: Session, uid: str) -> Unit:
    assert session.desk
    return session.desk.ledger.get(Unit, uid)


def listed(dialog: UnitsDialog) -> list[str]:
    """The units in the order in which the tree shows them."""
    return [line.entry.name for group in dialog.tree.units.groups for line in group.lines]


def row(dialog: UnitsDialog, uid: str) -> list[str]:
    index = dialog.tree.units.index_of(uid)
    return [index.siblingAtColumn(at).data() for at in range(len(NAMES))]


def test_units_stand_by_category_with_all_that_is_known(dialog: UnitsDialog) -> None:
    assert listed(dialog) == [HEALTH, CIVIL, SPORT, "各乡镇政府"]
    assert row(dialog, SPORT) == [SPORT, "2", "王五", "1003", "", "未报送"]
    assert row(dialog, "各乡镇政府")[-1] == "—"
    index = dialog.tree.units.index_of(SPORT)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "区体育局，2 项任务，联系人 王五，联系电话 1003，上期未报送"
    )
    assert dialog.footer.told.text() == "4 个单位，其中统称单位 1 个"


def test_contact_is_typed_in_its_cell_and_taken_back(
    dialog: UnitsDialog, session: Session, qtbot: QtBot
) -> None:
    tree = dialog.tree
    for _ in range(NAMES.index("phone")):
        qtbot.keyClick(tree, Key.Key_Right)
    qtbot.keyClick(tree, Key.Key_F2)
    editor = tree.viewport().findChild(QLineEdit)
    assert editor.text() == "1001"
    editor.setText("8123 4567")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: row(dialog, HEALTH)[3] == "81234567")
    assert dialog.isVisible()
    assert unit(session, HEALTH).phone == "81234567"
    assert dialog.footer.message.text == "已修改“区卫生健康委”的联系方式"
    assert dialog.pane.fields["phone"].text() == "81234567"
    qtbot.keyClick(dialog, Key.Key_Z, Modifier.ControlModifier)
    assert unit(session, HEALTH).phone == "1001"
    assert row(dialog, HEALTH)[3] == "1001"


def test_fields_commit_when_they_are_left_and_esc_gives_back(
    dialog: UnitsDialog, session: Session, qtbot: QtBot
) -> None:
    field = dialog.pane.fields["contact"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "li si")
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == "张三"
    assert dialog.isVisible()
    field.selectAll()
    qtbot.keyClicks(field, "li si")
    qtbot.keyClick(field, Key.Key_Tab)
    assert unit(session, HEALTH).contact == "li si"


def test_renamed_with_the_old_name_as_alias(
    dialog: UnitsDialog, session: Session, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def rename(form: RenameForm) -> None:
        seen.append(form.told.text())
        assert not form.verb.isEnabled()
        form.name.setText(CIVIL)
        qtbot.keyClick(form.name, Key.Key_Return)
        seen.append(form.error.text())
        form.name.setText("区卫健委")
        qtbot.keyClick(form.name, Key.Key_Return)

    when_open(RenameForm, rename)
    qtbot.keyClick(dialog.tree, Key.Key_F2)
    assert seen == [RENAME_HINT, "已有单位“区民政局”。请改用别的名称，或把两个单位合并。"]
    assert row(dialog, HEALTH)[:5] == ["区卫健委", "1", "张三", "1001", HEALTH]
    assert [chip.words for chip in dialog.pane.aliases.chips] == [HEALTH]
    assert session.board
    assert session.board.rows["t30"].unit_names[0] == "区卫健委"
    session.undo()
    assert row(dialog, HEALTH)[0] == HEALTH


def test_aliases_come_and_go_as_chips(dialog: UnitsDialog, session: Session, qtbot: QtBot) -> None:
    assert session.desk
    ledger = session.desk.ledger
    field = dialog.pane.alias
    field.setFocus()
    field.insert("区卫生局")
    qtbot.keyClick(field, Key.Key_Return)
    assert ledger.aliases(HEALTH) == ["区卫生局"]
    assert field.text() == ""
    field.insert(SPORT)
    qtbot.keyClick(field, Key.Key_Return)
    assert dialog.pane.error.text().startswith("已有单位“区体育局”。")
    (chip,) = dialog.pane.aliases.chips
    qtbot.keyClick(chip, Key.Key_Delete)
    assert ledger.aliases(HEALTH) == []


def test_order_by_keys_and_by_dropping(dialog: UnitsDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.tree, Key.Key_Down, Modifier.AltModifier)
    assert listed(dialog)[:3] == [CIVIL, HEALTH, SPORT]
    qtbot.keyClick(dialog.tree, Key.Key_Down, Modifier.AltModifier)
    assert listed(dialog)[:3] == [CIVIL, SPORT, HEALTH]
    qtbot.keyClick(dialog.tree, Key.Key_Down, Modifier.AltModifier)
    assert listed(dialog)[:3] == [CIVIL, SPORT, HEALTH]
    drop(dialog, HEALTH, dialog.tree.units.index_of(CIVIL), above=True)
    assert listed(dialog)[:3] == [HEALTH, CIVIL, SPORT]
    towns = dialog.tree.units.index(1, 0)
    drop(dialog, SPORT, towns)
    assert [len(group.lines) for group in dialog.tree.units.groups] == [2, 1, 0, 1]
    assert dialog.tree.current
    assert dialog.tree.current.entry.category is not UnitCategory.TOWNSHIP


def drop(dialog: UnitsDialog, uid: str, onto: object, *, above: bool = False) -> None:
    """Drags a unit over a row, or its upper edge, and lets it fall."""
    view = dialog.tree
    data = view.units.mimeData([view.units.index_of(uid)])
    rect = view.visualRect(onto)  # type: ignore[arg-type]
    at = rect.topLeft() if above else rect.center()
    rest = Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Modifier.NoModifier
    entering, moving = QDragEnterEvent(at, *rest), QDragMoveEvent(at, *rest)
    for event in (entering, moving, QDropEvent(QPointF(at), *rest)):
        QApplication.sendEvent(view.viewport(), event)
    QApplication.processEvents()


def test_category_is_chosen_and_what_does_not_fit_refused(
    dialog: UnitsDialog, session: Session, qtbot: QtBot
) -> None:
    box = dialog.pane.category
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Down)
    assert unit(session, HEALTH).category is UnitCategory.TOWNSHIP
    dialog.tree.go(CIVIL)
    qtbot.keyClick(box, Key.Key_End)
    assert dialog.pane.error.text().startswith("“区民政局”已有填报")
    assert box.currentText() == UnitCategory.OFFICE.value


def test_a_unit_is_added_and_removed(dialog: UnitsDialog, qtbot: QtBot) -> None:
    assert dialog.pane.why.text() == "有 1 项任务，不能删除；可以合并到其他单位"
    assert not dialog.pane.remove_button.isEnabled()

    def add(form: AddForm) -> None:
        form.name.insert("潞城镇政府")
        assert form.category.currentText() == "按名称判断：街道、乡镇"
        qtbot.keyClick(form.name, Key.Key_Return)

    when_open(AddForm, add)
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    assert dialog.tree.current
    assert dialog.tree.current.entry.name == "潞城镇政府"
    qtbot.mouseClick(dialog.pane.remove_button, Qt.MouseButton.LeftButton)
    assert "潞城镇政府" not in listed(dialog)


def test_members_are_given_for_all_or_one_and_taken_away(dialog: UnitsDialog, qtbot: QtBot) -> None:
    def give(members: MembersDialog) -> None:
        members.more.setText("宋庄镇政府、台湖镇政府")
        qtbot.mouseClick(members.verb, Qt.MouseButton.LeftButton)

    dialog.tree.go("各乡镇政府")
    when_open(MembersDialog, give)
    qtbot.mouseClick(dialog.pane.members_button, Qt.MouseButton.LeftButton)
    assert row(dialog, "各乡镇政府")[4] == "宋庄镇政府、台湖镇政府"
    first, second = dialog.pane.members.chips
    assert (first.words, second.words) == ("宋庄镇政府　全部任务", "台湖镇政府　全部任务")
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert row(dialog, "各乡镇政府")[4] == "台湖镇政府"


def test_finding_by_pinyin_and_going_into_the_list(dialog: UnitsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.field, "mzj")
    assert listed(dialog) == [CIVIL]
    qtbot.keyClick(dialog.field, Key.Key_Down)
    assert dialog.tree.hasFocus()
    dialog.field.setFocus()
    qtbot.keyClick(dialog.field, Key.Key_Escape)
    assert len(listed(dialog)) == 4
    assert dialog.isVisible()


def test_a_task_is_brought_to_the_front(dialog: UnitsDialog, qtbot: QtBot) -> None:
    dialog.tree.go(SPORT)
    tasks = dialog.pane.tasks
    assert [tasks.item(at).text()[:2] for at in range(tasks.count())] == ["29", "30"]
    tasks.setCurrentRow(1)
    with qtbot.waitSignal(dialog.task_wanted) as wanted:
        tasks.itemActivated.emit(tasks.item(1))
    assert wanted.args == ["t30"]
    assert not dialog.isVisible()


def test_what_is_closed_stays_closed(place: Workplace, qtbot: QtBot) -> None:
    first = UnitsDialog(place)
    qtbot.addWidget(first)
    first.show()
    first.tree.setCurrentIndex(first.tree.units.index(0, 0))
    qtbot.keyClick(first.tree, Key.Key_Left)
    first.close()
    again = UnitsDialog(place)
    qtbot.addWidget(again)
    assert not again.tree.isExpanded(again.tree.units.index(0, 0))
    assert again.tree.isExpanded(again.tree.units.index(3, 0))


@pytest.fixture
def read_only(session: Session, tmp_path: Path) -> Session:
    from tzdesk.services.desk import Desk  # noqa: PLC0415 - for this test only

    folder = tmp_path / "other"
    folder.mkdir()
    with small_desk(folder) as desk:
        path, clock = desk.path, desk._clock
    session.open(Desk.open(path, clock=clock, read_only=True))
    return session


def test_a_ledger_that_is_only_read_offers_nothing(read_only: Session, dialog: UnitsDialog) -> None:
    pane = dialog.pane
    buttons = (pane.rename_button, pane.merge_button, dialog.add_button, dialog.import_button)
    assert not any(button.isEnabled() for button in buttons)
    assert not any(field.isEnabled() for field in pane.fields.values())
