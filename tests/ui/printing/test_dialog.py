"""打印 by real keys and buttons: preview, PDF, a printer, none, and leaving what takes long."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.modal import when_open
from tests.ui.printing.drawing import LASER
from tests.ui.printing.pdf_text import page_texts
from tests.ui.windows import on_screen
from tzdesk.domain.steps import Steps
from tzdesk.services.progress import Progress
from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.dialogs.shortcuts import ShortcutSheet
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.messages import MessageBox
from tzdesk.ui.printing.devices import Order, Sides
from tzdesk.ui.printing.dialog import PrintDialog
from tzdesk.ui.printing.options import NO_PRINTER
from tzdesk.ui.printing.page_view import WIDTH
from tzdesk.ui.printing.printout import Caption, Layout
from tzdesk.ui.printing.sheet import Orientation
from tzdesk.ui.printing.work import CANCELLED
from tzdesk.ui.workplace import Workplace

Key, Modifier, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


class Many:
    """So many pages, each laid out in a step of its own."""

    caption = Caption("many", "很多页", "很多页", shortens=True)
    height, keep = 500, False

    def __init__(self, count: int):
        self.count = count
        self.wholes: list[bool] = []

    def lay_out(self, _room: QSize, report: Progress, *, whole: bool) -> Steps[Layout]:
        self.wholes.append(whole)
        for done in range(self.count):
            report(done, self.count)
            yield
        return Layout([(self,)] * self.count)

    def paint(self, canvas: Canvas, place: QRect) -> None:
        canvas.line("一页", place)

    def split(self, _room: int) -> None:
        return


def to_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_without_a_printer_a_pdf_can_still_be_made(
    dialog: PrintDialog,
    said: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    QApplication.processEvents()
    assert dialog.options.note.text() == NO_PRINTER
    assert not dialog.footer.verb.isEnabled()
    assert dialog.footer.verb.toolTip() == NO_PRINTER
    assert dialog.footer.pdf.isDefault()
    to_file(tmp_path / "键", monkeypatch)
    QTest.mouseClick(dialog.footer.pdf, Left)
    qtbot.waitUntil(lambda: bool(said))
    pages = page_texts((tmp_path / "键.pdf").read_bytes())
    assert len(pages) == 2
    assert all("按键\n作用\n" in page for page in pages)
    assert "Ctrl+P\n打印\n" in pages[0]
    assert said == ["已保存 PDF（2 页）：键.pdf"]
    assert not dialog.isVisible()


def test_only_the_pages_that_are_asked_for(
    dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    QTest.keyClicks(dialog.options.pages, "3")
    assert dialog.options.wrong.text() == "页码请写成 1-3,5，共 2 页。"
    assert not dialog.footer.pdf.isEnabled()
    dialog.options.pages.clear()
    QTest.keyClicks(dialog.options.pages, "2")
    assert dialog.options.wrong.isHidden()
    assert dialog.footer.verb.text() == "打印 1 页"
    to_file(tmp_path / "键.pdf", monkeypatch)
    QTest.mouseClick(dialog.footer.pdf, Left)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    (page,) = page_texts((tmp_path / "键.pdf").read_bytes())
    assert "第 2 页　共 2 页\n" in page


def test_printer_gets_what_is_asked(
    printed: list[Order], dialog: PrintDialog, said: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    QApplication.processEvents()
    assert dialog.options.printers.currentText() == LASER
    assert dialog.footer.verb.isDefault()
    dialog.options.copies.setValue(3)
    dialog.options.sides.setCurrentIndex(1)
    QTest.keyClick(dialog, Key.Key_Return, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(said))
    assert printed == [Order(LASER, 3, Sides.LONG)]
    assert len(page_texts((tmp_path / "paper.pdf").read_bytes())) == 2
    assert said == [f"已发送到打印机“{LASER}”：台账桌面_快捷键，2 页"]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_printer_that_does_not_answer(
    printed: list[Order], dialog: PrintDialog, tmp_path: Path
) -> None:
    QApplication.processEvents()
    (tmp_path / "paper.pdf").mkdir()
    told: list[str] = []

    def close(box: MessageBox) -> None:
        told.append(box.windowTitle())
        box.accept()

    when_open(MessageBox, close)
    QTest.mouseClick(dialog.footer.verb, Left)
    assert told == ["无法打印"]
    assert dialog.isVisible()
    assert dialog.footer.verb.isEnabled()


def test_pdf_that_cannot_be_written_may_go_elsewhere(
    dialog: PrintDialog,
    said: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    (tmp_path / "有.pdf").mkdir()
    to_file(tmp_path / "有.pdf", monkeypatch)

    def elsewhere(box: MessageBox) -> None:
        to_file(tmp_path / "别处.pdf", monkeypatch)
        box._choose("换文件夹…")

    when_open(MessageBox, elsewhere)
    QTest.mouseClick(dialog.footer.pdf, Left)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["已保存 PDF（2 页）：别处.pdf"]
    assert (tmp_path / "别处.pdf").is_file()


def test_long_work_is_seen_and_can_be_left(
    place: Workplace, printed: list[Order], qtbot: QtBot, said: list[str]
) -> None:
    many = Many(4000)
    dialog = PrintDialog(many, place)
    with on_screen(dialog, qtbot):
        qtbot.waitUntil(lambda: dialog.footer.verb.text() == "打印 4000 页", timeout=60_000)
        qtbot.waitUntil(dialog.footer.verb.isEnabled)
        QTest.mouseClick(dialog.footer.verb, Left)
        assert dialog.footer.told.text().startswith("正在打印 ")
        assert not dialog.options.isEnabled()
        QTest.keyClick(dialog, Key.Key_Escape)
        assert dialog.isVisible()
        assert dialog.footer.told.text() == CANCELLED
        assert dialog.footer.verb.isEnabled()
        QTest.keyClick(dialog, Key.Key_Escape)
        assert not dialog.isVisible()
    assert said == []


def test_dialog_ends_while_it_still_lays_out(
    place: Workplace, printers: list[str], qtbot: QtBot
) -> None:
    dialog = PrintDialog(Many(10**9), place)
    with on_screen(dialog, qtbot):
        qtbot.waitUntil(dialog.footer.bar.isVisible)
        assert dialog.footer.told.text().startswith("正在排版 ")
        QTest.mouseClick(dialog.footer.cancel, Left)
        assert not dialog.isVisible()
        assert dialog.pages is None


def test_choices_are_kept(place: Workplace, printed: list[Order], qtbot: QtBot) -> None:
    for wanted in (True, False):
        many = Many(1)
        dialog = PrintDialog(many, place)
        with on_screen(dialog, qtbot):
            QApplication.processEvents()
            options = dialog.options
            assert many.wholes == [wanted]
            assert options.orientation is Orientation("landscape" if wanted else "portrait")
            assert options.sides.currentIndex() == (0 if wanted else 2)
            options.whole.setChecked(False)
            options.orientations.setCurrentIndex(1)
            options.sides.setCurrentIndex(2)
            dialog.reject()


def test_keys_turn_the_pages(dialog: PrintDialog) -> None:
    view = dialog.view
    view.setFocus()
    view.show_size(WIDTH)
    assert dialog.turn.told.text() == "第 1 页，共 2 页"
    QTest.keyClick(view, Key.Key_PageDown)
    assert dialog.turn.told.text() == "第 2 页，共 2 页"
    assert view.accessibleDescription() == "第 2 页，共 2 页"
    assert not dialog.turn.after.isEnabled()
    QTest.keyClick(view, Key.Key_Home)
    assert view.page == 0
    QTest.mouseClick(dialog.turn.after, Left)
    assert view.page == 1
    dialog.options.orientations.setCurrentIndex(0)
    assert view.page == 0


def test_preview_is_what_comes_out(dialog: PrintDialog) -> None:
    """White paper with dark words, whatever the window wears."""
    image = dialog.view.viewport().grab().toImage()
    across, down = range(30, image.width() - 30, 3), range(60, 200)
    lights = {image.pixelColor(x, y).lightness() for x in across for y in down}
    assert max(lights) == 255
    assert min(lights) < 90


def test_the_key_prints_what_the_window_shows(
    example: MainWindow, printers: list[str], qtbot: QtBot
) -> None:
    titles: list[str] = []
    focused: list[bool] = []

    def look(dialog: PrintDialog) -> None:
        qtbot.waitUntil(dialog.footer.pdf.isEnabled)
        QApplication.processEvents()
        titles.append(dialog.windowTitle())
        focused.append(dialog.focusWidget() is dialog.view)
        dialog.reject()

    def press_print(sheet: ShortcutSheet) -> None:
        when_open(PrintDialog, look)
        QTest.mouseClick(sheet.print_button, Left)
        sheet.reject()

    press: list[Callable[[], object]] = [
        lambda: QTest.keyClick(example, Key.Key_P, Modifier.ControlModifier),
        example.commands["print_preview"].trigger,
    ]
    for deed in press:
        when_open(PrintDialog, look)
        deed()
    example.commands["overview"].trigger()
    page = example.pages.overview
    assert page
    qtbot.waitUntil(lambda: page.found is not None)
    when_open(PrintDialog, look)
    QTest.mouseClick(page.print_button, Left)
    when_open(ShortcutSheet, press_print)
    example.commands["shortcuts"].trigger()
    assert titles[3] == "打印 — 台账桌面_快捷键"
    assert titles[:2] == ["打印 — 2023年重点工作_2023年第三季度_任务清单"] * 2
    assert titles[2].endswith("_总览")
    assert focused[:2] == [False, True]
