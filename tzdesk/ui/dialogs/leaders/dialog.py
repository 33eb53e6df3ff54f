"""领导管理: the ranking, and what may be done with the leader in front.

Every deed goes through the session and is one step of 撤销; the services say what is refused.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from tzdesk.domain.draft import Role
from tzdesk.services.desk import Desk, Written
from tzdesk.services.leaders import (
    leader_entries,
    move_leader,
    remove_leader,
    remove_succession,
    set_role,
    why_not_removed,
)
from tzdesk.ui.dialogs.form import written
from tzdesk.ui.dialogs.frame import frame
from tzdesk.ui.dialogs.leaders.forms import RenameForm, SucceedForm
from tzdesk.ui.dialogs.leaders.pane import LeaderPane
from tzdesk.ui.dialogs.leaders.table import LeaderTable
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.dialogs.told_footer import ToldFooter
from tzdesk.ui.messages import CLOSE, run
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.workplace import Workplace

TITLE = "领导管理"
RANKING = "顺序即排名，各处按此排列（拖动，或按 Alt+↑ ↓）"
_START, _MINIMUM = (980, 620), (800, 480)


class LeadersDialog(QDialog):
    """Of the ledger that the session shows; counts are those of its plan."""

    manual_page = "leaders"

    task_wanted = Signal(str)
    """A task should be brought to the front."""

    def __init__(self, place: Workplace, parent: QWidget | None = None):
        super().__init__(parent or place.window)
        self._session = place.session
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.table, self.pane = LeaderTable(), LeaderPane()
        self.close_button = verb_button(CLOSE, self.reject)
        self.footer = ToldFooter(self, self._session, (self.close_button,))
        self.footer.told.setText(RANKING)
        self._arrange()
        DialogPlace(self, place.memory.settings, "leaders", _START, _MINIMUM)
        self._wire()
        self._load()
        self.table.setFocus()

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        inside = QHBoxLayout()
        inside.setSpacing(px(12))
        inside.addWidget(self.table, 1)
        inside.addWidget(self.pane)
        frame(self, inside, self.footer)

    def _wire(self) -> None:
        self.table.reached.connect(self._show_leader)
        self.table.moved.connect(
            lambda uid, before: self._write(lambda desk: move_leader(desk, uid, before))
        )
        self.table.rename_wanted.connect(lambda: self._fill_in(RenameForm))
        pane = self.pane
        pane.rename_wanted.connect(lambda: self._fill_in(RenameForm))
        pane.successor_wanted.connect(lambda: self._fill_in(SucceedForm))
        pane.removal_wanted.connect(self._on_removing)
        pane.succession_removed.connect(
            lambda uid: self._write(lambda desk: remove_succession(desk, uid))
        )
        pane.role_chosen.connect(self._on_role_chosen)
        pane.task_chosen.connect(self._on_task_chosen)
        self._session.history_changed.connect(self._load)

    def _load(self) -> None:
        """Reads the ledger anew."""
        board = self._session.board
        if board is None:
            self.reject()  # 撤销 took away what it shows
            return
        entries = leader_entries(board.ledger, board.plan.uid, board.day)
        self.table.show_entries(entries, writable=self._session.writable)

    def _show_leader(self) -> None:
        entry, board = self.table.current, self._session.board
        if entry is None or board is None:
            self.pane.show_nothing()
            return
        tasks = [row for row in board if any(one.uid == entry.uid for one in row.leaders)]
        why = why_not_removed(board.ledger, entry.uid)
        self.pane.show_leader(entry, tasks, why, writable=self._session.writable)

    def _write(self, deed: Callable[[Desk], Written]) -> None:
        refused = QLabel()
        if not written(self._session, deed, refused):
            self.pane.refuse(refused.text())

    def _fill_in(self, form: type[RenameForm] | type[SucceedForm]) -> None:
        if (entry := self.table.current) and self._session.writable:
            run(form(self._session, entry, self))

    def _on_removing(self) -> None:
        if entry := self.table.current:
            self._write(lambda desk: remove_leader(desk, entry.uid))

    def _on_role_chosen(self, tasks: list[str], role: Role) -> None:
        if entry := self.table.current:
            self._write(lambda desk: set_role(desk, entry.uid, tasks, role))

    def _on_task_chosen(self, uid: str) -> None:
        self.task_wanted.emit(uid)
        self.accept()
