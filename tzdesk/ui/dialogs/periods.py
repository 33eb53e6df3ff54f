"""填报期设置: the periods of the plan; making a whole year or one, changing, removing.

What is allowed is the service's to say; its sentence stands where the clerk typed.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Period
from tzdesk.domain.return_matrix import ReturnMatrix, ReturnState, matrix_in_steps
from tzdesk.services.desk import Desk, Written
from tzdesk.services.dispatch_scope import earlier
from tzdesk.services.periods import remove_period, why_fixed
from tzdesk.ui.dialogs.period_form import PeriodForm, YearForm
from tzdesk.ui.messages import run
from tzdesk.ui.session import Said, Session
from tzdesk.ui.slices import Slices
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.plain_table import PlainTable

TITLE, EMPTY = "填报期设置", "还没有填报期"
EMPTY_HINT = "建立填报期后，才能下发填报表和登记进展。"
HEADS = ("名称", "类型", "起", "止", "报送截止", "下发", "已报")
WIDTHS = (0, 72, 100, 100, 100, 100, 76)
_SIZE = (720, 420)


class PeriodsDialog(QDialog):
    """Lists the periods of the plan that the session shows."""

    manual_page = "periods"

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._sums = Slices(self)
        self.finished.connect(self._sums.stop)
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.table = PeriodTable()
        self.table.selectionModel().currentChanged.connect(lambda *_: self._on_row_reached())
        self.table.doubleClicked.connect(lambda _index: self._on_changing())
        self._arrange()
        px = current_theme().sizes.scaled
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
        self._load()

    def _arrange(self) -> None:
        self.year_button = verb_button("建立全年…", self._on_year_wanted)
        self.new_button = verb_button("新增…", self._on_new_wanted)
        self.change_button = verb_button("修改…", self._on_changing)
        self.remove_button = verb_button("删除", self._on_removing)
        close = verb_button("关闭", self.reject)
        close.setDefault(True)
        empty = QLabel(f"{EMPTY}\n{EMPTY_HINT}")
        empty.setProperty("tone", "muted")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout()
        self._pages.addWidget(empty)
        self._pages.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.year_button, self.new_button, self.change_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(self._pages, 1)
        column.addLayout(row)

    @property
    def _plan_uid(self) -> str:
        board = self._session.board
        return board.plan.uid if board else ""

    def _load(self) -> None:
        desk = self._session.desk
        periods = desk.ledger.periods(self._plan_uid) if desk else []
        self._sums.stop()
        if desk and periods:
            steps = matrix_in_steps(desk.ledger, desk.plan(self._plan_uid), desk.today)
            self._sums.run(steps, self._show)
        if self._sums.busy or not periods:
            self._show(ReturnMatrix(tuple(periods), -1, ()))
        self._pages.setCurrentIndex(1 if periods else 0)

    def _show(self, matrix: ReturnMatrix) -> None:
        """The periods; while units are still counted, without them."""
        desk = self._session.desk
        counts = [matrix.counts(at) for at in range(len(matrix.periods))]
        pairs = zip(matrix.periods, counts, strict=True)
        rows = [(period, _cells(desk.ledger, period, count)) for period, count in pairs if desk]
        self.table.show_periods(rows)
        self._on_row_reached()

    def _on_row_reached(self) -> None:
        period = self.table.period
        writable = self._session.writable
        self.year_button.setEnabled(writable)
        self.new_button.setEnabled(writable)
        self.change_button.setEnabled(writable and period is not None)
        ledger = self._session.desk.ledger if self._session.desk else None
        fixed = bool(ledger and period and why_fixed(ledger, period))
        self.remove_button.setVisible(not fixed)
        self.remove_button.setEnabled(writable and period is not None)

    def _on_year_wanted(self) -> None:
        board = self._session.board
        if board:
            self._fill_in(YearForm(self._session, board.plan.uid, board.plan.year, self))

    def _on_new_wanted(self) -> None:
        self._fill_in(PeriodForm(self._session, self._plan_uid, None, self))

    def _on_changing(self) -> None:
        if self.table.period and self.change_button.isEnabled():
            self._fill_in(PeriodForm(self._session, self._plan_uid, self.table.period, self))

    def _fill_in(self, form: QDialog) -> None:
        run(form)
        self._load()

    def _on_removing(self) -> None:
        period = self.table.period
        if period is None:
            return

        def deed(desk: Desk) -> Written:
            return remove_period(desk, period.uid)

        if self._session.write(deed):
            said = Said(f"已删除填报期 {period.label}", (("撤销", self._session.undo),))
            self._session.said.emit(said)
            self._load()


class PeriodTable(PlainTable):
    """One row for each period."""

    def __init__(self, parent: QWidget | None = None):
        self._periods: list[Period] = []
        self.items = QStandardItemModel(0, len(HEADS))
        self.items.setHorizontalHeaderLabels(list(HEADS))
        super().__init__("填报期", self.items, WIDTHS, parent)
        self.items.setParent(self)

    def show_periods(self, rows: list[tuple[Period, tuple[str, ...]]]) -> None:
        """Other periods; the current row stays where it is."""
        at = max(self.currentIndex().row(), 0)
        self._periods = [period for period, _ in rows]
        self.items.setRowCount(0)
        for _, cells in rows:
            self.items.appendRow([QStandardItem(text) for text in cells])
        if rows:
            self.selectRow(min(at, len(rows) - 1))

    @property
    def period(self) -> Period | None:
        """The current one."""
        at = self.currentIndex().row()
        return self._periods[at] if 0 <= at < len(self._periods) else None


def _cells(ledger: Ledger, period: Period, counts: Mapping[ReturnState, int]) -> tuple[str, ...]:
    states = (ReturnState.COMPLETE, ReturnState.PARTIAL, ReturnState.SILENT)
    complete, *rest = (counts[one] for one in states)
    owing = complete + sum(rest)
    return (
        period.label,
        period.kind.label,
        period.start.isoformat(),
        period.end.isoformat(),
        period.due.isoformat(),
        _dispatched(ledger, period),
        f"{complete}/{owing}" if owing else "—",
    )


def _dispatched(ledger: Ledger, period: Period) -> str:
    """「68 个」; the day, where the ledger knows no more of a dispatch."""
    sent = earlier(ledger, period)
    if sent is None:
        return "—"
    return f"{sent.units} 个" if sent.units is not None else sent.on.isoformat()
