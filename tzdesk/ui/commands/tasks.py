"""Commands about the task in front and the tree that shows it."""

from collections.abc import Callable
from functools import partial

from tzdesk.services.editing import Edit
from tzdesk.ui.actions import Actions
from tzdesk.ui.command_table import ROWS
from tzdesk.ui.messages import run
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree import TaskTree

PREFIX = "row_"


class TaskCommands:
    """Each public method is one command, or keeps the switches of the menus right."""

    def __init__(self, session: Session, tree: TaskTree):
        self._session, self._tree = session, tree

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        view = self._tree.view
        heights = {
            name: partial(self._tree.set_row_height, name.removeprefix(PREFIX)) for name in ROWS
        }
        return {
            **heights,
            "cut": view.deeds.cut,
            "copy": view.copy,
            "paste": view.deeds.paste,
            "clear_cells": view.deeds.clear,
            "fill_down": view.deeds.fill_down,
            "fill_chosen": view.deeds.fill_chosen,
            "bulk_edit": self.edit_many,
            "select_all": view.selectAll,
            "open_all": partial(view.open_all, True),
            "close_all": partial(view.open_all, False),
            "columns": self.choose_columns,
            "edit_cell": view.edit_current,
            "toggle_units": self.toggle_units,
            "mark_coordination": self.mark_coordination,
            "mark_star": self.mark_star,
            "edit_tags": self.edit_tags,
            "previous_task": partial(self._tree.step, -1),
            "next_task": partial(self._tree.step, 1),
        }

    def toggle_units(self) -> None:
        """展开单位填报, or folds them away."""
        view = self._tree.view
        index = view.currentIndex()
        if index.isValid():
            view.toggle(index.siblingAtColumn(0))

    def edit_many(self) -> None:
        """批量修改… of all chosen tasks."""
        from tzdesk.ui.dialogs.bulk_edit import BulkEdit  # noqa: PLC0415 - not at the start

        if self._session.row:
            run(BulkEdit(self._session, self._tree.window()))

    def choose_columns(self) -> None:
        """列…"""
        from tzdesk.ui.dialogs.columns import ColumnsDialog  # noqa: PLC0415 - not at the start

        run(ColumnsDialog(self._tree, self._tree.window()))

    def mark_coordination(self) -> None:
        """标记需领导协调, on all chosen tasks; where the first one has it, takes it away."""
        session, row = self._session, self._session.row
        if row is None or session.board is None:
            return
        marked = bool(row.summary and row.summary.coordination)
        period = session.board.period
        period_uid = period.uid if period else None
        session.edit(
            [Edit(uid, "coordination", not marked, period_uid) for uid in session.selected]
        )

    def mark_star(self) -> None:
        """星标, on all chosen tasks; where the first one has it, takes it away."""
        session, row = self._session, self._session.row
        if row is not None:
            session.edit([Edit(uid, "starred", not row.starred) for uid in session.selected])

    def edit_tags(self) -> None:
        """标签… of all chosen tasks."""
        from tzdesk.ui.dialogs.tags import TagsForm  # noqa: PLC0415 - not at the start

        if self._session.row:
            run(TagsForm(self._session, self._tree.window()))

    def show_switches(self, actions: Actions) -> None:
        """Ticks what holds now."""
        row = self._session.row
        actions["mark_coordination"].setChecked(
            bool(row and row.summary and row.summary.coordination)
        )
        actions["mark_star"].setChecked(bool(row and row.starred))
        for name in ROWS:
            chosen = self._tree.view.height_name == name.removeprefix(PREFIX)
            actions[name].setChecked(chosen)
