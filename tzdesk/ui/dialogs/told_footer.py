"""The footer of a dialog that stays open while it writes: counts, what was said last, buttons.

What was done is told here as it is in the status bar, with 撤销; Ctrl+Z and Ctrl+Y work, too.
"""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from tzdesk.ui.session import Said, Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.status_bar_message import Message


class ToldFooter(QFrame):
    """Of `dialog`; the last of its buttons is the default."""

    def __init__(self, dialog: QDialog, session: Session, buttons: Sequence[QPushButton]):
        super().__init__(dialog)
        self.setProperty("pane", "panel")
        self.setProperty("edge", "top")
        self.told, self.message = label(), Message()
        self.message.changed.connect(self._on_message_changed)
        self.message.hide()
        px = current_theme().sizes.scaled
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.told)
        words.addWidget(self.message)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(10), px(16), px(10))
        row.setSpacing(px(8))
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button)
        buttons[-1].setDefault(True)
        session.said.connect(self._on_said)
        QShortcut(QKeySequence("Ctrl+Z"), dialog, session.undo)
        QShortcut(QKeySequence("Ctrl+Y"), dialog, session.redo)
        QShortcut(QKeySequence("Ctrl+Return"), dialog, buttons[-1].click)

    def _on_message_changed(self) -> None:
        self.message.setVisible(bool(self.message.text))

    def _on_said(self, said: Said) -> None:
        # A slot of its own: Qt lets go of it with the dialog, of a lambda it would not.
        self.message.say(said.text, said.actions)
