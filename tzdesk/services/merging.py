"""回收合并: from files and folders to a plan of everything that would be written.

Gathers, plans each return, then looks at the files beside one another: the same twice, two
different of one unit, older than what is merged. Writes nothing; `merge_applying` does.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tzdesk.documents import Limits
from tzdesk.domain.collector import no_collections
from tzdesk.domain.records import Period, Receipt, Unit
from tzdesk.errors import UserError
from tzdesk.exchange.return_reader import read_return
from tzdesk.exchange.returned import ReturnedForm
from tzdesk.services.desk import Desk
from tzdesk.services.gathering import GatheredFile, gather, sources
from tzdesk.services.merge_plan import CellKind, FilePlan, FileState, MergePlan, lateness
from tzdesk.services.merge_words import counted, day
from tzdesk.services.open_cells import open_plan_of
from tzdesk.services.progress import Progress, unwatched
from tzdesk.services.return_origin import Origin, OriginFinder
from tzdesk.services.return_planning import ReturnPlanner
from tzdesk.services.return_targets import UnitTargets
from tzdesk.services.sent_bases import SentBases

_DATED = (FileState.READY, FileState.UNCHANGED, FileState.CONFLICTS, FileState.ERRORS)


def plan_merge(
    desk: Desk,
    paths: Sequence[Path],
    report: Progress = unwatched,
    limits: Limits | None = None,
) -> MergePlan:
    """What merging these files, folders and archives would do. `report` counts files.

    Never raises for what a file is: each gets its state and sentence.
    """
    return MergePlanner(desk).plan(gather_files(desk, paths, report, limits))


def gather_files(
    desk: Desk,
    paths: Sequence[Path],
    report: Progress = unwatched,
    limits: Limits | None = None,
) -> list[GatheredFile]:
    """The part that may run on a worker: reads files, of the ledger only which are known."""
    digests = {one.sha256 for one in desk.ledger.rows(Receipt).values()}
    found = sources(paths, limits)
    return list(gather(found, report, digests.__contains__, limits))


class MergePlanner:
    """Plans a batch in the ledger as it is now."""

    def __init__(self, desk: Desk):
        self._desk = desk
        self._ledger = desk.ledger
        self._bases = SentBases(self._ledger)
        self._current: dict[str, Period] = {}
        for plan in self._ledger.plans:
            if period := desk.board(plan.uid).period:
                self._current[plan.uid] = period
        self._origins = OriginFinder(self._ledger, self._bases, self._current)
        self._targets: dict[tuple[str, str, str], UnitTargets] = {}

    def plan(self, files: Iterable[GatheredFile]) -> MergePlan:
        """All files in their order."""
        with no_collections():
            return self._planned(files)

    def _planned(self, files: Iterable[GatheredFile]) -> MergePlan:
        returns: dict[str, str] = {}
        found = []
        for one in files:
            if one.sha256 in returns:
                found.append(_twin(_bare(one), returns[one.sha256]))
                continue
            file = self._file(one)
            found.append(file)
            if one.sha256 and file.state.is_return:
                returns[one.sha256] = one.name
        return MergePlan(tuple(self._side_by_side(found)))

    def _file(self, one: GatheredFile) -> FilePlan:
        file = _bare(one)
        if one.refusal:
            state = FileState.PASSWORD if one.has_password else FileState.UNREADABLE
            return replace(file, state=state, message=str(one.refusal))
        if one.found is None:
            return self._merged(file)
        try:
            form = read_return(one.found, self._ledger.fields)
        except UserError as error:
            return replace(file, state=FileState.UNREADABLE, message=str(error))
        return file if form is None else self._return(file, form)

    def _return(self, file: FilePlan, form: ReturnedForm) -> FilePlan:
        origin = self._origins.find(form, file.name)
        if isinstance(origin, str):
            return replace(file, state=FileState.FOREIGN, message=origin)
        saved_at = _moment(form.saved_at) or file.modified or self._desk.now
        file = replace(file, period=origin.period, unit=origin.unit, saved_at=saved_at)
        if origin.unit is None:
            return replace(file, state=FileState.OTHER_UNIT, message=origin.dispute)
        targets = self._targets_of(origin, origin.unit)
        planner = ReturnPlanner(self._ledger, self._bases, targets, form, origin, file.path)
        file = _by_content(planner.plan(file))
        if not file.rows:
            return replace(file, state=FileState.FOREIGN, message="表中没有本单位的任务")
        return self._judged(file, origin, origin.unit, saved_at)

    def _targets_of(self, origin: Origin, unit: Unit) -> UnitTargets:
        key = origin.plan.uid, origin.period.uid, unit.uid
        if key not in self._targets:
            board = self._desk.board(origin.plan.uid, origin.period.uid)
            self._targets[key] = UnitTargets(board, unit)
        return self._targets[key]

    def _merged(self, file: FilePlan) -> FilePlan:
        receipts = self._ledger.rows(Receipt).values()
        receipt = next(one for one in receipts if one.sha256 == file.sha256)
        return open_plan_of(self._ledger, receipt, file.path, file.name)

    def _judged(self, file: FilePlan, origin: Origin, unit: Unit, saved_at: datetime) -> FilePlan:
        """The state of a return beside 本期 and what is merged already."""
        current = self._current[origin.plan.uid]
        if origin.dispute:
            file = _kept_back(file, FileState.OTHER_UNIT, origin.dispute)
        elif origin.period.start < current.start:
            file = _kept_back(file, FileState.PAST, f"属于 {origin.period.label}")
        earlier = self._bases.earlier(unit.uid, origin.period)
        if earlier and saved_at < (latest := earlier[-1][1].saved_at):
            words = f"同一单位 {day(latest)} 的已合并，本件较早"
            file = _kept_back(file, FileState.OLDER, words)
        return file

    def _side_by_side(self, files: Sequence[FilePlan]) -> list[FilePlan]:
        """Of several returns of one unit and period the one saved last is ticked."""
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, one in enumerate(files):
            if one.unit and one.period and one.state in (*_DATED, FileState.PAST):
                groups[one.unit.uid, one.period.uid].append(at)
        result = list(files)
        for places in groups.values():
            places.sort(key=lambda at: lateness(files[at]))
            *older, last = places
            for at in older:
                if files[at].brought == files[last].brought and not _asks(files[at], files[last]):
                    result[at] = _twin(files[at], files[last].name)
                else:
                    result[at] = _rival(files[at], files[last].name, ticked=False)
                    result[last] = _rival(files[last], files[at].name, ticked=files[last].ticked)
        return result


def _bare(one: GatheredFile) -> FilePlan:
    return FilePlan(
        path=one.path,
        name=one.name,
        state=FileState.NO_FORM,
        message="没有填报表的表头，已跳过",
        sha256=one.sha256,
        modified=one.modified,
    )


def _by_content(file: FilePlan) -> FilePlan:
    if file.of(CellKind.CONFLICT):
        state = FileState.CONFLICTS
    elif file.of(CellKind.INVALID):
        state = FileState.ERRORS
    else:
        state = FileState.READY if file.cells else FileState.UNCHANGED
    return replace(file, state=state, message=counted(file), ticked=True, can_tick=True)


def _kept_back(file: FilePlan, state: FileState, message: str) -> FilePlan:
    return replace(file, state=state, message=message, ticked=False)


def _twin(file: FilePlan, other: str) -> FilePlan:
    words = f"与“{other}”内容相同，只采用一份"
    return replace(
        file, state=FileState.MERGED, message=words, ticked=False, can_tick=False, cells=()
    )


def _rival(file: FilePlan, other: str, *, ticked: bool) -> FilePlan:
    words = f"与“{other}”不同，请选较新的一份"
    return replace(file, state=FileState.TWICE, message=words, ticked=ticked)


def _asks(left: FilePlan, right: FilePlan) -> bool:
    """Whether the two differ in what could not be read."""
    wrong = [
        {(cell.assignment_uid, cell.field, cell.value) for cell in one.of(CellKind.INVALID)}
        for one in (left, right)
    ]
    return wrong[0] != wrong[1]


def _moment(text: str) -> datetime | None:
    """A workbook's time of saving as local time; what is no time is None."""
    try:
        found = datetime.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        return None
    if found is None:
        return None
    try:
        local = found.astimezone().replace(tzinfo=None) if found.tzinfo else found
    except (OverflowError, OSError, ValueError):
        return None
    return local.replace(microsecond=0)
