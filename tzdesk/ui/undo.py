"""撤销 and 重做 in menu and toolbar: named after what they would do, off where there is nothing."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from tzdesk.domain.changes import Batch
from tzdesk.ui.actions import Actions
from tzdesk.ui.session import Session


class UndoNames(QObject):
    """Keeps both actions in step with the session's history."""

    def __init__(self, session: Session, commands: Actions):
        super().__init__(commands)
        self._session, self._commands = session, commands
        session.opened.connect(self.show_names)
        session.history_changed.connect(self.show_names)
        self.show_names()

    def show_names(self) -> None:
        """Reads what can be taken back or done again now."""
        desk = self._session.desk
        _name(self._commands["undo"], "撤销", desk.undoable if desk else None)
        _name(self._commands["redo"], "重做", desk.redoable if desk else None)


def _name(action: QAction, word: str, batch: Batch | None) -> None:
    keys = action.shortcut().toString()
    action.setText(f"{word} {batch.title}".replace("&", "&&") if batch else word)
    action.setToolTip(f"{word} {batch.title}（{keys}）" if batch else f"没有可{word}的操作")
    action.setEnabled(batch is not None)
