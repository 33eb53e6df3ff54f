"""生成报送文件: which period, where to, and which tasks the unit has not written on.

A hint keeps nobody from making the file.
"""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton

from tzdesk.domain.received import period_of
from tzdesk.domain.records import Period, Received
from tzdesk.errors import UserError
from tzdesk.services.file_names import clean_stem
from tzdesk.services.returning import MadeReturn, PreparedReturn, prepare, write
from tzdesk.ui.dialogs.form import Form, beside
from tzdesk.ui.memory import FOLDERS
from tzdesk.ui.messages import CANCEL
from tzdesk.ui.told_files import saved
from tzdesk.ui.workplace import Workplace

TITLE, VERB = "生成报送文件", "生成报送文件"
BACK = "返回填写"
PURPOSE = "return"
_WIDTH = 560
_MOST_NUMBERS = 12


class ReturnDialog(Form):
    """The period that is shown is proposed, else the newest that was received."""

    manual_page = "receive"

    def __init__(self, place: Workplace):
        super().__init__(place.session, TITLE, place.window)
        self._place = place
        self._prepared: PreparedReturn | None = None
        self._writing = False
        self.setMinimumWidth(_WIDTH)
        self.period = QComboBox()
        self.folder = QLineEdit()
        self.browse = QPushButton("浏览…")
        self.browse.setAutoDefault(False)
        self.form.addRow("填报期", self.period)
        self.form.addRow("保存到", beside(self.folder, self.browse))
        self._fill_periods()
        self.period.currentIndexChanged.connect(lambda _at: self._prepare())
        self.browse.clicked.connect(self._on_browsing_wanted)
        self.folder.textEdited.connect(lambda _text: self._on_folder_chosen())
        self.verb.setText(VERB)
        self.begin_with(self.period, self.folder, self.browse)
        self.verb.setFocus()
        self._folder_chosen = False
        self._prepare()

    def _fill_periods(self) -> None:
        desk, board = self._session.desk, self._session.board
        if desk is None or board is None:
            return
        received = desk.ledger.rows(Received).values()
        periods = {one.uid: one for one in (period_of(desk.ledger, row) for row in received)}
        for one in sorted(periods.values(), key=lambda period: period.start, reverse=True):
            self.period.addItem(one.label, one.uid)
        if board.period and board.period.uid in periods:
            self.period.setCurrentIndex(self.period.findData(board.period.uid))

    def _prepare(self) -> None:
        desk, board = self._session.desk, self._session.board
        if desk is None or board is None:
            return
        try:
            prepared = prepare(desk.board(board.plan.uid, self.period.currentData()))
        except UserError as error:
            self.refuse(error)
            self.verb.setEnabled(False)
            return
        self._prepared = prepared
        self.error.hide()
        self.verb.setEnabled(True)
        if not self._folder_chosen:
            self.folder.setText(str(self._proposed_folder(prepared.period)))
        self.told.setText(told(prepared))
        self.cancel.setText(BACK if prepared.without_progress else CANCEL)

    def _proposed_folder(self, period: Period) -> Path:
        """The last one that is there; else beside the ledger, 报送/2023年第三季度."""
        kept = self._place.memory.settings.get(FOLDERS).get(PURPOSE)
        if kept and Path(kept).is_dir():
            return Path(kept)
        desk = self._session.desk
        assert desk
        return desk.path.parent / "报送" / (clean_stem(period.label) or period.uid)

    def _on_browsing_wanted(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "保存到", self.folder.text())
        if name:
            self.folder.setText(name)
            self._on_folder_chosen()

    def _on_folder_chosen(self) -> None:
        self._folder_chosen = True
        self.error.hide()

    def _on_pressed(self) -> None:
        prepared, folder = self._prepared, Path(self.folder.text().strip())
        if prepared is None:
            return
        if not folder.is_absolute():
            self.refuse(UserError("请填写完整的文件夹路径，或点“浏览…”。"))
            return
        self._writing = self._place.jobs.run(
            VERB, lambda _report: write(prepared, folder), self._on_made, self._on_failed
        )
        self._lock(locked=self._writing)
        if not self._writing:
            self.refuse(self._place.jobs.waiting("完成后再生成报送文件。"))

    def _lock(self, *, locked: bool) -> None:
        for widget in (self.period, self.folder, self.browse, self.cancel, self.verb):
            widget.setEnabled(not locked)

    def _on_made(self, made: MadeReturn) -> None:
        self._place.memory.keep_folder(PURPOSE, made.path.parent)
        words = "；".join((f"已生成报送文件：{made.path.name}", *made.notices))
        self.accept()
        self._session.said.emit(saved(words, made.path))

    def _on_failed(self, error: Exception) -> None:
        self._writing = False
        self._lock(locked=False)
        if not isinstance(error, UserError):
            raise error
        self.refuse(error)

    def reject(self) -> None:
        """× and Esc; the file that is being written is not left alone."""
        if not self._writing:
            super().reject()

    def leave(self) -> None:
        """返回填写 goes to the first task that is not written on, in the period that was shown."""
        prepared, board = self._prepared, self._session.board
        self.reject()
        if prepared and prepared.without_progress:
            if board and board.period != prepared.period:
                self._session.show_period(prepared.period.uid)
            self._session.choose(prepared.without_progress[0].task_uid)


def told(prepared: PreparedReturn) -> str:
    """「还有 3 项没有填写本期进展：第 4、54、56 项。」."""
    left = [one.number or "—" for one in prepared.without_progress]
    if not left:
        return f"{prepared.tasks} 项任务都已填写本期进展。"
    shown = "、".join(left[:_MOST_NUMBERS]) + (" 等" if len(left) > _MOST_NUMBERS else "")
    return f"还有 {len(left)} 项没有填写本期进展：第 {shown} 项。"
