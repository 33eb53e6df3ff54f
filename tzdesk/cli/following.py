"""`unit list` and `report unreported`: which units have not reported, and the list to call them."""

from pathlib import Path
from typing import Any

from tzdesk.cli.answers import Answer
from tzdesk.cli.context import Context
from tzdesk.cli.selection import chosen_board, unit_of
from tzdesk.cli.units import unit_shape, units_answer
from tzdesk.domain.board import Board
from tzdesk.domain.json_values import encode
from tzdesk.domain.receipts import TICKS
from tzdesk.domain.records import Task
from tzdesk.domain.return_matrix import (
    MatrixRow,
    ReturnCell,
    ReturnMatrix,
    ReturnState,
    return_matrix,
)
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.return_lists import cell_words, formless_rows, write_unreported
from tzdesk.services.units import unit_entries

_OWING = (ReturnState.SILENT, ReturnState.PARTIAL)


def list_units(context: Context) -> Answer:
    """All units; with `--period` or `--unreported` how each has reported, beside what it is."""
    args = context.args
    with context.open(read_only=True) as desk:
        if not (args.period or args.unreported):
            return units_answer(desk)
        board = chosen_board(desk, args)
        matrix, at = _matrix(board)
        rows = [row for row in matrix.rows if not args.unreported or row.cells[at].state in _OWING]
        entries = {one.uid: one for one in unit_entries(desk.ledger, board.plan.uid)}
        units = [
            unit_shape(entries[row.unit.uid]) | {"returns": _shape(desk, matrix, row, at)}
            for row in rows
        ]
    lines = [f"{row.unit.name}　{cell_words(row.cells[at])}" for row in rows]
    return Answer({"units": units}, "\n".join(lines) or "各单位均已报送。")


def _matrix(board: Board) -> tuple[ReturnMatrix, int]:
    """All periods, and the place of the board's."""
    if board.period is None:
        raise UserError("还没有填报期。", "请先用 period add 建立填报期。")
    matrix = return_matrix(board.ledger, board.plan, board.today)
    return matrix, matrix.periods.index(board.period)


def _shape(desk: Desk, matrix: ReturnMatrix, row: MatrixRow, at: int) -> dict[str, Any]:
    """A unit in a period; `missing` are printed numbers (uids where there is none)."""
    cell: ReturnCell = row.cells[at]
    tasks = [desk.ledger.get(Task, uid) for uid in cell.missing]
    return {
        "period": matrix.periods[at].code,
        "state": cell.state.value,
        "owed": cell.owed,
        "reported": cell.reported,
        "missing": [task.number or task.uid for task in tasks],
        "late": cell.late,
        "last": encode(cell.came_on),
        **{name: getattr(cell.handed_in, name) for name in TICKS},
    }


def report(context: Context) -> Answer:
    """未报送单位清单 of a period, of some units or of all."""
    args = context.args
    path = Path(args.out).expanduser().absolute()
    with context.open(read_only=True) as desk:
        board = chosen_board(desk, args)
        matrix, at = _matrix(board)
        units = [unit_of(desk.ledger, name).uid for name in args.unit] or None
        missing = write_unreported(board, matrix, path, units)
        formless = formless_rows(matrix, at, units)
    figures = {
        "period": matrix.periods[at].code,
        "units": len(missing),
        "unreported": sum(one.silent for one in missing),
        "partial": sum(not one.silent for one in missing),
        "tasks": sum(len(one.rows) for one in missing),
        "formless": len(formless),
    }
    return Answer(
        {"path": str(path), "figures": figures},
        f"已生成未报送单位清单（{len(missing)} 个单位）：{path}",
    )
