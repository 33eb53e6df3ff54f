"""Keeps what is being typed safe against a crash, and offers it again at the next start.

Once a second it asks the panes what is typed and not committed, and writes it down if it is
another text than before. Knows the panes by that question only; the strip shows the offer.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from tzdesk.domain.board import Board
from tzdesk.domain.records import Period
from tzdesk.domain.said import task_said, unit_said
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.domain.values import clean_text
from tzdesk.ui.drafts import Draft, DraftFile
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.inspector_words import editor_label, task_title

EVERY = 1000
"""Milliseconds between two looks."""
Typing = Callable[[], Draft | None]


class DraftKeeper(QObject):
    """One for the window; works while a ledger that is no example is open."""

    offered = Signal()
    """Another draft of last time is offered, or none any more."""
    wanted = Signal(object)
    """The `Draft` that shall be put into its editor, whose task is in front."""

    def __init__(self, session: Session, folder: Path, panes: Sequence[Typing], parent: QObject):
        super().__init__(parent)
        self._session, self._folder, self._panes = session, folder, panes
        self._file: DraftFile | None = None
        self._left: tuple[Draft, ...] = ()
        self._written: tuple[Draft, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    @property
    def offer(self) -> Draft | None:
        """The text of last time that waits for an answer."""
        return self._left[0] if self._left else None

    def begin(self) -> None:
        """A ledger is open: what was left behind is offered, but for what is in it by now."""
        desk = self._session.desk
        if desk is None or desk.read_only:
            return
        self._file = DraftFile(self._folder, desk.path)
        self._written = self._file.read()
        self._left = tuple(one for one in self._written if not self._is_committed(one))
        self._timer.start()
        self.offered.emit()

    def end(self) -> None:
        """The ledger is about to be closed; what is offered stays for the next time."""
        self.look()
        self._timer.stop()
        self._file, self._left, self._written = None, (), ()
        self.offered.emit()

    def look(self) -> Draft | None:
        """Writes down what is typed now, if anything; that draft."""
        typed = next((draft for pane in self._panes if (draft := pane())), None)
        if self._file is None:
            return None
        wanted = (*self._left, typed) if typed else self._left
        if wanted != self._written:
            self._file.write(wanted)
            self._written = wanted
        return typed

    def take(self) -> None:
        """填入: shows whose text it is and hands it to the pane that has its editor."""
        draft, session = self.offer, self._session
        if draft is None:
            return
        board = self._board_of(draft)
        if board and board is not session.board:
            session.show_plan(board.plan.uid)
            session.show_period(draft.period_uid)
        session.choose(draft.task_uids[0], draft.task_uids)
        self.wanted.emit(draft)
        self.drop()

    def drop(self) -> None:
        """放弃, or filled in: the offered draft is no longer kept."""
        self._left = self._left[1:]
        self.look()
        self.offered.emit()

    def words(self, draft: Draft) -> str:
        """「第 30 项 区水务局 进展情况」; "" where its editor is no longer there."""
        return " ".join(self._words(draft))

    def quoted(self, draft: Draft) -> str:
        """「第 30 项“进展情况”」; "" likewise."""
        *who, field = self._words(draft) or ("",)
        return f"{' '.join(who)}“{field}”" if who else ""

    def _words(self, draft: Draft) -> list[str]:
        row = self._row_of(draft)
        desk = self._session.desk
        field = desk.ledger.fields.get(draft.field) if desk else None
        if row is None or field is None:
            return []
        unit = _unit(row, draft)
        if draft.assignment_uid and unit is None:
            return []
        names = [unit.name] if unit else []
        return [task_title(row), *names, editor_label(field)]

    def _is_committed(self, draft: Draft) -> bool:
        """Whether the ledger holds just that text: the crash came between commit and look."""
        row = self._row_of(draft)
        if row is None:
            return False
        unit = _unit(row, draft)
        desk = self._session.desk
        field = desk.ledger.fields.get(draft.field) if desk else None
        held = field and (unit_said(unit, field) if unit else task_said(row, field))
        return held == clean_text(draft.text)

    def _board_of(self, draft: Draft) -> Board | None:
        """The board of the draft's period; a text for the whole year goes to what is shown."""
        desk, shown = self._session.desk, self._session.board
        if desk is None or draft.period_uid is None:
            return shown
        period = desk.ledger.find(Period, draft.period_uid)
        return desk.board(period.plan_uid, period.uid) if period else None

    def _row_of(self, draft: Draft) -> TaskRow | None:
        board = self._board_of(draft)
        return board.rows.get(draft.task_uids[0]) if board and draft.task_uids else None


def _unit(row: TaskRow, draft: Draft) -> UnitRow | None:
    return next((one for one in row.units if one.uid == draft.assignment_uid), None)
