"""打印: the pages as they will be, and what is asked of the printer; or a PDF.

Pages are laid out and drawn between events: the dialog answers while it does. Knows no printout.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tzdesk.paths import write_atomically
from tzdesk.services.saving import saving_refused
from tzdesk.ui.commands.workbooks import FileKind, ask_where, write_out
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.printing import devices
from tzdesk.ui.printing.bars import PDF_VERB, PrintFooter, TurnBar
from tzdesk.ui.printing.options import PrintOptions
from tzdesk.ui.printing.page_numbers import page_numbers
from tzdesk.ui.printing.page_view import PageView
from tzdesk.ui.printing.printout import Layout, PrintedPages, Printout, room_on
from tzdesk.ui.printing.searchable import searchable
from tzdesk.ui.printing.sheet import Sheet
from tzdesk.ui.printing.work import PrintWork
from tzdesk.ui.said import Said
from tzdesk.ui.slices import Slices
from tzdesk.ui.theme import paper_theme
from tzdesk.ui.workplace import Workplace

TITLE, NO_PAGES = "打印", "正在排版…"
_START, _MINIMUM = (1100, 760), (760, 520)
PDF = FileKind("PDF 文件", ".pdf")
_FONTS = (("small", False), ("small", True))
"""Those that have characters of their own: their sizes do not matter."""


class PrintDialog(QDialog):
    """Shows a `Printout`; `to_pages`: the preview has the focus, else the verb."""

    manual_page = "printing"

    def __init__(
        self,
        printout: Printout,
        place: Workplace,
        parent: QWidget | None = None,
        *,
        to_pages: bool = False,
    ):
        super().__init__(parent or place.window)
        self._printout, self._place = printout, place
        self.pages: PrintedPages | None = None
        self._sheet = Sheet(printout.caption.orientation)
        self._layout = Slices(self)
        self.setWindowTitle(f"{TITLE} — {printout.caption.name}")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.view = PageView()
        self.turn, self.footer = TurnBar(self.view), PrintFooter()
        self.options = PrintOptions(place.memory.settings, printout.caption)
        self._work = PrintWork(self.footer, self)
        self._arrange()
        self._wire()
        DialogPlace(self, place.memory.settings, "print", _START, _MINIMUM)
        self._to_verb = not to_pages
        self.view.setFocus()
        self._lay_out()
        # Looking for printers may take a moment; the pages are seen before.
        QTimer.singleShot(0, self, self._seek_printers)

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.turn)
        left.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.options)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.footer)

    def _wire(self) -> None:
        footer, options = self.footer, self.options
        footer.verb.clicked.connect(self._on_print)
        footer.pdf.clicked.connect(self._on_pdf)
        footer.cancel.clicked.connect(self.reject)
        options.changed.connect(self._lay_out)
        options.asked.connect(self._enable)
        self._work.turned.connect(self._enable)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._press_default)

    def _press_default(self) -> None:
        self._default.click()

    def _seek_printers(self) -> None:
        self.options.show_printers(devices.printer_names())
        self._default.setDefault(True)
        self._enter()

    @property
    def _default(self) -> QPushButton:
        return self.footer.verb if self.options.order else self.footer.pdf

    def _enter(self) -> None:
        """Once there are pages and it is known where to: to the verb, if nobody went elsewhere."""
        if self._to_verb and self._default.isDefault() and self._default.isEnabled():
            self._to_verb = False
            if self.focusWidget() is self.view:
                self._default.setFocus()

    # Laying out

    def _lay_out(self) -> None:
        """Breaks everything into pages anew."""
        self.pages = None
        self.turn.show_count(0)
        self.view.show_pages(None, NO_PAGES)
        self._sheet = Sheet(self.options.orientation)
        room = room_on(self._printout.caption, self._sheet).size()
        steps = self._printout.lay_out(
            room, self._tell_laid_out, whole=self.options.whole.isChecked()
        )
        self._enable()
        self._layout.run(steps, self._on_laid_out)

    def _tell_laid_out(self, done: int, total: int) -> None:
        self.footer.show_progress("正在排版", done, total)

    def _on_laid_out(self, layout: Layout) -> None:
        self.pages = PrintedPages(self._printout.caption, self._sheet, layout)
        self.footer.say("")
        self.view.show_pages(self.pages)
        self.turn.show_count(len(self.pages))
        self._enable()
        self._enter()

    # What is asked

    def _chosen(self) -> Sequence[int]:
        """The pages that are wanted; none where what was typed cannot be read."""
        if self.pages is None:
            return ()
        typed = self.options.pages.text().strip()
        every = range(len(self.pages))
        return page_numbers(typed, len(every)) or () if typed else every

    def _enable(self) -> None:
        """The verb says how many pages come out."""
        chosen, ready = self._chosen(), self.pages is not None and not self._work.busy
        wrong = ready and not chosen
        count = len(self.pages) if self.pages else 0
        self.options.say_wrong(f"页码请写成 1-3,5，共 {count} 页。" if wrong else "")
        footer = self.footer
        footer.verb.setText(f"打印 {len(chosen)} 页" if chosen else "打印")
        footer.verb.setEnabled(bool(ready and chosen and self.options.order))
        footer.verb.setToolTip("" if self.options.order else self.options.note.text())
        footer.pdf.setEnabled(bool(ready and chosen))
        self.options.setEnabled(not self._work.busy)

    # Printing

    def _on_print(self) -> None:
        order, chosen = self.options.order, self._chosen()
        if self.pages and order and chosen:
            printer = devices.printer(order, self._sheet.layout)
            printer.setDocName(self._printout.caption.name)
            name, count = self._printout.caption.name, len(chosen)
            words = f"已发送到打印机“{order.printer}”：{name}，{count} 页"
            self._work.run("正在打印", self.pages, chosen, printer, lambda: self._end(words))

    def _on_pdf(self) -> None:
        chosen, name = self._chosen(), f"{self._printout.caption.name}{PDF.suffix}"
        title = PDF_VERB.removesuffix("…")
        path = ask_where(self._place, title, name, PDF, self) if self.pages and chosen else None
        if not self.pages or path is None:
            return
        held = QBuffer(self)
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        target = devices.pdf(held, self._sheet.layout, self._printout.caption.title)
        self._work.run(
            "正在生成 PDF",
            self.pages,
            chosen,
            target,
            lambda: self._save(path, title, bytes(held.data().data()), len(chosen)),
        )

    def _save(self, path: Path, title: str, drawn: bytes, count: int) -> None:
        fonts = (paper_theme().font(role, bold=bold) for role, bold in _FONTS)
        data = searchable(drawn, fonts)

        def write(there: Path) -> str:
            try:
                write_atomically(there, lambda file: _fill(file, data))
            except OSError as error:
                raise saving_refused(there, error, "无法保存 PDF") from error
            return f"已保存 PDF（{count} 页）：{there.name}"

        if write_out(self._place, path, title, write, PDF, self):
            self.accept()

    def _end(self, words: str) -> None:
        self.accept()
        self._place.session.said.emit(Said(words))

    def reject(self) -> None:
        """取消: first what is being done, then the dialog."""
        if not self._work.cancel():
            super().reject()

    def done(self, result: int) -> None:
        """Ends it; what is asked of the printer is kept."""
        self._layout.stop()
        self._work.cancel()
        self.options.keep()
        super().done(result)


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)
