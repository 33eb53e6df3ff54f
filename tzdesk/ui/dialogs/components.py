"""开源组件与许可: what the program is made of, under which licence, with the licence's text."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tzdesk import __version__
from tzdesk.paths import ROOT
from tzdesk.ui.messages import CLOSE
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.plain_table import PlainTable

HEADS, WIDTHS = ("组件", "版本", "许可"), (180, 90, 0)
_SIZE = (680, 560)


@dataclass(frozen=True, slots=True)
class Component:
    """A package by its name, its licence, and where that is said if not beside it."""

    name: str
    licence: str
    where: str = ""


QT_TERMS = "https://doc.qt.io/qt-6/lgpl.html"
COMPONENTS = (
    Component("PySide6-Essentials", "LGPL-3.0", QT_TERMS),
    Component("shiboken6", "LGPL-3.0", QT_TERMS),
    Component("SQLAlchemy", "MIT"),
    Component("alembic", "MIT"),
    Component("Mako", "MIT"),
    Component("MarkupSafe", "BSD-3-Clause"),
    Component("typing-extensions", "PSF-2.0"),
    Component("openpyxl", "MIT"),
    Component("et-xmlfile", "MIT"),
    Component("XlsxWriter", "BSD-2-Clause"),
    Component("python-calamine", "MIT"),
    Component("python-docx", "MIT"),
    Component("lxml", "BSD-3-Clause"),
    Component("pypinyin", "MIT"),
    Component("platformdirs", "MIT"),
)
"""All that is installed with the program."""


class ComponentsDialog(QDialog):
    """The list, and below it the text of the licence in front."""

    manual_page = "about"

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle("开源组件与许可")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.items = QStandardItemModel(0, len(HEADS))
        self.items.setHorizontalHeaderLabels(list(HEADS))
        self._add(("tzdesk · 台账桌面", __version__, "MIT"))
        for one in COMPONENTS:
            self._add((one.name, _version(one.name), one.licence))
        self.table = PlainTable("开源组件", self.items, WIDTHS)
        self.items.setParent(self.table)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("许可全文")
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.text.setPlainText(licence_text(now.row()))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.table, 3)
        column.addWidget(label("许可全文", "small", "muted"))
        column.addWidget(self.text, 2)
        column.addLayout(self._footer())
        self.table.selectRow(0)
        px = current_theme().sizes.scaled
        self.resize(px(_SIZE[0]), px(_SIZE[1]))

    def _add(self, words: Sequence[str]) -> None:
        self.items.appendRow([QStandardItem(word) for word in words])

    def _footer(self) -> QHBoxLayout:
        close = QPushButton(CLOSE)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        return row


def licence_text(row: int) -> str:
    """The licence of a row of the list: the program's own first, then the components'."""
    if row <= 0:
        return (ROOT / "LICENSE").read_text("utf-8")
    one = COMPONENTS[row - 1]
    found = _distribution(one.name)
    names = [file for file in (found.files or ()) if "LICEN" in file.name.upper()] if found else []
    texts = [file.read_text() for file in names]
    return "\n\n".join(texts) or f"{one.name}：{one.licence}　{one.where}".strip()


def _version(name: str) -> str:
    found = _distribution(name)
    return found.version if found else "—"


def _distribution(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:  # a packed program brings none
        return None
