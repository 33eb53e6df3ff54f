"""Commands of the menu 帮助: manual, shortcut sheet, log, 诊断包, the program itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from tzdesk.ui.commands.printing import print_out
from tzdesk.ui.help_key import share_size_keys, stand_over
from tzdesk.ui.log import log_folder
from tzdesk.ui.manual.place import page_at
from tzdesk.ui.messages import run
from tzdesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from tzdesk.ui.manual.window import ManualWindow


class HelpCommands:
    """Each public method is one command."""

    def __init__(self, place: Workplace):
        self._place = place
        self.manual: ManualWindow | None = None
        """操作手册, once it was asked for."""

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {
            "manual": self.show_manual,
            "shortcuts": self.show_shortcuts,
            "show_log": self.show_log,
            "diagnostics": self.show_diagnostics,
            "about": self.show_about,
        }

    def show_manual(self) -> None:
        """操作手册 at the page of the place that has the focus: F1, in dialogs too."""
        from tzdesk.ui.manual.window import ManualWindow  # noqa: PLC0415 - not at the start

        place = self._place
        modal = QApplication.activeModalWidget()
        over = modal or place.window
        focus = QApplication.focusWidget()
        page = page_at(focus if focus and over.isAncestorOf(focus) else over)
        if self.manual is None:
            self.manual = ManualWindow(place.memory.settings, place.switch, place.window)
            share_size_keys(place.window, self.manual)
        stand_over(self.manual, over, place.window)
        self.manual.open_at(page)

    def close_manual(self) -> None:
        """It does not outlive the window."""
        if self.manual:
            self.manual.close()

    def show_shortcuts(self) -> None:
        """快捷键: a sheet made from the table of commands."""
        from tzdesk.ui.dialogs.shortcuts import ShortcutSheet  # noqa: PLC0415 - not at the start

        sheet = ShortcutSheet(self._place.window)
        sheet.print_wanted.connect(lambda: self._print_shortcuts(sheet))
        run(sheet)

    def _print_shortcuts(self, over: QWidget) -> None:
        from tzdesk.ui.printing.text_table import key_list  # noqa: PLC0415 - as above

        print_out(self._place, key_list(), over)

    def show_log(self) -> None:
        """日志: the folder in which it lies."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))

    def show_diagnostics(self) -> None:
        """诊断包…: for whoever mends the program."""
        from tzdesk.ui.dialogs.diagnostics import DiagnosticsDialog  # noqa: PLC0415 - as above

        run(DiagnosticsDialog(self._place))

    def show_about(self) -> None:
        """关于."""
        from tzdesk.ui.dialogs.about import About  # noqa: PLC0415 - as above

        run(About(self._place.session.desk, self._place.window))
