"""Values for many cells at once: what can be taken is written, the rest is told and left alone.

Judges as a merge does. Knows neither the clipboard nor a window.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tzdesk.domain.breath import breathe
from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.cell_value import CellValue
from tzdesk.domain.changes import Source
from tzdesk.domain.fields import Scope
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Assignment, Task, Unit
from tzdesk.domain.values import Stored
from tzdesk.services.clerk_edits import said_in
from tzdesk.services.desk import Desk, Written
from tzdesk.services.editing import Edit, edit_changes

Cells = tuple[tuple[str | None, ...], ...]
"""Rows of pasted texts."""

COMPUTED = "此列由程序得出，不能修改"
PLAN = "方案内容不能在表中修改"
REPORT_ONLY = "只能登记在单位填报中"
TASK_ONLY = "由办公室填写，不属于单位填报"


def cells_from_clipboard(text: str, html: str = "") -> Cells:
    """The cells of what was copied; () for nothing."""
    from tzdesk.documents import cells_from_clipboard as read  # noqa: PLC0415 - not at the start

    return read(text, html)


@dataclass(frozen=True, slots=True)
class Refused:
    """A value that was not written, why, and what it may stand for (None: nobody knows)."""

    edit: Edit
    why: str
    suggestion: Stored = None

    @property
    def adopted(self) -> Edit:
        """The edit that writes the suggestion instead."""
        one = self.edit
        return Edit(one.task_uid, one.field, self.suggestion, one.period_uid, one.assignment_uid)


@dataclass(frozen=True, slots=True)
class Judged:
    """Edits that can be written, and those that cannot."""

    taken: tuple[Edit, ...]
    refused: tuple[Refused, ...] = ()


def judged(edits: Iterable[Edit], fields: Catalogue) -> Judged:
    """Sorts edits by whether their values can be taken."""
    known: dict[tuple[str, bool, type, CellValue], tuple[str, Stored]] = {}
    taken: list[Edit] = []
    refused: list[Refused] = []
    for one in edits:
        breathe()
        # Of thousands of cells most say the same.
        key = (one.field, one.assignment_uid is None, type(one.value), one.value)
        if key not in known:
            known[key] = _judged(one, fields)
        why, suggestion = known[key]
        if why:
            refused.append(Refused(one, why, suggestion))
        else:
            taken.append(one)
    return Judged(tuple(taken), tuple(refused))


def _judged(one: Edit, fields: Catalogue) -> tuple[str, Stored]:
    """Why a value cannot be taken ("": it can), and what it may stand for."""
    field = fields.get(one.field)
    if field is None:
        return COMPUTED, None
    if field.scope is Scope.PLAN:
        return PLAN, None
    if field.scope is Scope.REPORT and one.assignment_uid is None:
        return REPORT_ONLY, None
    if field.scope is Scope.TASK and one.assignment_uid is not None:
        return TASK_ONLY, None
    reading = field.read(one.value)
    if reading.problem:
        return f"“{one.value}”{reading.problem}", reading.suggestion
    return "", None


def place_words(ledger: Ledger, one: Edit) -> tuple[str, str]:
    """「第 31 项」, and the unit whose report it is, "" for the office's summary."""
    task = ledger.find(Task, one.task_uid)
    part = ledger.find(Assignment, one.assignment_uid)
    unit = ledger.find(Unit, part.unit_uid) if part else None
    if task is None:
        return "表格之外", ""
    number = f"第 {task.number} 项" if task.number else "未编号任务"
    return number, unit.name if unit else ""


def refusal_words(ledger: Ledger, refused: Refused) -> str:
    """「第 31 项 完成比例：“八成”不是 0–100 的数字，建议 80」."""
    place = " ".join(word for word in place_words(ledger, refused.edit) if word)
    field = ledger.fields.get(refused.edit.field)
    label = f" {field.label}" if field else ""
    return f"{place}{label}：{refused.why}{suggestion_words(refused, ledger.fields)}"


def suggestion_words(refused: Refused, fields: Catalogue) -> str:
    """「，建议 80」, "" where there is none."""
    if refused.suggestion is None:
        return ""
    return f"，建议 {fields[refused.edit.field].show(refused.suggestion).removesuffix('%')}"


def written_words(written: int, refused: Sequence[Refused]) -> str:
    """「已写入 20 格，3 格未写入」, 「没有写入，3 格未写入」 … in the status bar's words."""
    left = f"{len(refused)} 格未写入" if refused else ""
    if written:
        return f"已写入 {written} 格" + (f"，{left}" if left else "")
    return left or "粘贴的内容与台账相同，没有改动"


@dataclass(frozen=True, slots=True)
class CellsWritten:
    """What a write to many cells did: `count` cells hold another value now."""

    written: Written
    count: int
    refused: tuple[Refused, ...] = ()


def write_cells(desk: Desk, edits: Iterable[Edit], source: Source, verb: str) -> CellsWritten:
    """Writes what can be taken as one step of 撤销; the rest is answered and left as it was.

    Raises UserError where nothing at all can be written now: read-only, full disk, no period.
    """
    fields = desk.ledger.fields
    found = judged(edits, fields)
    changes = edit_changes(desk.ledger, found.taken, desk.today)
    cells = {cell for one in changes if (cell := said_in(one))}
    title = cells_title(verb, {fields[name].label for _, name in cells}, len(cells))
    return CellsWritten(desk.write(changes, source, title), len(cells), found.refused)


def cells_title(verb: str, heads: set[str], count: int) -> str:
    """「向下填充进展状态（12 项）」, of several fields 「粘贴 20 格」."""
    if len(heads) == 1:
        label = next(iter(heads))
        return f"{verb}{label}（{count} 项）" if count > 1 else f"{verb}{label}"
    return f"{verb} {count} 格"
