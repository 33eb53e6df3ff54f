"""The ledgers that were open lately, in a line of links; one whose file is gone says so.

Opens none itself.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

MOST = 3
"""More stand in 文件 ▸ 最近打开."""
GONE = "文件已移动、改名，或所在移动存储没有插上"


class RecentLedgers(QWidget):
    """`wanted` tells the path of the one that was pressed."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)

    def show_names(self, names: Sequence[str]) -> None:
        """Shows the first ones, newest first."""
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for path in map(Path, names[:MOST]):
            self._row.addWidget(self._button(path))
        self._row.addStretch(1)
        self.setVisible(bool(names))

    def _button(self, path: Path) -> QToolButton:
        there = path.exists()
        button = link(path.stem if there else f"{path.stem}（找不到）")
        button.setToolTip(str(path) if there else f"{path}\n{GONE}")
        button.setEnabled(there)
        button.clicked.connect(lambda: self.wanted.emit(str(path)))
        return button


def link(text: str) -> QToolButton:
    """A small button that looks like a link."""
    button = QToolButton()
    button.setText(text.replace("&", "&&"))
    button.setAccessibleName(text)
    button.setProperty("kind", "link")
    button.setProperty("size", "small")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
