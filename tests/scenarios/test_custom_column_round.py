"""A column of one's own, by keys alone: made, filled in, exported, changed in the file, imported
again and into another ledger, with the same values.
"""

import shutil
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from tests.scenarios.clerk import ALT, CTRL, Clerk
from tests.services.clocks import Clock
from tests.ui.conftest import example_ledger, opened  # noqa: F401 - fixtures
from tests.ui.typing import commit
from tests.ui.windows import TODAY, Opened
from tzdesk.app import Start
from tzdesk.domain.board import Board
from tzdesk.domain.records import CustomField
from tzdesk.services.desk import Desk
from tzdesk.services.importing import default_options, import_plan
from tzdesk.services.incoming import read_plan
from tzdesk.ui.dialogs.custom_column_form import ColumnForm
from tzdesk.ui.dialogs.custom_columns import CustomColumnsDialog
from tzdesk.ui.dialogs.import_plan import ImportDialog
from tzdesk.ui.main_window import MainWindow

Key = Qt.Key
NUMBER, CHOICE = "目标值", "任务类别"


def board_of(window: MainWindow) -> Board:
    board = window.session.board
    assert board
    return board


def said(board: Board, name: str) -> dict[str | None, str]:
    column = next(one for one in board.ledger.custom_fields() if one.name == name)
    found = {row.number: dict(row.values).get(column.uid, "") for row in board}
    return {number: text for number, text in found.items() if text}


def make_column(clerk: Clerk, name: str, kind: int, *choices: str) -> None:
    """新增… in 自定义列, the `kind`-th of the kinds."""

    def fill_in() -> None:
        form = clerk.box(ColumnForm)
        form.activateWindow()
        clerk.wait(form.isActiveWindow)
        commit(form.name, name)
        clerk.press(Key.Key_Tab)
        clerk.press(Key.Key_Down, times=kind)
        clerk.press(Key.Key_Tab, times=2)
        for one in choices:
            commit(form.choices.field, one)
            clerk.press(Key.Key_Return)
        clerk.press(Key.Key_Return, CTRL)

    dialog = clerk.box(CustomColumnsDialog)
    dialog.activateWindow()
    dialog.add_button.setFocus()
    clerk.wait(dialog.isActiveWindow)
    with clerk.meanwhile(fill_in):
        clerk.press(Key.Key_Space)


def stand_at(window: MainWindow, number: str, column: CustomField) -> None:
    view = window.tree.view
    uid = next(row.uid for row in board_of(window) if row.number == number)
    view.set_open(view.tree.find(("", uid, "")).parent(), True)
    view.go(view.tree.find(("", uid, ""), view.tree.columns.places[column.uid]))
    view.setFocus()


def fill_in_cells(clerk: Clerk, window: MainWindow) -> None:
    choice, number = board_of(window).ledger.custom_fields()
    assert window.tree.view.columns.shown(number.uid)  # what is new is shown
    stand_at(window, "1", number)
    for text in ("1,200", "80.5", "6"):
        for letter in text:
            clerk.write(letter)  # the first one opens the editor, which has the others
        clerk.press(Key.Key_Return)
    stand_at(window, "1", choice)
    clerk.press(Key.Key_Down, ALT)
    clerk.wait(lambda: window.tree.editing)
    clerk.press(Key.Key_Down, times=2)
    clerk.press(Key.Key_Return)
    clerk.wait(lambda: said(board_of(window), CHOICE))


def change_file(path: Path) -> None:
    """What a person does in Excel: two cells of the columns, found by their heads."""
    book = openpyxl.load_workbook(path)
    sheet = book["台账"]
    heads = [str(cell.value) for cell in sheet[3]]
    for row, head, value in ((5, NUMBER, 95), (6, CHOICE, "经济")):
        sheet.cell(row, heads.index(head) + 1, value)
    book.save(path)


def import_again(clerk: Clerk, path: Path) -> None:
    def in_dialog() -> None:
        dialog = clerk.box(ImportDialog)
        dialog.activateWindow()
        clerk.wait(dialog.isActiveWindow)
        with clerk.meanwhile(lambda: clerk.choose_file(path)):
            dialog.choose.choose_button.setFocus()
            clerk.press(Key.Key_Space)
        clerk.wait(lambda: dialog.review is not None)
        dialog.activateWindow()
        clerk.wait(dialog.isActiveWindow)
        clerk.press(Key.Key_Return, CTRL)
        assert dialog.next_button.text() == "更新 2 项"
        clerk.press(Key.Key_Return, CTRL)

    with clerk.meanwhile(in_dialog):
        clerk.press(Key.Key_I, CTRL)


@pytest.fixture
def window(opened: Opened, example_ledger: Path, tmp_path: Path) -> MainWindow:  # noqa: F811
    """On a ledger of the clerk's own: into the example nothing is imported."""
    path = tmp_path / "台账.tzdb"
    shutil.copyfile(example_ledger, path)
    return opened(Start(ledger=path, today=TODAY))


def test_a_column_goes_out_and_comes_back(window: MainWindow, tmp_path: Path) -> None:
    clerk = Clerk(window)

    def make_both() -> None:
        make_column(clerk, CHOICE, 3, "民生", "经济")
        make_column(clerk, NUMBER, 1)
        dialog = clerk.box(CustomColumnsDialog)
        dialog.activateWindow()
        clerk.wait(dialog.isActiveWindow)
        clerk.press(Key.Key_Escape)

    with clerk.meanwhile(make_both):
        window.commands["custom_columns"].trigger()
    fill_in_cells(clerk, window)
    assert said(board_of(window), NUMBER) == {"1": "1200", "2": "80.5", "3": "6"}
    filled = said(board_of(window), CHOICE)
    assert list(filled) == ["1"]

    workbook = tmp_path / "导出.xlsx"
    with clerk.meanwhile(lambda: clerk.choose_file(workbook)):
        clerk.press(Key.Key_E, CTRL)
    clerk.wait(workbook.exists)
    clerk.wait(lambda: not window.jobs.busy)
    change_file(workbook)
    import_again(clerk, workbook)
    numbers, choices = said(board_of(window), NUMBER), said(board_of(window), CHOICE)
    assert numbers == {"1": "1200", "2": "95", "3": "6"}
    assert choices == filled | {"3": "经济"}

    clock = Clock(datetime.fromisoformat("2023-10-12T14:32:00"))
    with Desk.create(tmp_path / "另一本.tzdb", clock=clock) as other:
        incoming = read_plan(workbook)
        options = default_options(incoming.draft, other.today)
        import_plan(other, incoming.draft, options, exported=incoming.exported)
        assert said(other.board(), NUMBER) == numbers
        assert said(other.board(), CHOICE) == choices
    clerk.press(Key.Key_Z, CTRL)
    assert said(board_of(window), NUMBER)["2"] == "80.5"
