"""The right of 领导管理: one leader – who takes over, and the tasks with the role on each.

Says what the clerk wants; writes nothing.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tzdesk.domain.draft import Role
from tzdesk.domain.task_rows import TaskRow
from tzdesk.services.leaders import LeaderEntry
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.chips import Chips
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.task_list import TaskList

WIDTH = 340
NO_TASKS = "本方案中没有任务"
_ROLE_WORDS = {Role.ASSIST: "协同"}


class LeaderPane(QFrame):
    """Disabled while no leader is chosen."""

    rename_wanted, successor_wanted, removal_wanted = Signal(), Signal(), Signal()
    succession_removed = Signal(str)
    """The uid of a succession."""
    role_chosen = Signal(object, object)
    """The uids of the selected tasks, and the `Role`."""
    task_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName("领导")
        self._writable = False
        self.name = label("", "title", wraps=True)
        self.rename_button = verb_button("改名…", self.rename_wanted.emit, kind="small")
        self.succeed_button = verb_button("接任…", self.successor_wanted.emit, kind="small")
        self.remove_button = verb_button("删除", self.removal_wanted.emit, kind="small")
        self.why = label("", "caption", "muted", wraps=True)
        self.after = Chips("接任", "没有接任")
        self.after.removed.connect(self.succession_removed)
        self.error = label(tone="error", wraps=True)
        self.told = label(tone="muted")
        self.tasks = TaskList("领导的任务")
        self.tasks.setSelectionMode(TaskList.SelectionMode.ExtendedSelection)
        self.tasks.task_chosen.connect(self.task_chosen)
        self.tasks.itemSelectionChanged.connect(self._enable)
        self.lead_button = verb_button("改为牵头", lambda: self._choose(Role.LEAD), kind="small")
        self.assist_button = verb_button(
            "改为协同", lambda: self._choose(Role.ASSIST), kind="small"
        )
        self._arrange()

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        self.setFixedWidth(px(WIDTH))
        above, below = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (above, (self.rename_button, self.succeed_button, self.remove_button)),
            (below, (self.lead_button, self.assist_button)),
        ):
            row.setSpacing(px(6))
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(8))
        column.addWidget(self.name)
        column.addLayout(above)
        column.addWidget(self.why)
        column.addWidget(self.after)
        column.addWidget(self.error)
        column.addWidget(self.told)
        column.addWidget(self.tasks, 1)
        column.addLayout(below)

    def show_leader(
        self, entry: LeaderEntry, tasks: Sequence[TaskRow], why: str, *, writable: bool
    ) -> None:
        """Another leader, or the same changed; `why` the leader cannot be removed."""
        self.setEnabled(True)
        self._writable = writable
        self.name.setText(entry.name)
        self.rename_button.setEnabled(writable)
        self.succeed_button.setEnabled(writable)
        self.remove_button.setEnabled(writable and not why)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        chips = [(one.uid, f"{one.start.isoformat()} 起 {one.name}") for one in entry.successions]
        self.after.show_chips(chips, writable=writable)
        self.refuse("")
        self._show_tasks(entry.uid, tasks)

    def show_nothing(self) -> None:
        """No leader is chosen."""
        self.setEnabled(False)
        self.name.setText("")
        self.why.hide()
        self._show_tasks("", ())

    def refuse(self, words: str) -> None:
        """Why what was asked was not done; "" for nothing."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def _show_tasks(self, uid: str, tasks: Sequence[TaskRow]) -> None:
        kept = set(self.tasks.selected)
        self.told.setText(f"任务 {len(tasks)} 项" if tasks else NO_TASKS)
        self.tasks.show_tasks((row.uid, _words(row, uid), row.text) for row in tasks)
        for at, row in enumerate(tasks):
            self.tasks.item(at).setSelected(row.uid in kept)
        self._enable()

    def _enable(self) -> None:
        chosen = self._writable and bool(self.tasks.selectedItems())
        for button in (self.lead_button, self.assist_button):
            button.setEnabled(chosen)
            button.setToolTip("" if chosen else "先选中任务")

    def _choose(self, role: Role) -> None:
        self.role_chosen.emit(self.tasks.selected, role)


def _words(row: TaskRow, leader_uid: str) -> str:
    """「12　协同　…」."""
    role = next(one.role for one in row.leaders if one.uid == leader_uid)
    return f"{row.number or '—'}　{_ROLE_WORDS.get(role, '牵头')}　{row.text}"
