"""下发填报表: joins head, list, options and footer; what would happen is in `draft`.

Closes once workbooks are there; what went wrong half-way it tells, and stays.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.dispatching import Dispatched, prepare
from tzdesk.services.units import set_contact
from tzdesk.ui.dialogs.dispatch.draft import Draft
from tzdesk.ui.dialogs.dispatch.footer import Footer
from tzdesk.ui.dialogs.dispatch.forecast import Forecast
from tzdesk.ui.dialogs.dispatch.head import NO_PATH, Head
from tzdesk.ui.dialogs.dispatch.kept import keep_options, kept_options
from tzdesk.ui.dialogs.dispatch.member_choice import Collective
from tzdesk.ui.dialogs.dispatch.members import MembersDialog
from tzdesk.ui.dialogs.dispatch.options_pane import OptionsPane
from tzdesk.ui.dialogs.dispatch.outcome import NOTHING_DONE, failure_words, result
from tzdesk.ui.dialogs.dispatch.selection import UnitLine
from tzdesk.ui.dialogs.dispatch.sending import Sending
from tzdesk.ui.dialogs.dispatch.strip import Strip
from tzdesk.ui.dialogs.dispatch.unit_model import ENTRY
from tzdesk.ui.dialogs.dispatch.units_pane import UnitsPane
from tzdesk.ui.dialogs.frame import frame
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.messages import CLOSE, Question, ask, run, show_error
from tzdesk.ui.theme import current_theme
from tzdesk.ui.workplace import Workplace

TITLE = "下发填报表"
READ_ONLY = "台账以只读方式打开，不能下发"
CANCELLING = "正在取消…"
_START, _MINIMUM = (1178, 752), (960, 600)
_RETRY, _ELSEWHERE = "重试", "换文件夹…"
_GO_ON, _GIVE_UP = "继续选择", "放弃"


class DispatchDialog(QDialog):
    """On the period that the window shows. Accepted once something was dispatched."""

    manual_page = "dispatch"

    def __init__(self, place: Workplace, parent: QWidget | None = None):
        super().__init__(parent or place.window)
        self._place = place
        session = place.session
        assert session.desk is not None
        assert session.board is not None
        options = kept_options(place.memory.settings)
        self.draft = Draft(session.desk, session.board, options.parent)
        self.sending = Sending(place.jobs, self)
        self.head, self.units, self.options = Head(), UnitsPane(), OptionsPane(options)
        self.strip, self.footer = Strip(), Footer()
        self._forecast = Forecast({})
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._arrange()
        DialogPlace(self, place.memory.settings, "dispatch", _START, _MINIMUM)
        self._show_period()
        self._wire()
        self.units.tree.setFocus()

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        middle.addWidget(self.units, 1)
        middle.addWidget(self.options)
        inside = QVBoxLayout()
        inside.setSpacing(px(10))
        inside.addWidget(self.head)
        inside.addLayout(middle, 1)
        inside.addWidget(self.strip)
        frame(self, inside, self.footer)

    def _wire(self) -> None:
        self.head.period_chosen.connect(self._on_period_chosen)
        self.head.folder_changed.connect(self._refresh)
        self.head.browsing_wanted.connect(self._on_browsing)
        self.units.ticked.connect(self._refresh)
        tree = self.units.tree
        tree.selectionModel().currentChanged.connect(lambda *_: self._show_sample())
        # Both read the list anew, which an open editor or a click in it must not live to see.
        queued = Qt.ConnectionType.QueuedConnection
        tree.members_wanted.connect(self.name_members, queued)
        tree.units.contact_typed.connect(self._on_contact_typed, queued)
        self.options.changed.connect(self._refresh)
        self.strip.one_by_one.clicked.connect(self._on_one_by_one)
        self.sending.progressed.connect(self.footer.show_progress)
        self.sending.ended.connect(self._on_ended)
        self.sending.refused.connect(self._on_refused)
        self._place.jobs.started.connect(self._on_job_started)
        self._place.jobs.ended.connect(self._enable)
        self.footer.cancel.clicked.connect(self.reject)
        self.footer.verb.clicked.connect(self._on_pressed)
        # Ctrl+Enter presses the default from anywhere in a dialog.
        QShortcut(QKeySequence("Ctrl+Return"), self, self.footer.verb.click)

    # What is shown

    def _show_period(self) -> None:
        self.head.show_periods(self.draft.periods, self.draft.period)
        self.head.show_folder(self.draft.proposed_folder)
        self._show_units()

    def _show_units(self) -> None:
        selection, writable = self.draft.selection, not self.draft.desk.read_only
        self.units.show_selection(selection, writable=writable)
        self.strip.show_units(selection.nameable, writable=writable)
        self._refresh()

    def _refresh(self) -> None:
        """All that follows from ticks, options and folder."""
        self._forecast = self.draft.forecast(self.options.options, self.head.folder)
        self.units.tree.units.show_files(self._forecast.names)
        self.units.show_counts()
        self._show_sample()
        self.footer.show_words(self._forecast.told, self.draft.again)
        self.footer.verb.setText(self._forecast.verb)
        self._enable()

    def _show_sample(self) -> None:
        entry = self.units.tree.currentIndex().data(ENTRY)
        line = entry if isinstance(entry, UnitLine) else None
        pattern = self.options.options.pattern
        self.options.show_sample(self.draft.sample(pattern, line), self._forecast.wrong)

    def _on_job_started(self, _label: str) -> None:
        self._enable()

    def _enable(self) -> None:
        """Only what waits is disabled; the verb says why it is."""
        running = self.sending.running
        for part in (self.head, self.units, self.options, self.strip):
            part.setEnabled(not running)
        obstacle = self._obstacle
        self.footer.verb.setEnabled(not running and not obstacle)
        self.footer.verb.setToolTip(obstacle)

    @property
    def _obstacle(self) -> str:
        """Why nothing can be dispatched now; "" where it can."""
        jobs, view = self._place.jobs, self._forecast
        if self.draft.desk.read_only:
            return READ_ONLY
        if view.wrong or self.head.folder is None:
            return view.wrong or NO_PATH
        if not view.made:
            return view.told
        return f"正在{jobs.label}，完成后再下发" if jobs.busy else ""

    # What the clerk does

    def _on_period_chosen(self, uid: str) -> None:
        proposed = self.head.folder == self.draft.proposed_folder
        self.draft.show_period(uid)
        self.head.show_periods(self.draft.periods, self.draft.period)
        if proposed:
            self.head.show_folder(self.draft.proposed_folder)
        self._show_units()

    def _on_browsing(self) -> None:
        start = self.head.folder or self.draft.proposed_folder
        while not start.is_dir() and start != start.parent:
            start = start.parent
        if name := QFileDialog.getExistingDirectory(self, "保存到", str(start)):
            self.head.show_folder(Path(name))

    def _on_contact_typed(self, uid: str, contact: str, phone: str) -> None:
        self._write(lambda desk: set_contact(desk, uid, contact, phone))

    def _write(self, deed: Callable[[Desk], Written]) -> None:
        try:
            written = deed(self.draft.desk)
        except UserError as error:
            show_error(self, error)
            return
        self._place.session.announce(written)
        self.draft.read_again()
        self._show_units()

    def name_members(self, line: UnitLine) -> bool:
        """指定单位…; whether members were given."""
        if self.draft.desk.read_only:
            return False
        collective = Collective(line.uid, line.name, line.tasks)
        members = MembersDialog(self._place.session, self.draft.board, collective, self)
        run(members)
        given = members.result() == QDialog.DialogCode.Accepted
        if given:
            self.draft.read_again()
            self._show_units()
        return given

    def _on_one_by_one(self) -> None:
        for line in self.draft.selection.nameable:
            if not self.name_members(line):
                return

    def _on_pressed(self) -> None:
        folder = self.head.folder
        if folder is None or not self.footer.verb.isEnabled():
            return
        options, draft = self.options.options, self.draft
        try:
            request = draft.request(options, folder, self.head.due_on)
            prepared = prepare(draft.desk, draft.board, request)
        except UserError as error:
            show_error(self, error)
            return
        keep_options(self._place.memory.settings, draft.to_keep(options, folder))
        self.sending.start(draft.desk, prepared)
        self._enable()

    # What came of it

    def _on_ended(self, done: Dispatched) -> None:
        self._place.session.announce(done.written)
        if done.made.failure:
            self._on_unfinished(done, done.made.failure)
        elif done.made.files or done.made.skipped:
            self._place.session.said.emit(result(done, self._place.window))
            self.accept()
        else:
            self._look_again()
            self.footer.show_words(NOTHING_DONE, "")

    def _on_unfinished(self, done: Dispatched, error: UserError) -> None:
        """What is there needs not be made once more."""
        self.draft.selection.drop({one.form.identity.unit_uid for one in done.made.files})
        self._look_again()
        self._tell(failure_words(done, error))

    def _on_refused(self, error: UserError) -> None:
        self._look_again()
        self._tell(error)

    def _look_again(self) -> None:
        self.draft.forget_folder()
        self.draft.read_again()
        self._show_units()

    def _tell(self, error: UserError) -> None:
        verb = show_error(self, error, (CLOSE, _ELSEWHERE, _RETRY))
        if verb == _RETRY:
            self._on_pressed()
        elif verb == _ELSEWHERE:
            self._on_browsing()

    # How it ends

    def _may_lose_ticks(self) -> bool:
        if not self.draft.touched:
            return True
        count = len(self.draft.selection.chosen)
        text = f"选好的 {count} 个单位还没有生成填报表，关闭后不会保留。"
        verbs = (_GIVE_UP, _GO_ON)
        return ask(self, Question(TITLE, text, "", verbs, _GO_ON, _GO_ON)) == _GIVE_UP

    def reject(self) -> None:
        """取消, × and Esc: while workbooks are being made, no further one."""
        if self.sending.running:
            self.sending.cancel()
            self.footer.told.setText(CANCELLING)
        elif self._may_lose_ticks():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self.isVisible())
