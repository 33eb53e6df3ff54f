"""Draws a printout into a PDF as the dialog does, and reads the words of its pages back."""

from PySide6.QtCore import QBuffer, QIODevice

from tests.ui.printing.pdf_text import page_texts
from tzdesk.domain.steps import finish
from tzdesk.services.progress import unwatched
from tzdesk.ui.printing.devices import paint_all, pdf
from tzdesk.ui.printing.printout import Layout, PrintedPages, Printout, room_on
from tzdesk.ui.printing.searchable import searchable
from tzdesk.ui.printing.sheet import Orientation, Sheet
from tzdesk.ui.theme import paper_theme

LASER = "一楼激光打印机"


def laid_out(printout: Printout, orientation: Orientation, *, whole: bool = True) -> Layout:
    room = room_on(printout.caption, Sheet(orientation)).size()
    return finish(printout.lay_out(room, unwatched, whole=whole))


def drawn(
    printout: Printout, orientation: Orientation | None = None, *, whole: bool = True
) -> bytes:
    """The PDF."""
    sheet = Sheet(orientation or printout.caption.orientation)
    layout = laid_out(printout, sheet.orientation, whole=whole)
    pages = PrintedPages(printout.caption, sheet, layout)
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    target = pdf(held, sheet.layout, printout.caption.title)
    finish(paint_all(pages, range(len(pages)), target, unwatched))
    return searchable(bytes(held.data().data()), [paper_theme().font("small")])


def words_of(
    printout: Printout, orientation: Orientation | None = None, *, whole: bool = True
) -> list[str]:
    """What stands on each page."""
    return page_texts(drawn(printout, orientation, whole=whole))
