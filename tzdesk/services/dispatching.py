"""下发填报表: a workbook for every unit that owes a report, and what was sent kept in the ledger.

`prepare` and `record` use the desk, `write` between them only files, so that it can run on a
worker. Where writing ends half-way, what was made stands and is recorded.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tzdesk.domain.board import Board
from tzdesk.domain.changes import Change, Source, created
from tzdesk.domain.json_values import encode
from tzdesk.domain.records import Dispatch, Period, new_uid
from tzdesk.errors import UserError
from tzdesk.exchange.contacts_writer import ContactLine, contacts_bytes
from tzdesk.exchange.sent_form import to_dispatch_row
from tzdesk.services.desk import Desk, Written
from tzdesk.services.dispatch_files import (
    TITLE,
    Existing,
    Made,
    NamedForm,
    write_archive,
    write_bytes,
    write_forms,
)
from tzdesk.services.dispatch_forms import FormBuilder
from tzdesk.services.dispatch_names import DEFAULT_PATTERN, Naming, workbook_names
from tzdesk.services.dispatch_scope import Candidate, Uncovered, candidates, uncovered
from tzdesk.services.file_names import clean_stem
from tzdesk.services.progress import Progress, unwatched
from tzdesk.services.saving import saving_refused

ALREADY_THERE = "已有同名文件，已跳过"


@dataclass(frozen=True, slots=True)
class DispatchOptions:
    """What the dialog asks. `unit_uids` None: every unit that owes a report.

    `due` None is the period's own day; another one becomes the period's.
    """

    folder: Path
    unit_uids: Collection[str] | None = None
    due: date | None = None
    pattern: str = DEFAULT_PATTERN
    prefill: bool = True
    existing: Existing = Existing.RENAME
    contact_list: bool = False
    zipped: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that `write` and `record` need. `uncovered`: what no workbook can carry."""

    options: DispatchOptions
    period: Period
    dispatch: Dispatch
    due: date
    forms: tuple[NamedForm, ...]
    uncovered: tuple[Uncovered, ...]
    archive_name: str
    contacts: tuple[ContactLine, ...]
    contacts_name: str


@dataclass(frozen=True, slots=True)
class Dispatched:
    """What a dispatch did. `uncovered` holds skipped units' assignments, too."""

    prepared: Prepared
    made: Made
    written: Written
    uncovered: tuple[Uncovered, ...]


def proposed_folder(desk: Desk, period: Period) -> Path:
    """保存到: beside the ledger, 下发/2023年第三季度."""
    return desk.path.parent / "下发" / (clean_stem(period.label) or period.uid)


def naming_of(board: Board, period: Period, day: date) -> Naming:
    """What the placeholders of a file name stand for."""
    return Naming(board.plan.short_title or board.plan.title, period.label, day)


def prepare(desk: Desk, board: Board, options: DispatchOptions) -> Prepared:
    """Fills the workbooks of the board's period. Raises UserError where there are none."""
    period = board.period
    if period is None:
        raise UserError("还没有填报期。", "请先建立填报期，再下发填报表。", TITLE)
    if desk.read_only:
        raise UserError("台账以只读方式打开，不能下发。", "请关闭其他程序后重新打开台账。", TITLE)
    chosen = _chosen(candidates(desk, board), options.unit_uids)
    naming = naming_of(board, period, desk.today)
    names = workbook_names(options.pattern, naming, [one.unit.name for one in chosen])
    dispatch = Dispatch(uid=new_uid(), period_uid=period.uid, made_at=desk.now)
    builder = FormBuilder(board, period, dispatch.uid, dispatch.made_at)
    due = options.due or period.due
    stem = f"{naming.plan}_{naming.period}"
    return Prepared(
        options=options,
        period=period,
        dispatch=dispatch,
        due=due,
        forms=tuple(
            NamedForm(builder.form(one, due, prefill=options.prefill), name)
            for one, name in zip(chosen, names, strict=True)
        ),
        uncovered=tuple(uncovered(board)),
        archive_name=clean_stem(f"{stem}_填报表"),
        contacts=tuple(_contact_line(one) for one in chosen if one.contact_missing),
        contacts_name=clean_stem(f"{stem}_未填联系人清单") + ".xlsx",
    )


def _chosen(owing: list[Candidate], unit_uids: Collection[str] | None) -> list[Candidate]:
    chosen = [one for one in owing if unit_uids is None or one.unit.uid in unit_uids]
    if not chosen:
        raise UserError(
            "没有单位需要填报。" if not owing else "至少选一个单位。",
            "请检查由谁填报、本项免报等设置。" if not owing else "",
            TITLE,
        )
    return chosen


def _contact_line(one: Candidate) -> ContactLine:
    unit = one.unit
    return ContactLine(unit.name, len(one.rows), unit.contact or "", unit.phone or "")


def write(prepared: Prepared, report: Progress = unwatched) -> Made:
    """Writes the files; `report(done, total)` counts workbooks and may cancel."""
    options = prepared.options
    if options.zipped:
        name = prepared.archive_name
        made = write_archive(prepared.forms, options.folder, name, options.existing, report)
    else:
        made = write_forms(prepared.forms, options.folder, options.existing, report)
    if options.contact_list and prepared.contacts and made.files:
        return _with_contacts(prepared, made)
    return made


def _with_contacts(prepared: Prepared, made: Made) -> Made:
    path = prepared.options.folder / prepared.contacts_name
    try:
        write_bytes(path, contacts_bytes(prepared.period.label, prepared.contacts))
    except OSError as error:
        failure = made.failure or saving_refused(path, error, TITLE)
        return Made(made.files, made.skipped, made.cancelled, failure)
    return made


def record(desk: Desk, prepared: Prepared, made: Made) -> Dispatched:
    """Keeps in the ledger what was sent out, as one step of 撤销."""
    changes = list(_changes(prepared, made)) if made.files else []
    count = len(made.files)
    title = f"下发 {prepared.period.label}填报表（{count} 个单位）"
    written = desk.write(changes, Source.DISPATCH, title)
    skipped = tuple(
        Uncovered(row.task.sent.uid, row.task.cells[0] or None, unit.unit_uid, unit.unit_name, why)
        for one in made.skipped
        for unit, why in [(one.form.identity, ALREADY_THERE)]
        for row in one.form.rows
    )
    return Dispatched(prepared, made, written, prepared.uncovered + skipped)


def _changes(prepared: Prepared, made: Made) -> Iterator[Change]:
    dispatch, period = prepared.dispatch, prepared.period
    yield from created([dispatch])
    yield from created(
        to_dispatch_row(dispatch.uid, row.sent) for one in made.files for row in one.form.rows
    )
    if period.dispatched_on is None:
        day = encode(dispatch.made_at.date())
        yield Change("period", period.uid, "dispatched_on", None, day)
    yield Change("period", period.uid, "due", encode(period.due), encode(prepared.due))


def dispatch(
    desk: Desk,
    board: Board,
    options: DispatchOptions,
    report: Progress = unwatched,
) -> Dispatched:
    """The three steps in one. Raises UserError as `prepare`, and for files that cannot be saved.

    What was made before that is recorded.
    """
    prepared = prepare(desk, board, options)
    made = write(prepared, report)
    done = record(desk, prepared, made)
    if made.failure:
        raise made.failure
    return done
