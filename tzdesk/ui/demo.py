"""`demo`: the whole loop on the bundled plan without a display, as far as the program goes.

Each step goes through the same services as in the window and is told in one sentence; then every
screen is pictured.
"""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.records import Leader
from tzdesk.services.backups import back_up
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.example import NAME, TODAY, import_bundled
from tzdesk.services.exporting import export_ledger, proposed_name
from tzdesk.ui.demo_exchange import ExchangeDemo
from tzdesk.ui.desks import Desks
from tzdesk.ui.screens import Look, Maker, Screens

LEADER = "卢庆雷"
SCREENS = "界面"


class Demo:
    """Writes everything into one folder; `steps` says what was done."""

    def __init__(self, app: QApplication, out: Path, make: Maker):
        self._app, self._out, self._make = app, out, make
        self.steps: list[str] = []
        self.files: list[Path] = []

    def run(self) -> None:
        """All steps in order."""
        self._out.mkdir(parents=True, exist_ok=True)
        ledger = self._out / NAME
        ledger.unlink(missing_ok=True)
        desks = Desks(today=TODAY)
        exchange = ExchangeDemo(self._out, desks)
        with desks.create(ledger) as desk:
            self.files.append(ledger)
            for step in (_import, _filter, _edit, *exchange.steps, self._export, self._back_up):
                self.steps.append(step(desk))
        self.files += exchange.files
        self.files += Screens(self._app, self._out / SCREENS, self._make).take(Look())
        self.steps.append("画出各个界面")

    def _export(self, desk: Desk) -> str:
        board = desk.board()
        path = self._out / proposed_name(board, filtered=False)
        export_ledger(board, list(board), path)
        self.files.append(path)
        return f"导出 {len(board)} 项任务：{path.name}"

    def _back_up(self, desk: Desk) -> str:
        made = back_up(desk)
        self.files.append(made.path)
        return f"备份并核验：{made.path.name}"


def _import(desk: Desk) -> str:
    import_bundled(desk)
    return f"导入方案：{len(desk.board())} 项任务"


def _filter(desk: Desk) -> str:
    board = desk.board()
    leaders = board.ledger.rows(Leader).values()
    uids = frozenset(one.uid for one in leaders if one.name == LEADER)
    return f"筛选牵头领导{LEADER}：{len(select(TaskFilter(leaders=uids), board))} 项"


def _edit(desk: Desk) -> str:
    board = desk.board()
    row = next(iter(board))
    period = board.period.uid if board.period else None
    written = edit(desk, [Edit(row.uid, "status", "正常推进", period)])
    desk.undo()
    desk.redo()
    title = written.batch.title if written.batch else ""
    return f"{title}，撤销，重做"
