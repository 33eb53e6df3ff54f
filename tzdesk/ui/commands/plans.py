"""Commands about plans: importing one, its periods, its workbooks out and back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tzdesk.ui.commands.ledgers import LedgerCommands
from tzdesk.ui.messages import CLOSE, Question, ask, run
from tzdesk.ui.workplace import Workplace

PERIODS = "填报期设置…"
NO_PERIOD = Question(
    "无法下发填报表", "还没有填报期。", "请先建立填报期，再下发填报表。", (CLOSE, PERIODS)
)


class PlanCommands:
    """Each public method is one command."""

    def __init__(self, place: Workplace, ledgers: LedgerCommands):
        self._place, self._ledgers = place, ledgers

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {
            "import_plan": self.import_plan,
            "edit_periods": self.edit_periods,
            "dispatch": self.dispatch,
            "merge": self.merge,
            "open_conflicts": self.go_on_merging,
        }

    def import_plan(self, path: Path | None = None) -> None:
        """导入方案…, or the file that was dropped. Never into the example, which is thrown away."""
        from tzdesk.ui.dialogs.import_plan import (  # noqa: PLC0415 - not at the start
            ImportDialog,
        )

        if self._ledgers.is_example:
            self._ledgers.close()
        run(ImportDialog(self._place, path, self.dispatch))

    def edit_periods(self) -> None:
        """填报期设置…"""
        from tzdesk.ui.dialogs.periods import PeriodsDialog  # noqa: PLC0415 - not at the start

        run(PeriodsDialog(self._place.session, self._place.window))

    def dispatch(self) -> None:
        """下发填报表…; a plan without periods is told so, and shown where they are made."""
        from tzdesk.ui.dialogs.dispatch import DispatchDialog  # noqa: PLC0415 - not at the start

        board = self._place.session.board
        if board and board.period:
            run(DispatchDialog(self._place))
        elif ask(self._place.window, NO_PERIOD) == PERIODS:
            self.edit_periods()

    def merge(self, paths: Sequence[Path] = ()) -> None:
        """回收合并…, of the files that were dropped or of those added there."""
        from tzdesk.ui.dialogs.merge import MergeDialog  # noqa: PLC0415 - not at the start

        if self._place.session.board:
            run(MergeDialog(self._place, paths))

    def go_on_merging(self) -> None:
        """待处理冲突…: 回收合并 with what earlier merges left open."""
        from tzdesk.ui.dialogs.merge import MergeDialog  # noqa: PLC0415 - not at the start

        if self._place.session.board:
            run(MergeDialog(self._place, resumed=True))
