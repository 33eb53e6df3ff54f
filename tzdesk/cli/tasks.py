"""`plan list`, `plan show`, `set`, `history` and `undo`: looking at tasks and changing them."""

from tzdesk.cli.answers import Answer
from tzdesk.cli.context import Context
from tzdesk.cli.selection import (
    assignment_of,
    chosen_board,
    field_named,
    filter_of,
    period_of,
    task_of,
)
from tzdesk.cli.shapes import change_shape, entry_shape, is_told, task_shape
from tzdesk.domain.board import TaskRow
from tzdesk.domain.filters import select
from tzdesk.domain.text import shorten
from tzdesk.domain.values import percent_text
from tzdesk.errors import UserError
from tzdesk.services.editing import Edit, edit
from tzdesk.services.history import changes_of_batch, describe, entries


def list_plans(context: Context) -> Answer:
    """The plans of the ledger, newest year first."""
    with context.open(read_only=True) as desk:
        plans = [
            {
                "uid": plan.uid,
                "title": plan.title,
                "doc_no": plan.doc_no,
                "year": plan.year,
                "tasks": sum(one.parent_uid is None for one in desk.ledger.tasks(plan.uid)),
            }
            for plan in desk.ledger.plans
        ]
    lines = [f"{one['year']}　{one['title']}　{one['tasks']} 项任务" for one in plans]
    return Answer({"plans": plans}, "\n".join(lines) or "台账中还没有方案。")


def show_tasks(context: Context) -> Answer:
    """The tasks that pass the filters, in the document's order."""
    with context.open(read_only=True) as desk:
        board = chosen_board(desk, context.args)
        rows = select(filter_of(board, context.args), board)
        asked = context.option("period")
        periods = (
            [period_of(desk.ledger, board.plan.uid, asked)]
            if asked
            else desk.ledger.periods(board.plan.uid)
        )
        data = {
            "tasks": [task_shape(board, row, periods) | _doubts(context, row) for row in rows],
            "shown": len(rows),
            "total": len(board),
        }
    lines = [
        ("　" if one.parent_uid else "") + _task_line(one) for row in rows for one in row.family
    ]
    return Answer(data, "\n".join([*lines, f"显示 {len(rows)}/{len(board)} 项"]))


def _doubts(context: Context, row: TaskRow) -> dict[str, object]:
    """Why the task is 待核实, where that was asked for; of the summary `unit` is null."""
    if not context.args.doubtful:
        return {}
    units = (unit for leaf in row.leaves for unit in leaf.units)
    of_units = [{"unit": one.name, "message": why} for one in units for why in one.doubts]
    return {"doubts": [*({"unit": None, "message": why} for why in row.doubts), *of_units]}


def _task_line(row: TaskRow) -> str:
    units = "、".join(row.unit_names)
    star = "★ " if row.starred else ""
    return (
        f"{row.number or '—'}　{star}{shorten(row.text, 30)}　{units}　{row.deadline_text or '—'}"
        f"　{row.status}　{percent_text(row.percent)}%"
    )


def set_values(context: Context) -> Answer:
    """Edits the office's summary and own words of a task, or with `--unit` that unit's report."""
    args = context.args
    pairs = [_pair(text) for text in args.values]
    with context.open() as desk:
        board = chosen_board(desk, args)
        row = task_of(board, args.number)
        unit = assignment_of(board, row, args.unit) if args.unit else None
        period = board.period.uid if board.period else None
        written = edit(
            desk,
            [
                Edit(row.uid, field_named(desk, field), value, period, unit.uid if unit else None)
                for field, value in pairs
            ],
        )
        changes = changes_of_batch(desk, written.batch) if written.batch else []
    shapes = [change_shape(one) for one in changes if is_told(one)]
    data = {"changes": shapes, "batch": written.batch.uid if written.batch else None}
    return Answer(data, f"已修改 {len(shapes)} 处。" if shapes else "没有改动。")


def _pair(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals:
        raise UserError(f"“{text}”应写成 栏目=值，例如 status=滞后。")
    return field.strip(), value


def show_history(context: Context) -> Answer:
    """Every change, or those of one task; newest first."""
    with context.open(read_only=True) as desk:
        number = context.args.number
        board = chosen_board(desk, context.args) if number else None
        task = task_of(board, number) if board else None
        found = entries(desk, task.uid if task else None)
    lines = [
        f"{one.at:%Y-%m-%d %H:%M}　{one.by or '—'}　{one.source}　第 {one.number or '—'} 项　"
        f"{one.unit or '办公室汇总'}　{one.label}：{one.shown_old or '—'} → {one.shown_new or '—'}"
        for one in found
    ]
    return Answer(
        {"changes": [entry_shape(one) for one in found]}, "\n".join(lines) or "还没有修改记录。"
    )


def undo(context: Context) -> Answer:
    """Takes a batch back; what changed since is listed and stays."""
    with context.open() as desk:
        undone = desk.undo(context.args.batch)
        batch = undone.written.batch
        kept = [change_shape(one) for one in describe(desk, undone.batch, undone.kept)]
        back = len(changes_of_batch(desk, batch)) if batch else 0
    left = f"；{len(kept)} 处此后又有修改，未撤回" if kept else ""
    return Answer(
        {"undone": undone.batch.uid, "kept": kept},
        f"已撤回 {back} 处{left}。",
    )
