"""Commands of the menu 帮助: the shortcut sheet, the log, the program itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tzdesk import __version__
from tzdesk.ui.command_table import shortcut_rows
from tzdesk.ui.log import log_folder
from tzdesk.ui.messages import run
from tzdesk.ui.theme import current_theme
from tzdesk.ui.workplace import Workplace

NAME = "tzdesk · 台账桌面"
OFFLINE = "本机离线运行，不连接任何网络。"
SHEET_SIZE = (520, 620)


class HelpCommands:
    """Each public method is one command."""

    def __init__(self, place: Workplace):
        self._place = place

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {
            "shortcuts": self.show_shortcuts,
            "show_log": self.show_log,
            "about": self.show_about,
        }

    def show_shortcuts(self) -> None:
        """快捷键: a sheet made from the table of commands."""
        run(ShortcutSheet(self._place.window))

    def show_log(self) -> None:
        """日志: the folder in which it lies."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))

    def show_about(self) -> None:
        """关于."""
        desk = self._place.session.desk
        run(About(str(desk.path) if desk else "", self._place.window))


class ShortcutSheet(QDialog):
    """Keys and what they do, in two columns."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle("快捷键")
        scaled = current_theme().sizes.scaled
        page = QWidget()
        page.setProperty("pane", "surface")
        grid = QGridLayout(page)
        grid.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        grid.setHorizontalSpacing(scaled(24))
        grid.setVerticalSpacing(scaled(6))
        for row, (keys, deed) in enumerate(shortcut_rows()):
            grid.addWidget(_label(keys, "secondary"), row, 0)
            grid.addWidget(_label(deed), row, 1)
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(_footer(self))
        self.resize(scaled(SHEET_SIZE[0]), scaled(SHEET_SIZE[1]))


class About(QDialog):
    """Name, version, the ledger's place."""

    def __init__(self, ledger: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle("关于")
        scaled = current_theme().sizes.scaled
        self.lines = [NAME, f"版本 {__version__}", OFFLINE] + ([f"台账 {ledger}"] if ledger else [])
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(16), scaled(16), 0)
        column.setSpacing(scaled(8))
        for place, line in enumerate(self.lines):
            label = _label(line, "" if place == 0 else "secondary")
            if place == 0:
                label.setProperty("type", "heading")
            column.addWidget(label)
        copy = QPushButton("复制版本信息")
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(self.lines)))
        column.addLayout(_footer(self, copy))
        self.setMinimumWidth(scaled(420))


def _footer(dialog: QDialog, *others: QPushButton) -> QHBoxLayout:
    scaled = current_theme().sizes.scaled
    row = QHBoxLayout()
    row.setContentsMargins(scaled(12), scaled(12), scaled(12), scaled(12))
    row.setSpacing(scaled(8))
    row.addStretch(1)
    for button in others:
        row.addWidget(button)
    close = QPushButton("关闭")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row.addWidget(close)
    close.setFocus()
    return row


def _label(text: str, tone: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if tone:
        label.setProperty("tone", tone)
    return label
