"""The desk: one open ledger, its boards, and the one path by which anything is written to it.

Every write goes through `Desk.write`: checked, stored in one transaction with its history, then
applied to the rows in memory and to the boards. Knows no window and no command.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from tzdesk.domain.board import Board
from tzdesk.domain.changes import Batch, Change, Source
from tzdesk.domain.collector import bring_back, no_collections
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.pace import Rules
from tzdesk.domain.records import Plan, new_uid
from tzdesk.domain.touching import Touched, joined, touched
from tzdesk.domain.undoing import take_back
from tzdesk.errors import UserError
from tzdesk.services.boards import Boards
from tzdesk.services.checking import checked
from tzdesk.services.loading import load_ledger, new_file
from tzdesk.services.past import Past
from tzdesk.services.recency import changed_by, changed_since
from tzdesk.services.search_keys import search_keys
from tzdesk.store.ledger_file import LedgerFile
from tzdesk.store.refusals import StaleError
from tzdesk.store.state import StateMark


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did.

    `batch` is None where nothing differed, and nothing was written then. `touched`: uids of the
    tasks whose rows are new. `structure_changed`: tasks, sections, periods or names came, went or
    moved, and every board was built anew.
    """

    batch: Batch | None
    changes: tuple[Change, ...] = ()
    touched: frozenset[str] = frozenset()
    structure_changed: bool = False


@dataclass(frozen=True, slots=True)
class Undone:
    """A step taken back or done again; `kept` are its changes that stay as they changed since."""

    written: Written
    batch: Batch
    """The batch that was taken back or done again."""
    kept: tuple[Change, ...] = ()


class Desk:
    """One open ledger. Close it, or use it as a context manager."""

    _ledger: Ledger
    _mark: StateMark
    _past: Past
    _boards: Boards

    def __init__(self, file: LedgerFile, by: str, clock: Callable[[], datetime], rules: Rules):
        self._file = file
        self.by = by
        """Who signs what is written (经办人)."""
        self._clock = clock
        self._rules = rules
        self._load()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        by: str = "",
        clock: Callable[[], datetime],
        rules: Rules | None = None,
        read_only: bool = False,
    ) -> Self:
        """Opens a ledger. Raises UserError where there is none or it cannot be used."""
        return cls(LedgerFile.open(path, read_only=read_only), by, clock, rules or Rules())

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        by: str = "",
        clock: Callable[[], datetime],
        rules: Rules | None = None,
    ) -> Self:
        """Makes an empty ledger. Raises UserError where something lies there already."""
        return cls(new_file(path), by, clock, rules or Rules())

    def close(self) -> None:
        """Lets go of the file; what was written is safe already."""
        self._file.close()
        bring_back()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the ledger lies."""
        return self._file.path

    @property
    def file(self) -> LedgerFile:
        """The file, for copying and checking it; nothing but the desk writes to it."""
        return self._file

    @property
    def read_only(self) -> bool:
        """Whether writing is refused."""
        return self._file.read_only

    @property
    def now(self) -> datetime:
        """Local time, whole seconds."""
        return self._clock().replace(microsecond=0)

    @property
    def today(self) -> date:
        """The day for everything computed."""
        return self._clock().date()

    @property
    def rules(self) -> Rules:
        """督查规则; setting them builds boards anew when next asked for."""
        return self._rules

    @rules.setter
    def rules(self, rules: Rules) -> None:
        if rules != self._rules:
            self._rules = rules
            self._boards = Boards(self._ledger, rules, self._recently_changed)

    @property
    def ledger(self) -> Ledger:
        """All rows. Only to be read."""
        return self._ledger

    def plan(self, uid: str | None = None) -> Plan:
        """The plan of that uid, or the newest year's. Raises UserError where there is none."""
        plans = self._ledger.plans
        found = self._ledger.find(Plan, uid) if uid else next(iter(plans), None)
        if found is None and plans:
            raise UserError(f"台账中没有方案“{uid}”。", "请核对方案标识。")
        if found is None:
            raise UserError("台账中还没有方案。", "请先导入方案。")
        return found

    def board(self, plan_uid: str | None = None, period_uid: str | None = None) -> Board:
        """The plan's board in a period, without one in 本期; kept live from then on."""
        return self._boards.board(self.plan(plan_uid), period_uid, self.today)

    def write(
        self, changes: Iterable[Change], source: Source, title: str, detail: str = ""
    ) -> Written:
        """Writes changes as one step of 撤销; what changes nothing is left out.

        Raises UserError where the ledger is read-only, cannot be written, or was changed by
        another program in the same places; nothing is written then.
        """
        return self._write(changes, source, title, detail, None)

    def undo(self, batch_uid: str | None = None) -> Undone:
        """Takes a batch back, without a name the newest that stands: as a batch of its own.

        What changed since stays and is answered as kept. Raises UserError where there is nothing
        to take back, or where later rows hang on what the batch made.
        """
        if batch_uid is not None:
            return self._take_back(self._past.standing_for(batch_uid))
        for batch in self._past.standing():
            found = take_back(self._ledger, batch.changes)
            if found.changes or found.hanging:
                return self._take_back(batch)
        raise UserError("没有可撤销的操作。")

    def redo(self) -> Undone:
        """Does again what was taken back last. Raises UserError where there is nothing."""
        undone = self._past.undone()
        if undone is None:
            raise UserError("没有可重做的操作。")
        batch, undoing = undone
        return self._invert(undoing, Source.REDO, batch)

    def _take_back(self, batch: Batch) -> Undone:
        return self._invert(batch, Source.UNDO, batch)

    def _invert(self, inverted: Batch, source: Source, named: Batch) -> Undone:
        found = take_back(self._ledger, inverted.changes)
        deed = f"“{named.title}”"
        if found.hanging:
            raise UserError(
                f"{deed}不能{source.value}：此后又有 {found.hanging} 处内容以它为基础。",
                "请先撤销此后的修改，再撤销这一步。",
                f"无法{source.value}",
            )
        if not found.changes:
            raise UserError(
                f"{deed}没有可以{source.value}的内容：其中各处此后又有修改，保留现值。",
                title=f"无法{source.value}",
            )
        written = self._write(found.changes, source, named.title, named.detail, named.uid)
        return Undone(written, named, found.kept)

    @property
    def undoable(self) -> Batch | None:
        """The batch that 撤销 takes back next, without its changes."""
        return self._past.undoable

    @property
    def redoable(self) -> Batch | None:
        """The batch that 重做 does again, without its changes."""
        return self._past.redoable

    def recent(self, limit: int) -> tuple[Batch, ...]:
        """The newest batches without their changes, newest first."""
        return self._past.recent(limit)

    def catch_up(self) -> Touched | None:
        """Brings the rows up to what another program wrote; None where there was nothing.

        Boards that are in use stay live, unless the file was replaced by another state of it.
        """
        if self._file.state_mark() == self._mark:
            return None
        while True:
            mark = self._file.state_mark()
            batches = self._file.batches_since(self._mark)
            if batches is None:
                self._load()
                return Touched(frozenset(), structure=True)
            if self._mark.sequence + sum(len(one.changes) for one in batches) == mark.sequence:
                break
        found = [self._take_in(one, search_keys(self._ledger, one.changes)) for one in batches]
        self._mark = mark
        return joined(found)

    def _load(self) -> None:
        self._ledger, self._mark = load_ledger(self._file)
        self._past = Past(self._file)
        self._boards = Boards(self._ledger, self._rules, self._recently_changed)

    def _recently_changed(self) -> dict[str, datetime]:
        since = self.today - timedelta(self._rules.recent_days)
        return changed_since(self._file, self._ledger, since)

    @no_collections()
    def _write(
        self, changes: Iterable[Change], source: Source, title: str, detail: str, undoes: str | None
    ) -> Written:
        found = checked(changes)
        if not found:
            return Written(None)
        batch = Batch(new_uid(), self.now, self.by, source, title, found, detail, undoes)
        keys = search_keys(self._ledger, found)
        try:
            mark = self._file.write(batch, keys)
        except StaleError:
            self.catch_up()
            raise
        if mark.sequence != self._mark.sequence + len(found):
            self.catch_up()
            return Written(batch, found, touched(self._ledger, found).tasks, True)
        result = self._take_in(batch, keys)
        self._mark = mark
        return Written(batch, found, result.tasks, result.structure)

    def _take_in(self, batch: Batch, keys: Mapping[str, str | None]) -> Touched:
        """Brings memory up to a batch that is in the file."""
        before = touched(self._ledger, batch.changes)
        self._ledger.apply(batch.changes)
        self._ledger.spell(keys)
        after = touched(self._ledger, batch.changes)
        self._past.push(batch)
        result = joined((before, after))
        changed_at = changed_by(self._ledger, batch)
        if result.structure:
            self._boards.rebuild(changed_at)
        else:
            self._boards.refresh(result.tasks, changed_at)
        return result
