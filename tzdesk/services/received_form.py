"""A dispatched workbook as a unit opens it: read in the reading process, its rows told apart.

Refuses what nobody dispatched. Knows no ledger.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from tzdesk.documents import Reader, refusals
from tzdesk.domain.catalogue import FIXED, Catalogue
from tzdesk.domain.document import Workbook
from tzdesk.domain.draft import Named, PlanDraft, Role, SectionDraft, TaskDraft
from tzdesk.domain.records import CustomField
from tzdesk.errors import UserError
from tzdesk.exchange.return_reader import read_return
from tzdesk.exchange.return_writer import WorkbookError, check
from tzdesk.exchange.returned import ReturnedForm, ReturnedRow
from tzdesk.exchange.sent_form import Identity, SentForm, SentRow, SentTask
from tzdesk.services.row_matching import match_rows, target_of

TITLE = "无法接收填报表"
MOST_BYTES = 20_000_000
"""A larger file is no form, whatever else was put into it; the ledger would keep all of it."""

_SAVE_ANEW = "请在 Excel 或 WPS 中另存为 .xlsx 后再接收。"
_HEADING = re.compile(r"([一二三四五六七八九十百]+)、(.+)")


@dataclass(frozen=True, slots=True)
class ReceivedTask:
    """One row that can be used: what went out with it, and what its cells show."""

    sent: SentRow
    task: SentTask
    row: ReturnedRow


@dataclass(frozen=True)
class ReceivedForm:
    """A dispatched workbook; `data` is the file itself. `lost` counts rows that are not there."""

    name: str
    data: bytes
    form: ReturnedForm
    identity: Identity
    tasks: tuple[ReceivedTask, ...]
    lost: int = 0

    @property
    def sha256(self) -> str:
        """The file's digest."""
        return sha256(self.data).hexdigest()

    @cached_property
    def fields(self) -> Catalogue:
        """The field catalogue of the office, as far as units fill it in."""
        return Catalogue(self.columns)

    @property
    def columns(self) -> tuple[CustomField, ...]:
        """The office's own columns that units fill in."""
        return self.form.sent.columns if self.form.sent else ()

    @property
    def title(self) -> str:
        """区商务局　2023年第三季度填报表."""
        return f"{self.identity.unit_name}　{self.identity.period_label}填报表"


def read_received(path: Path) -> ReceivedForm:
    """Raises UserError for a file that cannot be read, or that is no dispatched workbook."""
    with Reader() as reader:
        found = reader.read(path)
    form = read_return(found, FIXED) if isinstance(found, Workbook) else None
    if form is None or form.identity is None:
        raise UserError(
            f"“{path.name}”不是下发的填报表。",
            "请选择督查部门下发的原件；印发的方案请用“导入方案”。",
            TITLE,
        )
    if form.sent is None:
        raise UserError(
            f"“{path.name}”中隐藏的“_tzdesk”工作表已删除，不能接收。",
            "请向下发单位重新索取。",
            TITLE,
        )
    tasks = tuple(_tasks(form, form.sent))
    if not tasks:
        raise UserError(f"“{path.name}”中没有任务行。", "请向下发单位重新索取。", TITLE)
    lost = form.sent.identity.row_count - len(tasks)
    return ReceivedForm(path.name, _bytes(path), form, form.sent.identity, tasks, max(lost, 0))


def _bytes(path: Path) -> bytes:
    """The file; it must be of the kind that a return can be written into."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError(
                f"“{path.name}”超过 {MOST_BYTES // 1_000_000} MB，不像填报表原件。",
                "请向下发单位重新索取。",
                TITLE,
            )
        data = path.read_bytes()
    except OSError as error:
        raise refusals.device(path.name) from error
    try:
        with ZipFile(BytesIO(data)) as archive:
            archive.getinfo("xl/workbook.xml")
    except (BadZipFile, KeyError):
        raise UserError(
            f"“{path.name}”不是 .xlsx 格式，填好后不能按原样报送。",
            _SAVE_ANEW,
            TITLE,
        ) from None
    try:
        check(data)
    except WorkbookError as error:
        raise UserError(
            f"“{path.name}”的格式有误，填好后不能按原样报送。", _SAVE_ANEW, TITLE
        ) from error
    return data


def _tasks(form: ReturnedForm, sent: SentForm) -> Iterator[ReceivedTask]:
    """In the order in which they went out, whatever the sheet was sorted by."""
    targets = list(map(target_of, sent.rows.values()))
    found = match_rows(form.rows, targets, lambda key: key.assignment_uid)
    rows = {one.assignment_uid: one.row for one in found.placed}
    rows |= {group[0].assignment_uid: group[0].row for group in found.repeated}
    for uid, one in sent.rows.items():
        if one.task and uid in rows and rows[uid].printed("text"):
            yield ReceivedTask(one, one.task, rows[uid])


def draft_of(received: ReceivedForm) -> PlanDraft:
    """What the workbook says of the plan, its tasks in the order of `received.tasks`."""
    identity = received.identity
    headings = list(dict.fromkeys(one.task.section for one in received.tasks if one.task.section))
    return PlanDraft(
        title=identity.plan_title,
        short_title=identity.plan_short_title,
        doc_no=identity.doc_no,
        issuer=identity.issuer,
        issued_on=None,
        year=identity.year,
        sections=tuple(map(_section, headings)),
        tasks=tuple(_task(one, headings, identity.unit_name) for one in received.tasks),
    )


def _section(heading: str) -> SectionDraft:
    found = _HEADING.fullmatch(heading)
    number, title = found.groups() if found else (None, heading)
    return SectionDraft(number, title, heading)


def _task(one: ReceivedTask, headings: list[str], unit: str) -> TaskDraft:
    task, printed = one.task, one.row.printed
    units = [Named(name, Role(role)) for name, role in task.units]
    if unit not in (named.name for named in units):
        units.append(Named(unit, Role.RESPONSIBLE))  # it stands in for a collective one
    due = printed("deadline")
    return TaskDraft(
        number=printed("number") or None,
        text=printed("text"),
        section=headings.index(task.section) if task.section else None,
        leaders=tuple(Named(name, Role(role)) for name, role in task.leaders),
        units=tuple(units),
        deadline_text=None if task.due_on and due == task.due_on.isoformat() else due or None,
        due_on=task.due_on,
    )
