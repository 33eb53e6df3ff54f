"""报送情况: who has handed in what, period by period; ticking receipts, asking for what is missing.

Shows the matrix of `domain`; ticks go through the session like every other change.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.board import Board
from tzdesk.domain.records import Period, Plan, Task
from tzdesk.domain.return_matrix import (
    MatrixRow,
    ReturnMatrix,
    ReturnState,
    matrix_in_steps,
    with_receipts,
)
from tzdesk.services.desk import Desk
from tzdesk.services.receipts import tick
from tzdesk.ui.dialogs.frame import frame
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.dialogs.returns.matrix_lines import MatrixLines
from tzdesk.ui.dialogs.returns.matrix_table import MatrixTable
from tzdesk.ui.dialogs.returns.unit_pane import UnitPane
from tzdesk.ui.dialogs.told_footer import ToldFooter
from tzdesk.ui.reminders import copied
from tzdesk.ui.session import Said
from tzdesk.ui.slices import Slices
from tzdesk.ui.theme import current_theme, icon
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.workplace import Workplace

TITLE, COUNTING = "报送情况", "正在统计各单位报送情况…"
_START, _MINIMUM = (1178, 752), (960, 600)
_FIELD = 190


class ReturnsDialog(QDialog):
    """Of the plan that the session shows; it must have periods."""

    manual_page = "returns"

    export_wanted = Signal(object)
    """导出 Excel… of this `ReturnMatrix`."""
    list_wanted = Signal(object)
    """未报送单位清单… of the period of this `Board`."""
    tasks_wanted = Signal(object, int, object, str)
    """Tasks are to be shown: `MatrixRow`, place of the cell, its `Period`, task in front or ""."""

    def __init__(self, place: Workplace, parent: QWidget | None = None):
        super().__init__(parent or place.window)
        self._session = place.session
        desk, board = place.session.desk, place.session.board
        assert desk, "opened on a ledger"
        assert board, "opened on a plan"
        self._desk: Desk = desk
        self._plan_uid = board.plan.uid
        self._at_first = board.period
        self._listed: MatrixLines | None = None
        self._sums = Slices(self)
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.table = MatrixTable()
        self.pane = UnitPane(read_only=desk.read_only)
        self._build_tools()
        self._arrange()
        DialogPlace(self, place.memory.settings, "returns", _START, _MINIMUM)
        self._wire()
        self._load()
        self.table.setFocus()

    # What it is made of

    def _build_tools(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText("筛选单位")
        self.field.setAccessibleName("筛选单位")
        self.field.setClearButtonEnabled(True)
        side = current_theme().sizes.icon_pane
        place = QLineEdit.ActionPosition.LeadingPosition
        self.field.addAction(icon("search", size=side), place).setText("筛选单位")
        self.only_missing = QCheckBox("只看未报")
        self.copy_button = verb_button("复制表格", self._on_copied, kind="small")
        self.export_button = verb_button("导出 Excel…", self._on_export, kind="small")
        self.remind_button = verb_button("复制全部催报文字", self._on_all_reminded)
        self.list_button = verb_button("未报送单位清单…", self._on_list)
        self.close_button = verb_button("关闭", self.reject)
        buttons = (self.remind_button, self.list_button, self.close_button)
        self.footer = ToldFooter(self, self._session, buttons)
        for one in self._counted_first:
            one.setEnabled(False)

    @property
    def _counted_first(self) -> tuple[QWidget, ...]:
        """What means nothing before there is anything in the table."""
        tools = (self.field, self.only_missing, self.copy_button, self.export_button)
        return *tools, self.remind_button, self.list_button

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        tools = QHBoxLayout()
        tools.setSpacing(px(12))
        self.field.setFixedWidth(px(_FIELD))
        tools.addWidget(self.field)
        tools.addWidget(self.only_missing)
        tools.addStretch(1)
        tools.addWidget(self.copy_button)
        tools.addWidget(self.export_button)
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        middle.addWidget(self.table, 1)
        middle.addWidget(self.pane)
        inside = QVBoxLayout()
        inside.setSpacing(px(8))
        inside.addLayout(tools)
        inside.addLayout(middle, 1)
        frame(self, inside, self.footer)

    def _wire(self) -> None:
        self.field.textChanged.connect(lambda _words: self._list())
        self.only_missing.toggled.connect(self._on_only_missing)
        self.table.reached.connect(self._show_cell)
        self.table.opened.connect(lambda row: self._show_tasks(row, ""))
        self.pane.ticked.connect(self._on_ticked)
        self.pane.reminder_wanted.connect(self._on_reminded)
        self.pane.tasks_wanted.connect(lambda: self._show_tasks(self.table.current, ""))
        self.pane.task_chosen.connect(lambda uid: self._show_tasks(self.table.current, uid))
        self._session.history_changed.connect(self._load)
        self.finished.connect(self._sums.stop)

    # What it shows

    @property
    def counting(self) -> bool:
        """Whether what is shown is still being counted."""
        return self._sums.busy

    @property
    def matrix(self) -> ReturnMatrix:
        """As it is listed now; nothing while it is counted for the first time."""
        return self._listed.matrix if self._listed else ReturnMatrix((), -1, ())

    @property
    def _periods(self) -> tuple[Period, ...]:
        return self.matrix.periods

    def _load(self) -> None:
        """Counts the ledger anew; a large plan takes seconds, in which one may go on."""
        ledger = self._desk.ledger
        plan = ledger.find(Plan, self._plan_uid)
        if plan is None or not ledger.periods(plan.uid):
            self.reject()  # 撤销 took away what it shows
            return
        self._sums.run(matrix_in_steps(ledger, plan, self._desk.today), self._show)
        if not self.counting:
            return
        if self._listed:
            self._show(with_receipts(self.matrix, ledger))
        else:
            self.footer.told.setText(COUNTING)

    def _show(self, matrix: ReturnMatrix) -> None:
        """Sorting and the current cell stay."""
        before, self._listed = (
            self._listed,
            MatrixLines(matrix, self._desk.ledger, self._desk.today),
        )
        if before:
            self._listed.take_over(before)
        else:
            self._listed.click(matrix.periods[matrix.current].uid)  # 未报在前
        self._list()
        if before is None:
            for one in self._counted_first:
                one.setEnabled(True)
            if self._at_first:
                self.table.go("", self._periods.index(self._at_first))

    def _list(self) -> None:
        if self._listed:
            self._listed.words = self.field.text()
            self.table.show_lines(self._listed)

    def _show_cell(self) -> None:
        row, at = self.table.current, self.table.place
        self.pane.setEnabled(row is not None and at >= 0)
        if at < 0:
            return
        self.footer.told.setText(counts_words(self.matrix, at))
        if row is None:
            return
        cell = row.cells[at]
        found = (self._desk.ledger.find(Task, uid) for uid in cell.missing)
        tasks = [one for one in found if one]
        self.pane.show_cell(row, self._periods[at], cell, tasks, self._desk.today)

    def _board(self) -> Board:
        """The plan in the period one is at."""
        return self._desk.board(self._plan_uid, self._periods[self.table.place].uid)

    # What the clerk does

    def _on_ticked(self, name: str, on: bool) -> None:
        row, at = self.table.current, self.table.place
        if row and at >= 0:
            unit, period = row.unit.uid, self._periods[at].uid
            done = self._session.write(lambda desk: tick(desk, unit, period, name, on=on))
            if done:
                self._session.tell(done)
            self._show_cell()  # what was refused is ticked no more

    def _on_reminded(self) -> None:
        if row := self.table.current:
            self._say(copied(self._board(), [row.unit.uid]))

    def _on_all_reminded(self) -> None:
        self._say(copied(self._board()))

    def _on_only_missing(self, on: bool) -> None:
        """Of the period one is at now; walking to another one must not move the rows."""
        if self._listed:
            self._listed.only_at = self.table.place if on else -1
            self._list()

    def _on_copied(self) -> None:
        self._say(f"已复制 {self.table.copy(whole=True)} 个单位的报送情况")

    def _on_export(self) -> None:
        self.export_wanted.emit(self.matrix)

    def _on_list(self) -> None:
        self.list_wanted.emit(self._board())

    def _show_tasks(self, row: MatrixRow | None, task_uid: str) -> None:
        if row and self.table.place >= 0:
            at = self.table.place
            self.tasks_wanted.emit(row, at, self._periods[at], task_uid)
            self.accept()

    def _say(self, words: str) -> None:
        self._session.said.emit(Said(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            super().keyPressEvent(event)


def counts_words(matrix: ReturnMatrix, at: int) -> str:
    """「2023年第三季度：已报 58/68 单位，部分未报 3，未报送 10；另有 5 个统称单位没有填报表」."""
    counts = matrix.counts(at)
    complete, partial, silent = (
        counts[one] for one in (ReturnState.COMPLETE, ReturnState.PARTIAL, ReturnState.SILENT)
    )
    named = matrix.periods[at].label
    if not complete + partial + silent:
        return f"{named}：{ReturnState.NOT_ASKED}" if counts[ReturnState.NOT_ASKED] else named
    said = f"{named}：已报 {complete}/{complete + partial + silent} 单位"
    said += f"，部分未报 {partial}，未报送 {silent}"
    formless = counts[ReturnState.FORMLESS]
    return f"{said}；另有 {formless} 个统称单位没有填报表" if formless else said
