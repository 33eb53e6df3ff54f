"""The right of 报送情况: one unit in one period – state, whom to call, ticks, what is missing.

Says what the clerk wants; writes nothing.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.records import Period, Task
from tzdesk.domain.return_matrix import MatrixRow, ReturnCell, ReturnState
from tzdesk.services.return_lists import NOTHING, cell_words
from tzdesk.ui.days import day_in_words
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.labels import label, set_tone
from tzdesk.ui.widgets.receipt_row import ReceiptRow
from tzdesk.ui.widgets.task_list import TaskList

WIDTH = 264


class UnitPane(QFrame):
    """Shows nothing until `show_cell`."""

    ticked = Signal(str, bool)
    """A tick of the receipt (its field) is to be set or cleared."""
    reminder_wanted = Signal()
    tasks_wanted = Signal()
    task_chosen = Signal(str)
    """A missing task (uid) is to be looked at."""

    def __init__(self, *, read_only: bool, parent: QWidget | None = None):
        super().__init__(parent)
        self._read_only = read_only
        self.setProperty("card", True)
        self.setAccessibleName("单位报送情况")
        self.name = label("", "title", wraps=True)
        self.period = label("", tone="muted", wraps=True)
        self.state = label("", "body")
        self.contact = label("", tone="secondary", wraps=True)
        self.receipt = ReceiptRow()
        self.receipt.ticked.connect(self.ticked)
        self.missing = label("", "small", "muted")
        self.tasks = TaskList("未报任务")
        self.tasks.task_chosen.connect(self.task_chosen)
        self.remind_button = verb_button("复制催报文字", self.reminder_wanted.emit, kind="small")
        self.tasks_button = verb_button("查看任务", self.tasks_wanted.emit, kind="small")
        self._arrange()

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        self.setFixedWidth(px(WIDTH))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.remind_button)
        buttons.addWidget(self.tasks_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(6))
        for widget in (self.name, self.period, self.state, self.contact):
            column.addWidget(widget)
        column.addWidget(self.receipt)
        column.addWidget(self.missing)
        column.addWidget(self.tasks, 1)
        column.addLayout(buttons)

    def show_cell(
        self,
        row: MatrixRow,
        period: Period,
        cell: ReturnCell,
        tasks: Sequence[Task],
        today: date,
    ) -> None:
        """A unit in a period; `tasks` are those that it has not reported."""
        self.name.setText(row.unit.name)
        self.period.setText(f"{period.label}，{day_in_words(period.due, period.end.year)}前报送")
        self._show_state(cell)
        to_call = "　".join(word for word in (row.contact, row.phone) if word)
        self.contact.setText(f"联系人：{to_call or '未填'}")
        self.contact.setHidden(row.unit.collective)
        self.receipt.show_receipt(cell.handed_in, today, read_only=self._read_only)
        self.missing.setText(f"未报任务 {len(tasks)} 项" if tasks else "没有未报任务")
        self.tasks.show_tasks(
            (task.uid, f"{task.number or NOTHING}　{task.text}", task.text) for task in tasks
        )
        self.remind_button.setEnabled(bool(tasks))

    def _show_state(self, cell: ReturnCell) -> None:
        loud = cell.state in (ReturnState.SILENT, ReturnState.PARTIAL)
        tone = "late" if loud else "done" if cell.state is ReturnState.COMPLETE else "muted"
        not_asked = cell.state is ReturnState.NOT_ASKED
        self.state.setText(cell.state.value if not_asked else cell_words(cell))
        set_tone(self.state, tone)
