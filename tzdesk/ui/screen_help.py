"""The dialogs of 帮助 as a clerk would see them, for `screens`."""

from PySide6.QtWidgets import QDialog

from tzdesk.ui.dialogs.about import About
from tzdesk.ui.dialogs.components import ComponentsDialog
from tzdesk.ui.dialogs.crash import CrashDialog
from tzdesk.ui.dialogs.diagnostics import DiagnosticsDialog
from tzdesk.ui.dialogs.shortcuts import ShortcutSheet
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.manual.window import ManualWindow

CRASHED = ("第 30 项“进展情况”中正在输入的文字已另存，重新打开后可以取回。",)


def help_dialogs(window: MainWindow) -> tuple[tuple[str, QDialog], ...]:
    """Each by the name of its picture."""
    manual = ManualWindow(window.place.memory.settings, window.place.switch, window)
    manual.go("merge")
    return (
        ("00-manual", manual),
        ("14-about", About(None, window)),
        ("14-components", ComponentsDialog(window)),
        ("14-diagnostics", DiagnosticsDialog(window.place)),
        ("15-crash", CrashDialog("1012-1432-7F3A", CRASHED, lambda _path, _texts: None)),
        ("00-shortcuts", ShortcutSheet(window)),
    )
