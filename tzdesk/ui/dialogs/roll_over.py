"""结转…: which unfinished tasks go on in the next year, and in which plan.

A refusal of the service stands in the form, which then stays open.
"""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.board import Board
from tzdesk.domain.periods import PeriodKind
from tzdesk.services.desk import Desk, Written
from tzdesk.services.rolling_over import (
    RollOver,
    following_plans,
    next_deadline,
    next_title,
    roll_over,
    unfinished,
)
from tzdesk.ui.delegates.tick_row import TickRow
from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.models.task_ticks import TaskTicks
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.workplace import Workplace

TITLE, NEW_PLAN = "结转未完成任务", "新方案"
NOTHING = "任务都已完成或已调整，没有可结转的任务。"
_HINT = "章节、领导、单位、标签一并带走；已填的进展留在原方案，可以从新任务查到。"
_WIDTH, _LIST_HEIGHT = 620, 300


class RollOverDialog(Form):
    """`made_plan` is the uid of the plan that the tasks went into."""

    manual_page = "rollover"

    def __init__(self, place: Workplace, board: Board):
        super().__init__(place.session, TITLE, place.window)
        self._plan = board.plan
        self.made_plan = ""
        self.into = QComboBox()
        self.into.addItem(f"{NEW_PLAN}（{board.plan.year + 1}年）", None)
        for plan in following_plans(board.ledger, board.plan):
            self.into.addItem(plan.short_title or plan.title, plan.uid)
        self.into.setCurrentIndex(1 if self.into.count() > 1 else 0)
        self.title = QLineEdit(next_title(board.plan))
        self.deadline = QLineEdit(next_deadline(board.plan))
        self.deadline.setPlaceholderText("不填则保留原时限")
        self.periods = QCheckBox(f"同时建立{board.plan.year + 1}年四个季度的填报期")
        self.periods.setChecked(True)
        self.tasks = TaskTicks(unfinished(board), self)
        self.list = QListView()
        self.list.setModel(self.tasks)
        self.list.setProperty("framed", True)
        self.list.setItemDelegate(TickRow(self.list))
        self.list.setUniformItemSizes(True)
        self.all_button = verb_button("全选", lambda: self.tasks.tick_all(True))
        self.none_button = verb_button("清除", lambda: self.tasks.tick_all(False))
        self._arrange()
        self.into.currentIndexChanged.connect(lambda _at: self._refresh())
        self.title.textChanged.connect(lambda _text: self._refresh())
        self.tasks.ticked.connect(self._refresh)
        self._refresh()

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        self.setMinimumWidth(px(_WIDTH))
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        for words, field in (
            ("结转到", self.into),
            ("方案名称", self.title),
            ("完成时限", self.deadline),
            ("任务", self.list),
        ):
            field.setAccessibleName(words)
        buttons = QHBoxLayout()
        for button in (self.all_button, self.none_button):
            button.setProperty("size", "small")
            buttons.addWidget(button)
        buttons.addStretch(1)
        tasks = QWidget()
        column = QVBoxLayout(tasks)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.form.addRow("结转到", self.into)
        self.form.addRow("方案名称", self.title)
        self.form.addRow("", self.periods)
        self.form.addRow("完成时限", self.deadline)
        self.form.addRow("任务", tasks)
        self.told.setText(_HINT if self.tasks.rowCount() else NOTHING)
        self.begin_with(
            *(self.into, self.title, self.periods, self.deadline),
            *(self.list, self.all_button, self.none_button),
        )

    def _refresh(self) -> None:
        new, count = self.into.currentData() is None, len(self.tasks.chosen)
        self.title.setEnabled(new)
        self.periods.setEnabled(new)
        self.error.hide()
        self.verb.setText(f"结转 {count} 项任务")
        self.verb.setEnabled(count > 0 and (not new or bool(self.title.text().strip())))

    def deed(self) -> Callable[[Desk], Written]:
        new = self.into.currentData() is None
        chosen = RollOver(
            tasks=self.tasks.chosen,
            into=self.into.currentData(),
            title=self.title.text(),
            deadline_text=self.deadline.text(),
            periods=PeriodKind.QUARTER if new and self.periods.isChecked() else None,
        )

        def write(desk: Desk) -> Written:
            written, self.made_plan = roll_over(desk, self._plan.uid, chosen)
            desk.board(self.made_plan)  # shown next: built where nobody waits for it
            return written

        return write
