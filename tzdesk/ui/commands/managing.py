"""Commands about what a ledger is made of: its units, leaders and the rules of its plan."""

from collections.abc import Callable

from tzdesk.ui.messages import run
from tzdesk.ui.widgets.task_tree import TaskTree
from tzdesk.ui.workplace import Workplace


class ManagingCommands:
    """Each public method is one command."""

    def __init__(self, place: Workplace, tree: TaskTree):
        self._place, self._tree = place, tree

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {
            "manage_units": self.manage_units,
            "manage_leaders": self.manage_leaders,
            "custom_columns": self.manage_columns,
            "plan_settings": self.set_plan,
        }

    def manage_units(self) -> None:
        """单位管理…"""
        from tzdesk.ui.dialogs.units import UnitsDialog  # noqa: PLC0415 - not at the start

        dialog = UnitsDialog(self._place)
        dialog.task_wanted.connect(self._place.session.choose)
        run(dialog)

    def manage_leaders(self) -> None:
        """领导管理…"""
        from tzdesk.ui.dialogs.leaders import LeadersDialog  # noqa: PLC0415 - not at the start

        dialog = LeadersDialog(self._place)
        dialog.task_wanted.connect(self._place.session.choose)
        run(dialog)

    def manage_columns(self) -> None:
        """自定义列…; the tree shows those that are new."""
        from tzdesk.ui.dialogs.custom_columns import (  # noqa: PLC0415 - not at the start
            CustomColumnsDialog,
        )

        fields = self._tree.view.tree.fields
        run(CustomColumnsDialog(self._place))
        for field in self._tree.view.tree.fields.custom:
            if field.name not in fields:
                self._tree.view.columns.want(field.name, True)

    def set_plan(self) -> None:
        """方案设置…"""
        from tzdesk.ui.dialogs.plan_settings import PlanSettings  # noqa: PLC0415 - as above

        if board := self._place.session.board:
            run(PlanSettings(self._place.session, board, self._place.window))
