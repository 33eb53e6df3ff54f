"""Where pages go: a printer of this computer, or a PDF in memory.

What knows printers is loaded only here and only when somebody prints. A machine without any prints
nothing and still makes PDFs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QIODevice
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from tzdesk.domain.steps import Steps
from tzdesk.errors import UserError
from tzdesk.services.progress import Progress
from tzdesk.ui.printing.printout import PrintedPages
from tzdesk.ui.printing.sheet import UNITS

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PDF_RESOLUTION = 1200
NOT_PRINTED, _LOOK = "无法打印", "请检查打印机是否已开机、已连接、有纸"


class Sides(StrEnum):
    """单面, 双面; the value is what settings keep."""

    ONE = "one"
    LONG = "long"
    SHORT = "short"

    @property
    def label(self) -> str:
        """The words on the screen."""
        return _SIDES[self]


_SIDES = {Sides.ONE: "单面", Sides.LONG: "双面，沿长边翻页", Sides.SHORT: "双面，沿短边翻页"}


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a printer."""

    printer: str
    copies: int = 1
    sides: Sides = Sides.ONE


def printer_names() -> list[str]:
    """The printers of this computer, the usual one first."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - not at the start

    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)


def printer(order: Order, layout: QPageLayout) -> "QPrinter":
    """A printer that is told what is wanted."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - as above

    made = QPrinter(QPrinterInfo.printerInfo(order.printer), QPrinter.PrinterMode.HighResolution)
    duplex = QPrinter.DuplexMode
    made.setPageLayout(layout)
    made.setFullPage(True)
    made.setCopyCount(order.copies)
    made.setCollateCopies(True)
    made.setDuplex(
        {
            Sides.ONE: duplex.DuplexNone,
            Sides.LONG: duplex.DuplexLongSide,
            Sides.SHORT: duplex.DuplexShortSide,
        }[order.sides]
    )
    return made


def pdf(target: QIODevice, layout: QPageLayout, title: str) -> QPdfWriter:
    """A PDF that is written to `target`."""
    made = QPdfWriter(target)
    made.setResolution(_PDF_RESOLUTION)
    made.setPageLayout(layout)
    made.setTitle(title)
    made.setCreator("tzdesk")
    return made


def paint_all(
    pages: PrintedPages, numbers: Sequence[int], device: QPagedPaintDevice, report: Progress
) -> Steps[None]:
    """Draws these pages one after the other. Raises UserError where the device takes none."""
    painter = QPainter()
    if not painter.begin(device):
        raise UserError("打印机没有响应。", f"{_LOOK}，或另存为 PDF。", NOT_PRINTED)
    try:
        for done, number in enumerate(numbers):
            report(done, len(numbers))
            if done and not device.newPage():
                raise UserError("打印机中途停止，没有打印完。", f"{_LOOK}。", NOT_PRINTED)
            painter.resetTransform()
            painter.scale(device.logicalDpiX() / UNITS, device.logicalDpiY() / UNITS)
            yield from pages.drawing(painter, number)
    finally:
        painter.end()


def stop(device: QPagedPaintDevice) -> None:
    """What was drawn so far is thrown away; a PDF in memory is just forgotten."""
    if not isinstance(device, QPdfWriter):
        cast("QPrinter", device).abort()
