"""Plans one return: matches its rows, reads them against what was sent, and asks the cell rule.

Reads the ledger and writes nothing; states of files among each other are `merging`'s.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.merge import CellMerge, Outcome, decide, merge_row, same
from tzdesk.domain.reporting import is_reported
from tzdesk.domain.said import reported
from tzdesk.domain.values import Stored
from tzdesk.exchange.returned import ReturnedForm, ReturnedRow
from tzdesk.exchange.sent_form import SentRow
from tzdesk.services.merge_plan import (
    AddedRow,
    CellKind,
    FilePlan,
    LockedChange,
    Notice,
    PlannedCell,
)
from tzdesk.services.return_notices import (
    form_notices,
    gone_notices,
    lost_columns,
    placing_notices,
    repeated_notice,
    row_notices,
    same_as_last,
    unfilled_notice,
)
from tzdesk.services.return_origin import Origin
from tzdesk.services.return_targets import UnitTargets, row_words
from tzdesk.services.return_values import RowReading, read_row, serving, without_gone
from tzdesk.services.row_matching import Matching, Placed, match_rows
from tzdesk.services.sent_bases import SentBases


@dataclass(slots=True)
class ReturnPlanner:
    """One return on its way to a plan."""

    ledger: Ledger
    bases: SentBases
    targets: UnitTargets
    form: ReturnedForm
    origin: Origin
    path: str
    _fields: Catalogue = field(init=False)
    _gone: list[Notice] = field(init=False)
    _served: dict[str, Stored] = field(init=False)
    _matching: Matching = field(init=False)
    _missing: list[str] = field(init=False)
    _brought: dict[str, dict[str, Stored]] = field(init=False)
    _intact: bool = field(init=False)
    _cells: list[PlannedCell] = field(init=False, default_factory=list)
    _notices: list[Notice] = field(init=False, default_factory=list)
    _locked: list[LockedChange] = field(init=False, default_factory=list)
    _said: dict[str, dict[str, Stored]] = field(init=False, default_factory=dict)
    _silent: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self._fields = self.ledger.fields
        self._gone = list(gone_notices(self.form, self._fields))
        self.form = without_gone(self.form, self._fields)

    def plan(self, file: FilePlan) -> FilePlan:
        """`file` with all that the return would do."""
        self._match()
        placed = sorted(self._matching.placed, key=lambda one: one.row.number)
        sent = [self.bases.row(self.form, one.row.key, one.assignment_uid) for one in placed]
        keyless = any(one.row.key is None for one in placed)
        two_way = None in sent
        self._notices += form_notices(self.form, self._fields, two_way=two_way, keyless=keyless)
        self._notices += self._gone
        if self.origin.guessed_period:
            words = f"表内没有填报期，按本期（{self.origin.period.label}）处理"
            self._notices.append(Notice("period", words))
        for one, went_out in zip(placed, sent, strict=True):
            self._row(one, went_out)
        for group in self._matching.repeated:
            self._repeated(group)
        self._notices += unfilled_notice(self._unfilled())
        return replace(
            file,
            rows=len(self._matching.assignments),
            cells=tuple(self._cells),
            notices=tuple(self._notices),
            locked=tuple(self._locked),
            missing=tuple(self.targets.number(uid) for uid in self._missing),
            added=tuple(AddedRow(row.number, row_words(row)) for row in self._matching.added),
            contact=self._contact(),
            brought={uid: values for uid, values in self._said.items() if values},
        )

    def _match(self) -> None:
        form, unit = self.form, self.origin.unit
        assert unit is not None, "a return of nobody is not planned"
        sent = {
            uid: row for uid in self.targets.printed if (row := self.bases.row(form, None, uid))
        }
        own, strange = self._of_this_period()
        found = match_rows(own, self.targets.targets(sent), self.bases.resolve)
        self._matching = replace(found, added=(*found.added, *strange))
        expected = self.bases.sent_to(form, unit.uid) or self.targets.owing()
        gone = expected & self.targets.printed.keys() - self._matching.assignments
        self._missing = [uid for uid in self.targets.printed if uid in gone]
        self._served = serving(form.rows)
        keys = (row.key for row in form.rows if row.key)
        made_at = self.bases.made_at(form, next(keys, None))
        self._brought = self.bases.brought(unit.uid, self.origin.period, made_at)
        self._intact = (
            form.sent is not None
            and form.sent.intact
            and not any(lost_columns(form, self._fields))
            and not self._missing
            and not self._matching.added
            and not self._matching.repeated
            and all(one.row.key and not one.astray for one in self._matching.placed)
        )

    def _of_this_period(self) -> tuple[list[ReturnedRow], list[ReturnedRow]]:
        """The rows but those that were sent out for another period and pasted in here."""
        own: list[ReturnedRow] = []
        strange: list[ReturnedRow] = []
        for row in self.form.rows:
            dispatch = self.bases.dispatch_of(row.key) if row.key else None
            same_period = dispatch is None or dispatch.period_uid == self.origin.period.uid
            (own if same_period else strange).append(row)
        return own, strange

    def _row(self, placed: Placed, sent: SentRow | None) -> None:
        row, uid = placed.row, placed.assignment_uid
        number = self.targets.number(uid)
        reading = read_row(row, sent, self._served, self._fields)
        ours = self._ours(uid)
        self._notices += placing_notices(placed, number)
        self._locked += self.targets.locked(row, uid, sent)
        if not row.struck:
            self._said[uid] = reading.brought
            if not (reading.said or reading.shared):
                self._silent.add(uid)
            self._cells += self._planned(placed, reading, ours)
            self._notices += row_notices(row, reading, ours, number, self._fields)
            last = self.targets.printed[uid].last_progress
            self._notices += same_as_last(row, reading, last, number)

    def _ours(self, uid: str) -> Mapping[str, Stored]:
        """What the ledger has of an assignment."""
        return reported(self.ledger, uid, self.origin.period.uid)

    def _unfilled(self) -> list[str | None]:
        """Numbers of the tasks that are owed, but in a return that speaks of others are blank."""
        if not (self._said.keys() - self._silent or self._matching.repeated):
            return []
        period_uid = self.origin.period.uid
        return [
            self.targets.number(uid)
            for uid in self.targets.printed
            if uid in self._silent
            and self.targets.owes(uid)
            and not is_reported(self.ledger.report(uid, period_uid))
        ]

    def _planned(
        self, placed: Placed, reading: RowReading, ours: Mapping[str, Stored]
    ) -> Iterator[PlannedCell]:
        values = reading.values(ours, self._brought.get(placed.assignment_uid, {}))
        for merge in merge_row(values, intact=self._intact):
            yield from self._cell(placed, merge)
        if reading.shared:
            shared = values._replace(theirs=reading.shared)
            for merge in merge_row(shared, intact=False):
                yield from self._cell(placed, merge)
        for name, cell in reading.invalid.items():
            suggested = cell.suggestion
            base = values.base.get(name)
            outcome = decide(base, ours.get(name), suggested)
            merge = CellMerge(name, base, ours.get(name), suggested, outcome)
            if suggested is None or not same(suggested, ours.get(name)):
                made = self._made(placed, merge, CellKind.INVALID)
                yield made._replace(ticked=False, value=cell.text, message=cell.problem)

    def _cell(self, placed: Placed, merge: CellMerge) -> Iterator[PlannedCell]:
        cell = placed.row.cells[merge.field]
        number = self.targets.number(placed.assignment_uid)
        if merge.outcome is Outcome.CONFLICT:
            yield self._made(placed, merge, CellKind.CONFLICT)._replace(ticked=False)
        elif merge.outcome is Outcome.CLEARED_UNSURE:
            label = self._fields[merge.field].label
            words = f"{label}（{cell.address}）交回时为空，原值保留"
            self._notices.append(Notice("blank", words, number, cell.address))
        elif merge.writes:
            made = self._made(placed, merge, CellKind.CHANGE)
            if cell.span and merge.field not in self._served:
                first, last = cell.span
                label = self._fields[merge.field].label
                words = f"合并单元格：{label}一段文字用于第 {first}–{last} 行"
                self._notices.append(Notice("merged_cells", words, number, cell.address))
                made = made._replace(ticked=False)
            elif merge.outcome is Outcome.CLEAR:
                entry = self._fields[merge.field]
                before = entry.show(merge.ours)
                words = f"清空：{entry.label}（{cell.address}）原值为“{before}”"
                self._notices.append(Notice("clear", words, number, cell.address))
            yield made

    def _made(self, placed: Placed, merge: CellMerge, kind: CellKind) -> PlannedCell:
        assert self.origin.unit is not None
        printed = self.targets.printed[placed.assignment_uid]
        return PlannedCell(
            key=(self.path, placed.assignment_uid, placed.row.number, merge.field),
            kind=kind,
            entry=self._fields[merge.field],
            merge=merge,
            address=placed.row.cells[merge.field].address,
            task_uid=printed.task_uid,
            number=printed.number,
            unit=self.origin.unit.name,
        )

    def _repeated(self, group: tuple[Placed, ...]) -> None:
        """Each of the rows is offered; none is taken unless the clerk picks one."""
        uid = group[0].assignment_uid
        self._notices.append(repeated_notice(group, self.targets.number(uid)))
        ours = self._ours(uid)
        for placed in group:
            sent = self.bases.row(self.form, placed.row.key, uid)
            reading = read_row(placed.row, sent, self._served, self._fields)
            values = reading.values(ours, self._brought.get(uid, {}))
            for merge in merge_row(values, intact=False):
                if merge.writes:
                    made = self._made(placed, merge, CellKind.CHANGE)
                    self._cells.append(made._replace(ticked=False))

    def _contact(self) -> tuple[str, str]:
        """The contact and phone that the first row to name them names."""
        found = []
        for name in ("contact", "phone"):
            said = (row.cells[name].value for row in self.form.rows if name in row.cells)
            found.append(str(next((value for value in said if value), "")))
        return found[0], found[1]
