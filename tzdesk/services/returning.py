"""生成报送文件: the workbook that a unit received, filled in with what its ledger says.

`prepare` reads the ledger, `write` only the kept workbook and files, so that it can run on a
worker. Nothing is written to the ledger: a return can be made again.
"""

from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tzdesk.documents import Reader
from tzdesk.domain.board import Board
from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.document import Workbook
from tzdesk.domain.fields import REPORT_FIELDS, Field
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.received import OwnWord, newest_received, own_word
from tzdesk.domain.records import Assignment, Dispatch, DispatchRow, Period, Task, Unit
from tzdesk.domain.values import Stored
from tzdesk.errors import UserError
from tzdesk.exchange.return_format import CellContent, shown
from tzdesk.exchange.return_reader import read_return
from tzdesk.exchange.return_writer import WorkbookError, filled_in
from tzdesk.exchange.returned import ReturnedForm, ReturnedRow
from tzdesk.exchange.sent_form import from_dispatch_row
from tzdesk.services.dispatch_files import Existing, file_name_in, write_bytes
from tzdesk.services.dispatch_names import DEFAULT_PATTERN, SUFFIX, workbook_names
from tzdesk.services.dispatching import naming_of
from tzdesk.services.file_names import name_key
from tzdesk.services.row_matching import Target, match_rows, target_of
from tzdesk.services.saving import saving_refused

TITLE = "无法生成报送文件"
_REQUIRED = tuple(one for one in REPORT_FIELDS if one.required)


@dataclass(frozen=True, slots=True)
class Blank:
    """A cell that must be filled in and is not; progress that only came prefilled is none."""

    task_uid: str
    number: str | None
    field: str


@dataclass(frozen=True, slots=True)
class PreparedReturn:
    """`rows` is what each row shall say, by assignment and field; `targets` are how it is found.

    `fields` is the ledger's catalogue.
    A row of which the unit has said nothing goes back as it came.
    """

    name: str
    period: Period
    workbook: bytes
    rows: Mapping[str, Mapping[str, Stored]]
    targets: tuple[Target, ...]
    fields: Catalogue
    tasks: int
    blank: tuple[Blank, ...] = ()

    @property
    def without_progress(self) -> tuple[Blank, ...]:
        """The tasks of which the unit has not said how they stand."""
        return tuple(one for one in self.blank if one.field == "progress")


@dataclass(frozen=True, slots=True)
class MadeReturn:
    """The file; `notices` say what could not be put into it."""

    path: Path
    notices: tuple[str, ...] = field(default=())


def prepare(board: Board) -> PreparedReturn:
    """The return of the board's period. Raises UserError where nothing was received for it."""
    ledger, period = board.ledger, board.period
    received = newest_received(ledger, period.uid) if period else None
    if period is None or received is None:
        label = period.label if period else "本期"
        raise UserError(
            f"没有接收过{label}的填报表。", "请先用“接收填报表”打开下发的工作簿。", TITLE
        )
    unit = ledger.get(Unit, received.unit_uid)
    naming = naming_of(board, period, board.today)
    dispatch = ledger.get(Dispatch, received.dispatch_uid)
    sent = [row for row in ledger.rows(DispatchRow).values() if row.dispatch_uid == dispatch.uid]
    parts = [ledger.get(Assignment, row.assignment_uid) for row in sent]
    words = {part.uid: own_word(ledger, part, period.uid) for part in parts}
    blank = [one for part in parts for one in _blank(ledger, part, words[part.uid])]
    return PreparedReturn(
        name=workbook_names(DEFAULT_PATTERN, naming, [unit.name])[0],
        period=period,
        workbook=b64decode(received.workbook),
        rows={uid: word.said if word.written else word.shown for uid, word in words.items()},
        targets=tuple(target_of(from_dispatch_row(row)) for row in sent),
        fields=ledger.fields,
        tasks=len(parts),
        blank=tuple(blank),
    )


def _blank(ledger: Ledger, part: Assignment, word: OwnWord) -> Iterator[Blank]:
    for one in _REQUIRED:
        values = word.said if one.name == "progress" else word.shown
        if one.name not in values:
            yield Blank(part.task_uid, ledger.get(Task, part.task_uid).number, one.name)


def write(prepared: PreparedReturn, folder: Path) -> MadeReturn:
    """Writes the file, beside one of its name that is there (…_2.xlsx).

    Raises UserError where it cannot be saved, or where the kept workbook can no longer be read.
    """
    form = _form(prepared)
    groups, lost = _placed(prepared, form)
    asked = _asked(prepared, form)
    missing: dict[str, None] = {}
    cells: dict[str, CellContent] = {}
    for uid, rows in groups.items():
        for row in rows:
            cells |= _cells(row, asked, prepared.rows[uid], missing)
    numbers = [row.number for rows in groups.values() for row in rows]
    try:
        data = filled_in(prepared.workbook, form.sheet, cells, numbers)
    except WorkbookError as error:
        raise _unreadable() from error
    notices = [f"表中缺少“{name}”一栏，这一栏没有写入" for name in missing]
    if lost:
        notices.insert(0, f"表中缺 {lost} 行任务，没有写入")
    return MadeReturn(_save(data, folder, prepared.name), tuple(notices))


def _form(prepared: PreparedReturn) -> ReturnedForm:
    """The kept workbook, read as any file of others."""
    with TemporaryDirectory(prefix="tzdesk-") as folder, Reader() as reader:
        path = Path(folder) / f"{prepared.name}{SUFFIX}"
        path.write_bytes(prepared.workbook)
        found = reader.read(path)
    form = read_return(found, prepared.fields) if isinstance(found, Workbook) else None
    if form is None:
        raise _unreadable()
    return form


def _unreadable() -> UserError:
    return UserError("收到的填报表已不能读取。", "请重新接收下发的工作簿。", TITLE)


def _placed(
    prepared: PreparedReturn, form: ReturnedForm
) -> tuple[dict[str, list[ReturnedRow]], int]:
    """The sheet's rows by assignment, and how many of those that went out are not there."""
    found = match_rows(form.rows, prepared.targets, lambda key: key.assignment_uid)
    groups = {one.assignment_uid: [one.row] for one in found.placed}
    for group in found.repeated:
        groups[group[0].assignment_uid] = [one.row for one in group]
    return groups, len(prepared.rows.keys() - groups.keys())


def _asked(prepared: PreparedReturn, form: ReturnedForm) -> list[Field]:
    """What the workbook asks for: not the columns that only the unit's ledger has."""
    sent = {one.uid for one in form.sent.columns} if form.sent else frozenset()
    return [one for one in prepared.fields.report if not one.custom or one.name in sent]


def _cells(
    row: ReturnedRow, asked: Iterable[Field], said: Mapping[str, Stored], missing: dict[str, None]
) -> dict[str, CellContent]:
    cells: dict[str, CellContent] = {}
    for one in asked:
        cell = row.cells.get(one.name)
        if cell is not None:
            cells[cell.address] = shown(one, said.get(one.name))
        elif one.name in said:
            missing[one.label] = None
    return cells


def _save(data: bytes, folder: Path, name: str) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = {name_key(one.name) for one in folder.iterdir()}
        path = folder / (file_name_in(taken, name, Existing.RENAME) or name)
        write_bytes(path, data)
    except OSError as error:
        raise saving_refused(folder, error, TITLE) from error
    return path
