"""A dispatch while it is being put together: period, units, where to. Knows no widget.

Reads the ledger anew when told; what would happen is asked of `forecast`.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tzdesk.domain.board import Board
from tzdesk.domain.records import Period
from tzdesk.services.desk import Desk
from tzdesk.services.dispatch_names import Naming
from tzdesk.services.dispatch_scope import earlier
from tzdesk.services.dispatching import DispatchOptions, naming_of, proposed_folder
from tzdesk.ui.dialogs.dispatch.forecast import (
    FileOptions,
    Forecast,
    again_words,
    forecast,
    sample_name,
)
from tzdesk.ui.dialogs.dispatch.kept import Options
from tzdesk.ui.dialogs.dispatch.selection import Selection, UnitLine, unit_lines


class Draft:
    """`shown` is the board of the window, which stays among those that the desk keeps live."""

    def __init__(self, desk: Desk, shown: Board, parent: Path | None):
        assert shown.period is not None, "without a period nothing can be dispatched"
        self.desk, self._shown, self._parent = desk, shown, parent
        self.board, self.period = shown, shown.period
        self.selection = Selection(unit_lines(desk, shown))
        self._first = self.selection.ticked
        self._there: tuple[Path | None, tuple[str, ...]] = (None, ())

    @property
    def periods(self) -> list[Period]:
        """All of the plan."""
        return self.desk.ledger.periods(self._shown.plan.uid)

    def show_period(self, uid: str) -> None:
        """Another period; every unit that owes a report in it is ticked."""
        self._read(uid)
        self.selection = Selection(unit_lines(self.desk, self.board))
        self._first = self.selection.ticked

    def read_again(self) -> None:
        """After something was written: ticks stay, units that owe a report only now are ticked."""
        before = {one.uid for one in self.selection.lines if not one.why}
        self._read(self.period.uid)
        lines = unit_lines(self.desk, self.board)
        new = {one.uid for one in lines if not one.why} - before
        self.selection = Selection(lines, self.selection.ticked | new)
        self._first = self._first | new

    def _read(self, period_uid: str) -> None:
        plan, shown = self._shown.plan.uid, self._shown.period
        # The desk keeps few boards live; asked for first, the window's is none of those let go.
        self.desk.board(plan, shown.uid if shown else None)
        self.board = self.desk.board(plan, period_uid)
        assert self.board.period is not None
        self.period = self.board.period

    @property
    def touched(self) -> bool:
        """Whether the clerk has chosen units, which closing would lose."""
        return self.selection.ticked != self._first

    @property
    def proposed_folder(self) -> Path:
        """The period's folder: where others were made last, else beside the ledger."""
        proposed = proposed_folder(self.desk, self.period)
        return (self._parent or proposed.parent) / proposed.name

    def parent_to_keep(self, folder: Path) -> Path | None:
        """What the next proposal starts from; None for beside the ledger."""
        beside = proposed_folder(self.desk, self.period).parent
        return folder.parent if folder.parent != beside else None

    @property
    def again(self) -> str:
        """That the period was dispatched before; "" the first time."""
        return again_words(earlier(self.desk.ledger, self.period), self.desk.today)

    @property
    def _naming(self) -> Naming:
        return naming_of(self.board, self.period, self.desk.today)

    def sample(self, pattern: str, line: UnitLine | None) -> str:
        """示例: the file of that unit, else of the first that may have one."""
        owing = [one for one in self.selection.lines if not one.why]
        shown = line if line and not line.why else next(iter(owing), None)
        return sample_name(pattern, self._naming, shown.name) if shown else ""

    def forecast(self, options: Options, folder: Path | None) -> Forecast:
        """What would come about in that folder."""
        if self._there[0] != folder:
            self._there = folder, _files_in(folder)
        files = FileOptions(options.pattern, options.existing, options.zipped)
        return forecast(self.selection.chosen, files, self._naming, self._there[1])

    def forget_folder(self) -> None:
        """Files may have come or gone: look again."""
        self._there = (None, ())

    def request(self, options: Options, folder: Path, due: date) -> DispatchOptions:
        """All of it for the service."""
        return DispatchOptions(
            folder=folder,
            unit_uids=self.selection.ticked,
            due=due,
            pattern=options.pattern,
            prefill=options.prefill,
            existing=options.existing,
            contact_list=options.contacts,
            zipped=options.zipped,
        )

    def to_keep(self, options: Options, folder: Path) -> Options:
        """The options for the next time."""
        return replace(options, parent=self.parent_to_keep(folder))


def _files_in(folder: Path | None) -> tuple[str, ...]:
    """The names there; none in a folder that is still to be made or cannot be looked into."""
    try:
        return tuple(one.name for one in folder.iterdir()) if folder else ()
    except OSError:
        return ()
