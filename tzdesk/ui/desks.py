"""How this window opens ledgers: who signs, which day it is, which rules hold.

Made once by the composition root; knows no widget.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tzdesk.domain.pace import Rules
from tzdesk.services.desk import Desk
from tzdesk.ui.log import wall_clock


@dataclass(slots=True)
class Desks:
    """`today` stands for the real day where one was asked for; 设置 may change the others."""

    by: str = ""
    today: date | None = None
    rules: Rules | None = None

    @property
    def clock(self) -> Callable[[], datetime]:
        """Local time, on the day that was asked for."""
        return fixed_clock(self.today) if self.today else wall_clock

    def open(self, path: Path, *, read_only: bool = False) -> Desk:
        """Opens a ledger. Raises UserError where it cannot be used."""
        return Desk.open(path, by=self.by, clock=self.clock, rules=self.rules, read_only=read_only)

    def create(self, path: Path) -> Desk:
        """Makes an empty ledger. Raises UserError where something lies there."""
        return Desk.create(path, by=self.by, clock=self.clock, rules=self.rules)

    def example(self, folder: Path) -> Desk:
        """Makes the example ledger in `folder`, on its own day unless another was asked for."""
        from tzdesk.services.example import make_example  # noqa: PLC0415 - for the example only

        return make_example(folder, by=self.by, today=self.today)


def fixed_clock(day: date) -> Callable[[], datetime]:
    """The time of the wall clock on another day."""
    return lambda: datetime.combine(day, wall_clock().time())
