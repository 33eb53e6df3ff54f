"""历次进展 by real keys: opened, walked through, copied, printed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.modal import when_open
from tests.ui.printing.drawing import words_of
from tests.ui.windows import on_screen
from tzdesk.services.editing import Edit
from tzdesk.ui.dialogs.progress import ProgressDialog
from tzdesk.ui.dialogs.progress.dialog import NO_PERIODS
from tzdesk.ui.dialogs.progress.paper import ProgressPaper
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.printing.dialog import PrintDialog
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree_menu import context_menu
from tzdesk.ui.workplace import Workplace

Key, Modifier, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


def numbered(window: MainWindow, *numbers: str) -> tuple[str, ...]:
    board = window.session.board
    assert board
    return tuple(row.uid for row in board if row.number in numbers)


def shown(dialog: ProgressDialog, label: str, row_of: int = 0) -> list[str]:
    """A line of the table, the first of that name or a later one."""
    model = dialog.table.progress
    rows = [row for row in range(model.rowCount()) if model.words(row, 0) == label]
    return [model.words(rows[row_of], column) for column in range(1, model.columnCount())]


def test_the_key_opens_what_is_chosen(example: MainWindow, qtbot: QtBot) -> None:
    found: list[tuple[str, list[str], list[str]]] = []

    def look(dialog: ProgressDialog) -> None:
        heads = [dialog.table.progress.headerData(at, Qt.Orientation.Horizontal) for at in range(4)]
        found.append((dialog.windowTitle(), heads, shown(dialog, "进展状态")))
        assert not dialog.tasks.isVisible()
        assert dialog.title.text().startswith("第 30 项　促进老城医疗")
        dialog.reject()

    example.session.choose(numbered(example, "30")[0])
    when_open(ProgressDialog, look)
    QTest.keyClick(example, Key.Key_F7)
    assert found == [
        (
            "历次进展 — 第 30 项",
            ["栏目", "一季度", "二季度", "三季度"],
            ["正常推进", "正常推进", "滞后"],
        )
    ]


def test_context_menu_offers_it(example: MainWindow) -> None:
    asked: list[str] = []
    example.session.choose(numbered(example, "30")[0])
    view = example.tree.view
    menu = context_menu(view, view.currentIndex(), view, asked.append)
    next(one for one in menu.actions() if one.text() == "历次进展…").trigger()
    assert asked == ["progress"]
    menu.deleteLater()


def test_several_tasks_one_after_the_other(example: MainWindow, qtbot: QtBot) -> None:
    uids = numbered(example, "13", "30")
    dialog = ProgressDialog(example.place, uids)
    with on_screen(dialog, qtbot):
        assert dialog.windowTitle() == "历次进展 — 2 项任务"
        assert dialog.title.text().startswith("第 13 项")
        QTest.keyClick(dialog.tasks, Key.Key_Down)
        assert dialog.title.text().startswith("第 30 项")
        QTest.mouseClick(dialog.copy_button, Left)
        text = QGuiApplication.clipboard().text()
        assert text.startswith("第 13 项　")
        assert "\n第 30 项　" in text
        assert "进展状态\t正常推进\t正常推进\t滞后" in text
        assert "<td>滞后</td>" in QGuiApplication.clipboard().mimeData().html()


def test_chosen_cells_are_copied(example: MainWindow, qtbot: QtBot) -> None:
    dialog = ProgressDialog(example.place, numbered(example, "30"))
    with on_screen(dialog, qtbot):
        table = dialog.table
        table.setFocus()
        assert table.currentIndex().data() == "滞后"
        QTest.keyClick(table, Key.Key_Down, Modifier.ShiftModifier)
        QTest.keyClick(table, Key.Key_C, Modifier.ControlModifier)
        assert QGuiApplication.clipboard().text() == "滞后\n58%"
        spoken = table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "办公室汇总，三季度，完成比例：58%"
        assert QAccessible.queryAccessibleInterface(table).text(QAccessible.Text.Name)


def test_it_follows_what_is_written(session: Session, place: Workplace, qtbot: QtBot) -> None:
    dialog = ProgressDialog(place, ("t30",))
    with on_screen(dialog, qtbot):
        board = session.board
        assert board
        assert board.period
        session.edit([Edit("t30", "progress", "新写的一句。", board.period.uid)])
        assert shown(dialog, "本期进展情况")[-1] == "新写的一句。"


def test_texts_are_whole_on_the_screen(example: MainWindow, qtbot: QtBot) -> None:
    (uid,) = numbered(example, "30")
    board = example.session.board
    assert board
    assert board.period
    text = "\n".join(f"第 {n} 条进展。" for n in range(20))
    example.session.edit([Edit(uid, "progress", text, board.period.uid)])
    dialog = ProgressDialog(example.place, (uid,))
    with on_screen(dialog, qtbot, (900, 600)):
        assert dialog.table.rowHeight(3) > 20 * dialog.fontMetrics().ascent()


def test_print_shows_what_will_be_printed(example: MainWindow, qtbot: QtBot) -> None:
    uids = numbered(example, "13", "30")
    titles: list[str] = []

    def press(dialog: ProgressDialog) -> None:
        when_open(PrintDialog, lambda one: (titles.append(one.windowTitle()), one.reject()))
        qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClick(dialog, Key.Key_P, Modifier.ControlModifier)
        dialog.reject()

    example.session.choose(uids[0], uids)
    when_open(ProgressDialog, press)
    example.commands["progress"].trigger()
    assert titles == ["打印 — 2023年重点工作_2023年第三季度_历次进展"]
    board = example.session.board
    assert board
    pages = words_of(ProgressPaper(board, uids, 0))
    for page in pages:
        assert "栏目\n一季度\n二季度\n三季度\n" in page
        assert "截至 2023年第三季度　2 项任务\n" in page
    together = "".join(pages)
    assert together.index("第 13 项　") < together.index("第 30 项　")
    assert "区体育局\n" in together


def test_without_periods_it_says_so(place: Workplace, qtbot: QtBot) -> None:
    board = place.session.board
    assert board
    board.period = None
    dialog = ProgressDialog(place, tuple(board.rows)[:1])
    with on_screen(dialog, qtbot):
        assert dialog.pages.currentWidget() is dialog.empty
        assert dialog.empty.text() == NO_PERIODS
        assert not dialog.print_button.isEnabled()
