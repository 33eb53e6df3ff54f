"""关于: name, version, that it works offline, the ledger's format and place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tzdesk import RELEASED, __version__
from tzdesk.services.desk import Desk
from tzdesk.ui.messages import CLOSE, run
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label

NAME = "tzdesk · 台账桌面"
OFFLINE = "本机离线运行，不连接任何网络。"
_WIDTH = 440


def version_lines(desk: Desk | None) -> list[str]:
    """What is shown, and copied for whoever is asked for help."""
    lines = [NAME, f"版本 {__version__}（{RELEASED}）", OFFLINE]
    return [*lines, f"台账格式 {desk.file.format} · {desk.path}"] if desk else lines


class About(QDialog):
    """Lines that can be selected, and three buttons."""

    manual_page = "about"

    def __init__(self, desk: Desk | None, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle("关于")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.lines = version_lines(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for at, line in enumerate(self.lines):
            shown = label(line, "body" if at else "heading", "secondary" if at else "", wraps=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(shown)
        column.addSpacing(8)
        column.addLayout(self._buttons())
        self.setMinimumWidth(current_theme().sizes.scaled(_WIDTH))

    def _buttons(self) -> QHBoxLayout:
        copy, components, close = map(QPushButton, ("复制版本信息", "开源组件与许可…", CLOSE))
        for button in (copy, components):
            button.setAutoDefault(False)
        copy.clicked.connect(self._on_copy)
        components.clicked.connect(self._on_components)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addWidget(components)
        row.addStretch(1)
        row.addWidget(close)
        close.setFocus()
        return row

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.lines))

    def _on_components(self) -> None:
        from tzdesk.ui.dialogs.components import ComponentsDialog  # noqa: PLC0415 - seldom

        run(ComponentsDialog(self))
