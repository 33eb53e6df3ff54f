"""The right of 单位管理: one unit – category, other names or members, whom to call, its tasks.

Says what the clerk wants; writes nothing.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.records import UnitCategory
from tzdesk.domain.task_rows import TaskRow
from tzdesk.services.unit_members import Membership
from tzdesk.ui.dialogs.units.lines import UnitLine
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.chips import Chips
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.settled_line import SettledLine
from tzdesk.ui.widgets.task_list import TaskList

WIDTH = 316
NO_TASKS = "本方案中没有任务"


class UnitPane(QFrame):
    """Disabled while no unit is chosen."""

    rename_wanted, merge_wanted = Signal(), Signal()
    members_wanted, removal_wanted = Signal(), Signal()
    category_chosen = Signal(object)
    """A `UnitCategory`."""
    alias_typed = Signal(str)
    alias_removed = Signal(str)
    member_removed = Signal(str)
    """The uid of a membership."""
    typed = Signal(str, str)
    """联系人 or 联系电话 by name, and what was typed."""
    task_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName("单位")
        self.name = label("", "title", wraps=True)
        self.category = QComboBox()
        for one in UnitCategory:
            self.category.addItem(one.value)
        self.category.activated.connect(
            lambda at: self.category_chosen.emit(list(UnitCategory)[at])
        )
        self.aliases, self.members = Chips("别名", "没有别名"), Chips("成员", "没有指定成员")
        self.aliases.removed.connect(self.alias_removed)
        self.members.removed.connect(self.member_removed)
        self.alias = SettledLine("增加别名")
        self.alias.setPlaceholderText("增加别名，按 Enter 确定")
        self.alias.settled.connect(self._on_alias_typed)
        self.fields = {"contact": SettledLine("联系人"), "phone": SettledLine("联系电话")}
        for name, field in self.fields.items():
            field.settled.connect(lambda text, name=name: self.typed.emit(name, text))
        self.error = label(tone="error", wraps=True)
        self.told = label(tone="muted")
        self.tasks = TaskList("单位的任务")
        self.tasks.task_chosen.connect(self.task_chosen)
        self._build_buttons()
        self._arrange()

    def _build_buttons(self) -> None:
        self.rename_button = verb_button("改名…", self.rename_wanted.emit, kind="small")
        self.merge_button = verb_button("合并到…", self.merge_wanted.emit, kind="small")
        self.members_button = verb_button("指定成员…", self.members_wanted.emit, kind="small")
        self.remove_button = verb_button("删除", self.removal_wanted.emit, kind="small")
        self.why = label("", "caption", "muted", wraps=True)

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        self.setFixedWidth(px(WIDTH))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(6))
        shown = (self.rename_button, self.merge_button, self.members_button, self.remove_button)
        for button in shown:
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._form = form = QFormLayout()
        form.setHorizontalSpacing(px(10))
        form.setVerticalSpacing(px(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_caption("类别"), self.category)
        form.addRow(_caption("别名"), self.aliases)
        form.addRow("", self.alias)
        form.addRow(_caption("成员"), self.members)
        form.addRow(_caption("联系人"), self.fields["contact"])
        form.addRow(_caption("联系电话"), self.fields["phone"])
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(8))
        column.addWidget(self.name)
        column.addLayout(buttons)
        column.addWidget(self.why)
        column.addLayout(form)
        column.addWidget(self.error)
        column.addWidget(self.told)
        column.addWidget(self.tasks, 1)

    def show_unit(
        self,
        line: UnitLine,
        members: Sequence[Membership],
        tasks: Sequence[TaskRow],
        why_not_removed: str,
        *,
        writable: bool,
    ) -> None:
        """Another unit, or the same changed."""
        self.setEnabled(True)
        entry, collective = line.entry, line.collective
        self.name.setText(entry.name)
        self.category.setCurrentIndex(list(UnitCategory).index(entry.category))
        self.aliases.show_chips([(one, one) for one in entry.aliases], writable=writable)
        chips = [(one.uid, f"{one.name}　{one.scope}") for one in members]
        self.members.show_chips(chips, writable=writable)
        self.fields["contact"].show_text(entry.contact or "")
        self.fields["phone"].show_text(entry.phone or "")
        self._form.setRowVisible(self.members, collective or bool(members))
        for field in self.fields.values():
            self._form.setRowVisible(field, not collective)
        self.members_button.setVisible(collective)
        self.remove_button.setEnabled(writable and not why_not_removed)
        self.why.setText(why_not_removed)
        self.why.setVisible(bool(why_not_removed))
        for one in (self.category, self.alias, *self.fields.values()):
            one.setEnabled(writable)
        for button in (self.rename_button, self.merge_button, self.members_button):
            button.setEnabled(writable)
        self.refuse("")
        self._show_tasks(tasks)

    def show_nothing(self) -> None:
        """No unit is chosen."""
        self.setEnabled(False)
        self.name.setText("")
        self.why.hide()
        self._show_tasks(())

    def refuse(self, words: str) -> None:
        """Why what was typed was not taken; "" for nothing."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def _on_alias_typed(self, text: str) -> None:
        if text:
            self.alias_typed.emit(text)

    def _show_tasks(self, tasks: Sequence[TaskRow]) -> None:
        self.told.setText(f"任务 {len(tasks)} 项" if tasks else NO_TASKS)
        self.tasks.show_tasks(
            (row.uid, f"{row.number or '—'}　{row.text}", row.text) for row in tasks
        )


def _caption(words: str) -> QLabel:
    return label(words, "small", "muted")
