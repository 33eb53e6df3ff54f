"""What is known of program and machine: the facts, settings and logs that 诊断包 is made of."""

import os
import platform
import sqlite3
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tzdesk import __version__
from tzdesk.settings import Settings
from tzdesk.ui.log import log_folder, log_texts
from tzdesk.ui.theme import current_theme

if TYPE_CHECKING:
    from tzdesk.services.diagnostics import Known


def known(settings: Settings) -> "Known":
    """All of it, as it is now."""
    from tzdesk.services.diagnostics import Known  # noqa: PLC0415 - not at the start

    return Known(facts(), settings.values, log_texts(log_folder()), _names())


def facts() -> dict[str, str]:
    """Versions, the system, the screens and how the window is dressed."""
    found = {
        "tzdesk": __version__,
        "Python": platform.python_version(),
        "Qt": f"{qVersion()}, PySide6 {PySide6.__version__}",
        "SQLite": sqlite3.sqlite_version,
        "system": platform.platform(),
        "desktop": os.environ.get("XDG_CURRENT_DESKTOP", ""),
        "input method": os.environ.get("QT_IM_MODULE", ""),
        "platform": QGuiApplication.platformName(),
        "font": QApplication.font().family(),
        "scale": str(current_theme().sizes.scaled(100)),
    }
    for at, screen in enumerate(QGuiApplication.screens(), 1):
        size = screen.size()
        dpi = screen.logicalDotsPerInch()
        found[f"screen {at}"] = f"{size.width()}×{size.height()}, {dpi:g} dpi"
    return found


def _names() -> tuple[str, ...]:
    """Words that would tell whose machine it is."""
    try:
        user = getuser()
    except (KeyError, OSError, ImportError):  # a service without a name
        user = ""
    return (str(Path.home()), platform.node(), user)
