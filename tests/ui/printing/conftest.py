"""Printers for tests: none at first, or one that writes what it prints into a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from tests.ui.printing.drawing import LASER
from tests.ui.windows import on_screen
from tzdesk.ui.printing import devices
from tzdesk.ui.printing.devices import Order
from tzdesk.ui.printing.dialog import PrintDialog
from tzdesk.ui.printing.text_table import key_list
from tzdesk.ui.workplace import Workplace


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Those of this computer: none at first."""
    names: list[str] = []
    monkeypatch.setattr(devices, "printer_names", lambda: list(names))
    return names


@pytest.fixture
def said(place: Workplace) -> list[str]:
    heard: list[str] = []
    place.session.said.connect(lambda one: heard.append(one.text))
    return heard


@pytest.fixture
def dialog(place: Workplace, printers: list[str], qtbot: QtBot) -> Iterator[PrintDialog]:
    """The sheet of keys, which has two pages."""
    made = PrintDialog(key_list(), place)
    with on_screen(made, qtbot, (900, 640)):
        qtbot.waitUntil(lambda: made.pages is not None)
        yield made


@pytest.fixture
def printed(printers: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Order]:
    """A printer that writes what it prints into a file, and what it was asked for."""
    orders: list[Order] = []
    printers.append(LASER)

    def printer(order: Order, layout: QPageLayout) -> QPrinter:
        orders.append(order)
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "paper.pdf"))
        made.setPageLayout(layout)
        made.setFullPage(True)
        return made

    monkeypatch.setattr(devices, "printer", printer)
    return orders
