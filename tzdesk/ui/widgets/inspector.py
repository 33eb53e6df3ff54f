"""详情: the task in front, its summary and reports to fill in, its last changes.

Writes through the session, and writes what is typed before another task is shown. Knows neither
the tree nor the window: ‹ ›, × and leaving are only told.
"""

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget

from tzdesk.domain.cell_value import CellValue
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.services.editing import accepted
from tzdesk.services.receipts import handed_in_of, tick
from tzdesk.services.rollup import suggestion
from tzdesk.ui.drafts import Draft
from tzdesk.ui.models.task_words import reported_words
from tzdesk.ui.reminders import copy_reminders, silent_units
from tzdesk.ui.session import Said, Session
from tzdesk.ui.widgets.inspector_facts import TaskFacts
from tzdesk.ui.widgets.inspector_form import FieldsForm
from tzdesk.ui.widgets.inspector_head import InspectorHead
from tzdesk.ui.widgets.inspector_history import LastChanges
from tzdesk.ui.widgets.inspector_section import InspectorSection, put_heads_behind
from tzdesk.ui.widgets.inspector_units import UnitsList
from tzdesk.ui.widgets.inspector_values import Target
from tzdesk.ui.widgets.inspector_words import (
    NO_TASK,
    origin_words,
    suggestion_tip,
    suggestion_words,
    task_title,
)
from tzdesk.ui.widgets.receipt_row import ReceiptRow
from tzdesk.ui.widgets.settled_area import SettledArea

_SUMMARY, _WHOLE_YEAR = "办公室汇总", "全年"
_IN_PASSING = 150
"""A task that is left within so many ms was only passed."""


class Inspector(QFrame):
    """The pane at the right. `head` has the buttons ‹ › ×."""

    manual_page = "inspector"

    left = Signal()
    """Esc where nothing was changed: the focus belongs to the tree."""
    history_wanted = Signal(str)
    """全部 9 条 of the task of that uid."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("pane", "panel")
        self.setAccessibleName("详情")
        self._session = session
        self._target = Target((), None)
        self._since_history = QElapsedTimer()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_history)
        self._build()
        session.task_chosen.connect(lambda _uid: self._on_other_task())
        session.board_replaced.connect(self._on_other_task)
        session.rows_changed.connect(self._on_rows_changed)
        session.history_changed.connect(self._on_history_changed)
        self._on_other_task()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the fields and the scroll bar, so that nothing is cut at the right."""
        page, bar = self.area.widget(), self.area.verticalScrollBar()
        wide = page.minimumSizeHint().width() + bar.sizeHint().width()
        return super().minimumSizeHint().expandedTo(QSize(wide, 0))

    def commit_pending(self) -> None:
        """Writes what is typed and not yet left."""
        if self._target.task_uids and self._session.desk is not None:
            self.form.flush()

    def typed(self) -> Draft | None:
        """The long text that is typed and not committed."""
        found, target = self.form.typed_text(), self._target
        if found is None or not target.task_uids:
            return None
        return Draft(target.task_uids, *found, target.period_uid, target.assignment_uid)

    def fill_in(self, draft: Draft) -> None:
        """Puts a text into its editor; it is written when the editor is left."""
        self._open(draft.assignment_uid)
        self.form.type_in(draft.field, draft.text)

    def _build(self) -> None:
        self.head = InspectorHead()
        self.facts = TaskFacts(self._session)
        self.form = FieldsForm(self._write)
        self.form.escaped.connect(self._on_escaped)
        self.form.suggestion_taken.connect(self._on_suggestion_taken)
        self.receipt = ReceiptRow()
        self.receipt.ticked.connect(self._on_ticked)
        self.units = UnitsList()
        self.units.chosen.connect(self._on_unit_chosen)
        self.changes = LastChanges()
        self._fields = InspectorSection(_SUMMARY, _column(self.receipt, self.form))
        self._fields.note_at_right()
        self._fields.verb.setText("返回")
        self._fields.verb.setToolTip("返回办公室汇总（Esc）")
        self._fields.verb.clicked.connect(lambda: self._open(None))
        self._reports = InspectorSection("单位填报", self.units)
        self._reports.verb.setText("催报")
        self._reports.verb.setToolTip("复制催报文字")
        self._reports.verb.clicked.connect(self._on_reminder_wanted)
        self._history = InspectorSection("修改记录", self.changes)
        self._history.verb.clicked.connect(
            lambda: self.history_wanted.emit(self._target.task_uids[0])
        )
        self._arrange()

    def _arrange(self) -> None:
        page = QWidget()
        page.setProperty("pane", "panel")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        sections = (self._fields, self._reports, self._history)
        for part in (self.facts, *sections):
            column.addWidget(part)
        column.addStretch(1)
        self.area = SettledArea(page)
        self._nothing = QLabel(NO_TASK)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("tone", "muted")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.area)
        whole.addLayout(self._pages, 1)
        put_heads_behind(self._history.verb, sections)

    def _write(self, field: str, value: CellValue) -> None:
        """Writes one field. Raises UserError where the value cannot be taken."""
        edits, board = self._target.edits(field, value), self._session.board
        if board is not None:
            accepted(edits[0], board.ledger.fields)
            self._session.edit(edits)

    def _on_other_task(self) -> None:
        """Another task, several, none, or another board: what was typed goes to the old one."""
        self.commit_pending()
        board = self._session.board
        uids = self._session.selected if board else ()
        kept = self._target.assignment_uid if uids == self._target.task_uids else None
        period = board.period.uid if board and board.period else None
        self._target = Target(uids, period, kept)
        if board and kept and self._target.unit(board) is None:
            self._target = Target(uids, period)
        self._refresh()

    def _on_rows_changed(self, uids: frozenset[str]) -> None:
        if not uids.isdisjoint(self._target.task_uids):
            self._refresh()

    def _on_unit_chosen(self, unit: UnitRow) -> None:
        if self._target.period_uid is None:
            self._session.said.emit(Said("还没有填报期。建立填报期后，才能登记单位填报。"))
        elif not unit.collective:
            self._open(unit.uid)

    def _open(self, assignment_uid: str | None) -> None:
        """Shows a unit's report in the fields, or the summary again."""
        self.commit_pending()
        self._target = Target(self._target.task_uids, self._target.period_uid, assignment_uid)
        self._refresh()
        self.form.editors["status"].setFocus()

    def _on_escaped(self) -> None:
        if self._target.assignment_uid is not None:
            self._open(None)
        else:
            self.left.emit()

    def _on_ticked(self, name: str, on: bool) -> None:
        board = self._session.board
        unit = self._target.unit(board) if board else None
        if unit is None or board is None or board.period is None:
            return
        unit_uid, period_uid = unit.unit_uid, board.period.uid
        written = self._session.write(lambda desk: tick(desk, unit_uid, period_uid, name, on=on))
        if written is None:
            self._refresh()
        else:
            self._session.tell(written)

    def _on_suggestion_taken(self) -> None:
        row = self._row()
        found = suggestion(row) if row else None
        if found:
            status = self._target.edits("status", found.status.value)
            self._session.edit([*status, *self._target.edits("percent", found.percent)])

    def _on_reminder_wanted(self) -> None:
        if row := self._row():
            copy_reminders(self._session, silent_units(row), row.uid)

    def _row(self) -> TaskRow | None:
        """The one task that is shown; None for several."""
        board = self._session.board
        rows = self._target.rows(board) if board else []
        return rows[0] if len(rows) == 1 else None

    def _refresh(self) -> None:
        board, row = self._session.board, self._row()
        rows = self._target.rows(board) if board else []
        self._pages.setCurrentIndex(1 if rows else 0)
        self.head.show_tasks(rows)
        self.area.settle()
        if board is None or not rows:
            return
        for part in (self.facts, self._reports, self._history):
            part.setVisible(row is not None)
        self._show_fields(row)
        if row:
            self.facts.show_task(row, origin_words(board.ledger, row.uid))
            self._show_units(row)
            self._on_history_changed()

    def _show_fields(self, row: TaskRow | None) -> None:
        board, desk = self._session.board, self._session.desk
        if board is None or desk is None:
            return
        unit = self._target.unit(board)
        self._fields.name(unit.name if unit else _SUMMARY)
        self._fields.verb.setVisible(unit is not None)
        self.form.offer(board.ledger.fields.custom)
        values = self._target.values(board)
        self.form.show_values(values)
        summed = unit is None and any(one.subtasks for one in self._target.rows(board))
        self.form.set_read_only(desk.read_only, summed=summed)
        source = unit or row
        self.form.show_doubts(source.doubts if source else ())
        period = board.period.label if board.period else _WHOLE_YEAR
        self._fields.say("" if unit else period, "muted")
        if row:
            self._show_hint(row, unit)
        else:
            self.receipt.hide()
            self.form.show_suggestion("", "", can_take=False)

    def _show_hint(self, row: TaskRow, unit: UnitRow | None) -> None:
        """What the units suggest below status and percent; of a unit, what it handed in."""
        self.receipt.setVisible(unit is not None)
        board, desk = self._session.board, self._session.desk
        if unit and board and board.period and desk:
            found = handed_in_of(board.ledger, unit.unit_uid, board.period.uid)
            self.receipt.show_receipt(found, desk.today, read_only=desk.read_only)
            self.form.show_suggestion("", "", can_take=False)
            return
        suggested = suggestion(row)
        tip = suggestion_tip(suggested) if suggested else ""
        words = suggestion_words(row, suggested)
        self.form.show_suggestion(words, tip, can_take=suggested is not None)

    def _show_units(self, row: TaskRow) -> None:
        self.units.show_task(row)
        late = row.reported < row.owed
        period = self._target.period_uid
        self.units.setVisible(not row.subtasks)
        self._reports.say(reported_words(row) if period else "", "late" if late else "muted")
        self._reports.verb.setVisible(period is not None and bool(silent_units(row)))

    def _on_history_changed(self) -> None:
        """Reads the history at once, but while tasks fly by only for the one that stays."""
        if self._since_history.isValid() and self._since_history.elapsed() < _IN_PASSING:
            self._later.start(_IN_PASSING)
        else:
            self._show_history()
        self._since_history.start()

    def _show_history(self) -> None:
        row, desk = self._row(), self._session.desk
        if row is None or desk is None:
            return
        count = self.changes.show_task(desk, row.uid)
        self._history.verb.setText(f"全部 {count} 条")
        self._history.verb.setVisible(count > 0)
        self._history.setAccessibleName(f"{task_title(row)}修改记录")
        self.area.settle()


def _column(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    return box
