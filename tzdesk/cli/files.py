"""`export`, `backup` and `check`: the ledger as files."""

from pathlib import Path

from tzdesk.cli.answers import DONE, REFUSED, Answer
from tzdesk.cli.context import Context
from tzdesk.cli.selection import chosen_board, filter_of
from tzdesk.domain.filters import select
from tzdesk.services.backups import BackupRules, back_up
from tzdesk.services.exporting import export_ledger


def export(context: Context) -> Answer:
    """Writes the tasks that pass the filters as a workbook."""
    path = Path(context.args.file).expanduser().absolute()
    with context.open(read_only=True) as desk:
        board = chosen_board(desk, context.args)
        rows = select(filter_of(board, context.args), board)
        export_ledger(board, rows, path)
    return Answer({"path": str(path), "tasks": len(rows)}, f"已导出 {len(rows)} 项任务：{path}")


def backup(context: Context) -> Answer:
    """Copies the ledger and verifies the copy."""
    named = context.args.file
    target = Path(named).expanduser().absolute() if named else None
    with context.open(read_only=True) as desk:
        made = back_up(desk, target, rules=BackupRules.of(context.settings))
    return Answer({"path": str(made.path), "sha256": made.sha256}, f"已备份并核验：{made.path}")


def check(context: Context) -> Answer:
    """Checks the file, the chain of the history, and the rows against it."""
    with context.open(read_only=True) as desk:
        findings = [one.message for one in desk.file.check()]
    ok = not findings
    text = "台账完好，修改记录未被改动。" if ok else "\n".join(f"{one}。" for one in findings)
    return Answer({"ok": ok, "findings": findings}, text, DONE if ok else REFUSED)
