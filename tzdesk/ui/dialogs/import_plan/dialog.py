"""导入方案: three steps, a footer that says what will happen, and the import itself.

Joins the steps; what is recognised, decided and confirmed is in `review` and `confirmation`.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from tzdesk.errors import UserError
from tzdesk.services.foreign_columns import with_known_columns
from tzdesk.services.importing import import_plan
from tzdesk.services.incoming import Incoming
from tzdesk.ui.dialogs.import_plan.confirmation import Confirmation
from tzdesk.ui.dialogs.import_plan.footer import Footer
from tzdesk.ui.dialogs.import_plan.reading import PlanReading
from tzdesk.ui.dialogs.import_plan.review import Review
from tzdesk.ui.dialogs.import_plan.step_choose import ChooseStep
from tzdesk.ui.dialogs.import_plan.step_confirm import ConfirmStep
from tzdesk.ui.dialogs.import_plan.step_review import ReviewStep
from tzdesk.ui.dialogs.import_plan.steps_bar import StepsBar
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.messages import Question, ask, show_error
from tzdesk.ui.session import Said
from tzdesk.ui.workplace import Workplace

TITLE = "导入方案"
PURPOSE = "import_plan"
LEDGERS = "ledgers"
FILTER = "方案 (*.docx *.xlsx *.xlsm *.xls *.ods *.et *.txt);;所有文件 (*)"
"""Qt reads patterns only between half-width brackets."""
CHOOSE, REVIEW, CONFIRM = 1, 2, 3
_START, _MINIMUM = (1360, 832), (1000, 620)
_KEEP, _GIVE_UP = "继续核对", "放弃"


class ImportDialog(QDialog):
    """Opens on step 1, or reads `path` at once. Accepted once a plan is in the ledger.

    `send_out` is 下发填报表…, which is offered then.
    """

    manual_page = "import"

    def __init__(
        self,
        place: Workplace,
        path: Path | None = None,
        send_out: Callable[[], object] | None = None,
    ):
        super().__init__(place.window)
        self._place, self._send_out = place, send_out
        self._step = CHOOSE
        self._incoming: Incoming | None = None
        self.review: Review | None = None
        self.confirmation: Confirmation | None = None
        self._ledger_file: Path | None = None
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._build()
        DialogPlace(self, place.memory.settings, "import", _START, _MINIMUM, self.check.splitters)
        self._show_step(CHOOSE)
        place.jobs.progressed.connect(self.choose.show_progress)
        if path:
            self.read_file(path)

    def _build(self) -> None:
        self._reading = PlanReading(self._place.jobs, self)
        self.steps, self.footer = StepsBar(), Footer()
        self.choose, self.check, self.confirm = ChooseStep(), ReviewStep(), ConfirmStep()
        self.choose.file_wanted.connect(self._on_file_wanted)
        self.choose.file_dropped.connect(self.read_file)
        self.choose.text_pasted.connect(lambda data: self._reading.read_text(data.text()))
        self.choose.cancelled.connect(self._on_reading_cancelled)
        self._reading.began.connect(self.choose.wait_for)
        self._reading.done.connect(self.take)
        self._reading.refused.connect(self._on_refused)
        self.check.changed.connect(self._refresh)
        self.confirm.changed.connect(self._refresh)
        self.confirm.place_wanted.connect(self._on_place_wanted)
        self._pages = QStackedWidget()
        for page in (self.choose, self.check, self.confirm):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.steps)
        column.addWidget(self._pages, 1)
        column.addWidget(self.footer)
        self.footer.despite.toggled.connect(self._on_despite_ticked)
        self.footer.cancel.clicked.connect(self.reject)
        self.footer.back.clicked.connect(self._on_back)
        self.next_button.clicked.connect(self._on_next)
        # Ctrl+Enter presses the default from anywhere in a dialog.
        QShortcut(QKeySequence("Ctrl+Return"), self, self.next_button.click)

    @property
    def next_button(self) -> QPushButton:
        """下一步, or what the last step does."""
        return self.footer.going_on

    def read_file(self, path: Path) -> None:
        """Reads a plan's file on the worker thread and goes on to step 2."""
        self._place.memory.keep_folder(PURPOSE, path.parent)
        self._reading.read_file(path)

    def _on_refused(self, error: UserError) -> None:
        self.choose.wait_for("")
        self.choose.show_error(error)

    def _on_reading_cancelled(self) -> None:
        self._reading.cancel()
        self.choose.wait_for("")

    def take(self, incoming: Incoming) -> None:
        """What was read comes into step 2."""
        self.choose.wait_for("")
        self._incoming = incoming
        desk = self._place.session.desk
        draft = with_known_columns(desk.ledger, incoming.draft) if desk else incoming.draft
        self.review = Review(incoming.document, draft, exported=incoming.exported is not None)
        self.setWindowTitle(f"{TITLE} — {incoming.name}")
        self.footer.despite.setChecked(False)
        self._show_step(REVIEW)
        self.check.show_review(self.review)

    def _show_step(self, step: int) -> None:
        self._step = step
        self._pages.setCurrentIndex(step - 1)
        self._refresh()

    def _refresh(self) -> None:
        """Head and footer, after anything has changed."""
        review, confirmation = self.review, self.confirmation
        told = review.headline if review and self._step != CHOOSE else ""
        self.steps.show_step(self._step, told, len_open(review) if self._step == REVIEW else 0)
        self.footer.back.setVisible(self._step != CHOOSE)
        self.next_button.setVisible(self._step != CHOOSE)
        self.footer.despite.setVisible(self._step == REVIEW and bool(review and review.open_shorts))
        self.footer.told.setText("")
        if self._step == REVIEW and review:
            self.footer.told.setText(review.footer)
            self.footer.despite.setText(review.despite_words)
            self.next_button.setText("下一步")
            self.next_button.setEnabled(review.may_continue)
        elif self._step == CONFIRM and confirmation:
            self.footer.told.setText("可用“撤销”整体还原")
            self.next_button.setText(confirmation.verb)
            self.next_button.setEnabled(confirmation.ready)

    def _on_despite_ticked(self, on: bool) -> None:
        if self.review:
            self.review.despite_problems = on
            self._refresh()

    def _on_back(self) -> None:
        if self._step == CONFIRM:
            self._show_step(REVIEW)
        elif self._may_lose_corrections():
            self._show_step(CHOOSE)

    def _on_next(self) -> None:
        if not self.next_button.isEnabled():
            return
        if self._step == REVIEW:
            self._go_to_confirm()
        elif self._step == CONFIRM:
            self._import()

    def _go_to_confirm(self) -> None:
        review, incoming, session = self.review, self._incoming, self._place.session
        if review is None or incoming is None:
            return
        desk = session.desk
        today = desk.today if desk else self._place.desks.clock().date()
        ledger = desk.ledger if desk else None
        self.confirmation = Confirmation(review.draft, ledger, today, review.merged_names, incoming)
        if desk is None and self._ledger_file is None:
            self._ledger_file = self._proposed_file(self.confirmation.options.short_title)
        self.confirm.show_confirmation(self.confirmation, None if desk else self._ledger_file)
        self._show_step(CONFIRM)

    def _proposed_file(self, short_title: str) -> Path:
        """Beside other ledgers; never one that is there already."""
        folder = self._place.memory.folder(LEDGERS)
        name = "".join(char for char in short_title if char not in '\\/:*?"<>|') or "台账"
        file = folder / f"{name}.tzdb"
        number = 1
        while file.exists():
            number += 1
            file = folder / f"{name}_{number}.tzdb"
        return file

    def _on_place_wanted(self) -> None:
        start = str(self._ledger_file or "")
        name, _ = QFileDialog.getSaveFileName(self, "台账保存在", start, "台账 (*.tzdb)")
        if name:
            file = Path(name)
            self._ledger_file = file if file.suffix else file.with_suffix(".tzdb")
            self.confirm.show_place(self._ledger_file)

    def _import(self) -> None:
        """Writes the plan; the dialog closes only where that has worked."""
        confirmation, incoming, session = self.confirmation, self._incoming, self._place.session
        if confirmation is None or incoming is None:
            return
        try:
            if session.desk is None:
                assert self._ledger_file is not None
                self._ledger_file.parent.mkdir(parents=True, exist_ok=True)
                self._place.memory.keep_folder(LEDGERS, self._ledger_file.parent)
                session.open(self._place.desks.create(self._ledger_file))
            desk = session.desk
            assert desk is not None
            written = import_plan(
                desk,
                confirmation.draft,
                confirmation.final_options,
                exported=incoming.exported,
                name=incoming.name,
            )
        except UserError as error:
            show_error(self, error)
            return
        session.announce(written)
        known = confirmation.comparison.plan
        made = (one.uid for one in written.changes if one.entity == "plan" and one.field is None)
        if plan_uid := known.uid if known else next(made, None):
            session.show_plan(plan_uid)
        words = f"已{confirmation.verb}" if not confirmation.known else f"已{confirmation.verb}任务"
        offered = () if known or not self._send_out else (("下发填报表…", self._send_out),)
        session.said.emit(Said(words, (*offered, ("撤销", session.undo))))
        self.accept()

    def _on_file_wanted(self) -> None:
        folder = str(self._place.memory.folder(PURPOSE))
        name, _ = QFileDialog.getOpenFileName(self, "选择方案文件", folder, FILTER)
        if name:
            self.read_file(Path(name))

    def _may_lose_corrections(self) -> bool:
        """Asks before corrections are lost."""
        review = self.review
        if review is None or not review.changed:
            return True
        question = Question(TITLE, review.closing_words, "", (_GIVE_UP, _KEEP), _KEEP, _KEEP)
        return ask(self, question) == _GIVE_UP

    def reject(self) -> None:
        """取消, × and Esc."""
        if self._step == CHOOSE or self._may_lose_corrections():
            self._on_reading_cancelled()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self.isVisible())


def len_open(review: Review | None) -> int:
    """How many findings are left to decide."""
    return sum(bool(one.short) for one in review.findings) if review else 0
