"""The part of `demo` that goes through other hands: out to the units, filled in, back and merged.

One unit works as it would with the program: receives its workbook, fills it in, hands it back.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tzdesk.domain.board import Board
from tzdesk.services.desk import Desk
from tzdesk.services.dispatching import Dispatched, DispatchOptions, dispatch
from tzdesk.services.editing import Edit, edit
from tzdesk.services.merge_applying import apply
from tzdesk.services.merging import plan_merge
from tzdesk.services.received_form import read_received
from tzdesk.services.receiving import receive
from tzdesk.services.returning import prepare, write
from tzdesk.ui.desks import Desks

UNIT = "区水务局"
PERIOD = "2023Q3"
SENT, RETURNED = "下发", "交回"
_SAID: dict[str, str | int] = {
    "status": "正常推进",
    "percent": 75,
    "progress": "截至9月30日，主体工程完成四分之三。",
}


@dataclass(slots=True)
class ExchangeDemo:
    """`files` is what the steps made; earlier runs may have left others beside them."""

    out: Path
    desks: Desks
    files: list[Path] = field(default_factory=list)
    _sent: Path = field(init=False)
    _returned: Path = field(init=False)

    @property
    def steps(self) -> tuple[Callable[[Desk], str], ...]:
        """In order, each told in one sentence."""
        return self.dispatch, self.fill_in, self.merge

    def dispatch(self, desk: Desk) -> str:
        """Every unit's workbook of the quarter."""
        done: Dispatched = dispatch(desk, _board(desk), DispatchOptions(self.out / SENT))
        made = done.made.files
        self.files += [one.path for one in made]
        self._sent = next(one.path for one in made if one.form.identity.unit_name == UNIT)
        rows = sum(len(one.form.rows) for one in made)
        return f"下发 {len(made)} 个填报表，{rows} 行任务；没有下发的分工 {len(done.uncovered)} 条"

    def fill_in(self, _desk: Desk) -> str:
        """One unit receives its workbook into a ledger of its own, and answers for each task."""
        ledger = self.out / f"{UNIT}.tzdb"
        ledger.unlink(missing_ok=True)
        with self.desks.create(ledger) as own:
            receive(own, read_received(self._sent))
            board = own.board()
            period = board.period.uid if board.period else None
            said = [
                Edit(row.uid, name, value, period) for row in board for name, value in _SAID.items()
            ]
            edit(own, said)
            made = write(prepare(own.board()), self.out / RETURNED / self._sent.name)
        self._returned = made.path
        self.files += [ledger, made.path]
        return f"{UNIT}接收填报表，填写 {len(said)} 处，生成报送文件：{made.path.name}"

    def merge(self, desk: Desk) -> str:
        """What came back, read, compared and written."""
        merged = apply(desk, plan_merge(desk, [self._returned]))
        return f"回收合并 {merged.files} 个文件、{merged.applied} 处改动"


def _board(desk: Desk) -> Board:
    plan = desk.plan()
    period = next(one for one in desk.ledger.periods(plan.uid) if one.code == PERIOD)
    return desk.board(plan.uid, period.uid)
