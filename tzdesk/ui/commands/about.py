"""Commands of the menu 帮助: manual, shortcut sheet, log, 诊断包, the program itself."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tzdesk.ui.log import log_folder
from tzdesk.ui.messages import run
from tzdesk.ui.workplace import Workplace


class HelpCommands:
    """Each public method is one command."""

    def __init__(self, place: Workplace):
        self._place = place

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {
            "shortcuts": self.show_shortcuts,
            "show_log": self.show_log,
            "diagnostics": self.show_diagnostics,
            "about": self.show_about,
        }

    def show_shortcuts(self) -> None:
        """快捷键: a sheet made from the table of commands."""
        from tzdesk.ui.dialogs.shortcuts import ShortcutSheet  # noqa: PLC0415 - not at the start

        run(ShortcutSheet(self._place.window))

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
