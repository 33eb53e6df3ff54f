"""`dispatch`: the workbooks of a period."""

from pathlib import Path

from tzdesk.cli.answers import Answer
from tzdesk.cli.context import Context
from tzdesk.cli.selection import chosen_board, unit_of
from tzdesk.domain.board import Board
from tzdesk.domain.records import Unit
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.dispatch_scope import candidates, uncovered
from tzdesk.services.dispatching import Dispatched, DispatchOptions, dispatch


def send_out(context: Context) -> Answer:
    """One workbook per unit that owes a report, with the window's default options."""
    args = context.args
    folder = Path(args.out).expanduser().absolute()
    with context.open() as desk:
        board = chosen_board(desk, args)
        units = _units(desk, board, args.unit) if args.unit else None
        done = dispatch(desk, board, DispatchOptions(folder, units))
    data = {
        "files": [
            {
                "unit": one.form.identity.unit_name,
                "path": str(one.path),
                "tasks": len(one.form.rows),
            }
            for one in done.made.files
        ],
        "uncovered": [
            {"number": one.number, "unit": one.unit, "reason": one.reason} for one in done.uncovered
        ],
    }
    return Answer(data, _text(done, folder))


def _units(desk: Desk, board: Board, names: list[str]) -> set[str]:
    """The units named. Raises UserError for one that has no workbook."""
    owing = {one.unit.uid for one in candidates(desk, board)}
    units = [unit_of(desk.ledger, name) for name in names]
    for unit in units:
        if unit.uid not in owing:
            raise UserError(f"“{unit.name}”没有填报表：{_why(board, unit)}。")
    return {unit.uid for unit in units}


def _why(board: Board, unit: Unit) -> str:
    reasons = [one.reason for one in uncovered(board) if one.unit_uid == unit.uid]
    return "；".join(dict.fromkeys(reasons)) or "方案中没有它的任务"


def _text(done: Dispatched, folder: Path) -> str:
    rows = sum(len(one.form.rows) for one in done.made.files)
    lines = [f"已生成 {len(done.made.files)} 个填报表，{rows} 行任务：{folder}"]
    if done.uncovered:
        lines.append(f"没有下发的分工 {len(done.uncovered)} 条：")
        lines += [f"第 {one.number or '—'} 项　{one.unit}　{one.reason}" for one in done.uncovered]
    return "\n".join(lines)
