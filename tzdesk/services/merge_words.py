"""The words behind a file's state.

Knows plans, not how they came about.
"""

from datetime import datetime

from tzdesk.services.merge_plan import CellKind, FilePlan


def day(moment: datetime) -> str:
    """10-08."""
    return f"{moment:%m-%d}"


def counted(file: FilePlan) -> str:
    """「11 行，改 9 处，冲突 2；灰色列被改 1；缺 2 行；多 1 行」, 「11 行，与台账一致」."""
    parts = [f"{file.rows} 行"]
    if changes := len(file.changes):
        parts.append(f"改 {changes} 处")
    if conflicts := len(file.of(CellKind.CONFLICT)):
        parts.append(f"冲突 {conflicts}")
    if invalid := len(file.of(CellKind.INVALID)):
        parts.append(f"待改 {invalid}")
    if len(parts) == 1 and not file.cells:
        parts.append("与台账一致")
    more = [
        f"灰色列被改 {len(file.locked)}" if file.locked else "",
        f"缺 {len(file.missing)} 行" if file.missing else "",
        f"多 {len(file.added)} 行" if file.added else "",
    ]
    return "；".join(["，".join(parts), *filter(None, more)])
