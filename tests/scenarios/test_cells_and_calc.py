"""Many tasks at once, by real keys: twelve edited in one dialog; five rows out to LibreOffice Calc,
changed there, and pasted back.

Calc runs without a display: what the window put on the clipboard goes into it as the HTML that it
would be handed, is changed in the sheet that Calc made of it, and comes out again in both forms
that Calc itself offers for copying, HTML and text separated by tabs.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from tests.scenarios.clerk import CTRL, Clerk
from tests.ui.conftest import example, example_ledger, opened  # noqa: F401 - fixtures
from tzdesk.ui.dialogs.bulk_edit import BulkEdit
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.session import Said

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
AS_SHEET, AS_TEXT = "HTML (StarCalc)", "Text - txt - csv (StarCalc):9,34,76,1"
FIRST, ROWS = 9, 5
"""Five tasks of one chapter, of which the first is not the first of all."""


@pytest.fixture
def said(example: MainWindow) -> list[Said]:  # noqa: F811 - the fixture
    heard: list[Said] = []
    example.session.said.connect(heard.append)
    return heard


def stand_at(window: MainWindow, number: int, column: str) -> str:
    """Makes a task's cell the current one; the task's uid."""
    board = window.session.board
    assert board
    uid = next(row.uid for row in board if row.number == str(number))
    view = window.tree.view
    view.set_open(view.tree.find(("", uid, "")).parent(), True)
    view.go(view.tree.find(("", uid, ""), PLACES[column]))
    view.setFocus()
    return uid


def held(window: MainWindow, numbers: range) -> list[tuple[str, float, str]]:
    board = window.session.board
    assert board
    rows = {row.number: row for row in board}
    found = [rows[str(number)] for number in numbers]
    return [
        (one.status.value, one.percent, (one.summary and one.summary.progress) or "")
        for one in found
    ]


def test_twelve_tasks_are_edited_at_once_and_taken_back(
    example: MainWindow,  # noqa: F811 - the fixture
    said: list[Said],
) -> None:
    clerk = Clerk(example)
    numbers = range(9, 21)
    before = held(example, numbers)
    stand_at(example, 9, "status")
    clerk.press(Key.Key_Down, SHIFT, times=11)
    assert len(example.session.selected) == 12

    def fill_in() -> None:
        dialog = clerk.box(BulkEdit)
        dialog.activateWindow()
        clerk.wait(dialog.isActiveWindow)
        status, percent = dialog.fields["status"], dialog.fields["percent"]
        clerk.press(Key.Key_Space)
        clerk.press(Key.Key_Tab)
        clerk.press(Key.Key_Home)
        clerk.press(Key.Key_Down, times=2)
        assert status.editor.typed == "滞后"
        clerk.press(Key.Key_Tab, times=2)
        clerk.write("40")
        assert percent.tick.isChecked()
        assert dialog.verb.text() == "修改 12 项"
        clerk.press(Key.Key_Return, CTRL)

    with clerk.meanwhile(fill_in):
        example.commands["bulk_edit"].trigger()
    assert [row[:2] for row in held(example, numbers)] == [("滞后", 40)] * 12
    assert said[-1].text == "已批量修改 12 项任务"
    assert example.commands["undo"].text() == "撤销 批量修改 12 项任务"
    clerk.press(Key.Key_Z, CTRL)
    assert held(example, numbers) == before
    clerk.press(Key.Key_Y, CTRL)
    assert [row[1] for row in held(example, numbers)] == [40] * 12


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_five_rows_go_to_calc_and_come_back(
    example: MainWindow,  # noqa: F811 - the fixture
    said: list[Said],
    tmp_path: Path,
) -> None:
    clerk = Clerk(example)
    numbers = range(FIRST, FIRST + ROWS)
    before = held(example, numbers)
    stand_at(example, FIRST, "number")
    clerk.press(Key.Key_End, SHIFT)
    clerk.press(Key.Key_Down, SHIFT, times=ROWS - 1)
    clerk.press(Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().mimeData().text()

    through_calc(tmp_path, lambda sheet: sheet)
    stand_at(example, FIRST, "number")
    clerk.press(Key.Key_V, CTRL)
    assert said[-1].text == "粘贴的内容与台账相同，没有改动"

    status, percent, progress = before[0]
    through_calc(tmp_path, lambda sheet: changed(sheet, status, percent, progress))
    assert QGuiApplication.clipboard().mimeData().text() != copied
    stand_at(example, FIRST, "number")
    clerk.press(Key.Key_V, CTRL)
    after = held(example, numbers)
    assert after[0] == ("已调整", 12.5, "第一行\n第二行，说“好”")
    assert after[1:] == before[1:]
    assert said[-1].text == "已写入 3 格，1 格未写入"
    clerk.press(Key.Key_Z, CTRL)
    assert held(example, numbers) == before


def changed(sheet: str, status: str, percent: float, progress: str) -> str:
    """What a clerk changes in Calc: the first row's cells, and a word in the text of the plan."""
    rows = re.findall(r"<table:table-row.*?</table:table-row>", sheet, re.DOTALL)
    first = row = next(one for one in rows if f"<text:p>{FIRST}</text:p>" in one)
    cells = re.findall(r"<table:table-cell.*?(?:</table:table-cell>|/>)", row, re.DOTALL)
    places = {"text": 1, "status": 5, "percent": 6, "progress": 7}
    assert status in cells[places["status"]]
    assert f"{percent:g}" in cells[places["percent"]]
    row = row.replace(cells[places["text"]], _cell("另行安排"), 1)
    row = row.replace(cells[places["status"]], _cell("已调整"), 1)
    row = row.replace(cells[places["percent"]], _cell("12.5%"), 1)
    row = row.replace(cells[places["progress"]], _cell("第一行", "第二行，说“好”"), 1)
    return sheet.replace(first, row, 1)


def _cell(*lines: str) -> str:
    text = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def through_calc(folder: Path, change: Callable[[str], str]) -> None:
    """Hands the clipboard's table to Calc, changes the sheet, and copies what Calc makes of it."""
    page = folder / "copied.html"
    page.write_text(QGuiApplication.clipboard().mimeData().html(), "utf-8")
    sheet = convert(page, "fods", AS_SHEET)
    sheet.write_text(change(sheet.read_text("utf-8")), "utf-8")
    data = QMimeData()
    data.setText(convert(sheet, f"csv:{AS_TEXT}").read_text("utf-8"))
    data.setHtml(convert(sheet, f"html:{AS_SHEET}").read_text("utf-8"))
    QGuiApplication.clipboard().setMimeData(data)


def convert(path: Path, kind: str, read_as: str = "") -> Path:
    """What LibreOffice makes of a file, beside it."""
    command = [
        *("soffice", f"-env:UserInstallation={(path.parent / 'office').as_uri()}", "--headless"),
        *([f"--infilter={read_as}"] if read_as else []),
        *("--convert-to", kind, "--outdir", str(path.parent), str(path)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path.with_suffix(f".{kind.partition(':')[0]}")
