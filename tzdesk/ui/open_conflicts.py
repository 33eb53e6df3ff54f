"""待处理冲突（2）… in the menu and a dot at 回收合并, while earlier merges left something open."""

from PySide6.QtCore import QObject

from tzdesk.services.open_cells import open_count
from tzdesk.ui.actions import Actions
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.toolbar import ToolBar

NAME = "open_conflicts"


class OpenConflicts(QObject):
    """Keeps both in step with the session's ledger."""

    def __init__(self, session: Session, commands: Actions, toolbar: ToolBar):
        super().__init__(commands)
        self._session, self._action, self._toolbar = session, commands[NAME], toolbar
        self._count = -1
        session.history_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        desk = self._session.desk
        count = open_count(desk.ledger) if desk else 0
        if count == self._count:
            return
        self._count = count
        self._action.setVisible(bool(count))
        self._action.setText(f"待处理冲突（{count}）…")
        self._toolbar.mark("merge", f"{count} 处冲突待处理" if count else "")
