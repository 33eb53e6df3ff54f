"""接收填报表: what a dispatched workbook holds, and where the unit's ledger shall lie.

The workbook was read before; this shows it and makes or updates the ledger.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from tzdesk.domain.ledger import Ledger
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.file_names import clean_stem, name_key, unlike
from tzdesk.services.received_form import ReceivedForm
from tzdesk.services.receiving import receive, reception
from tzdesk.ui.commands.ledgers import FILTER, PURPOSE, SUFFIX, LedgerCommands
from tzdesk.ui.dialogs.form import Form, beside
from tzdesk.ui.session import Said
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.workplace import Workplace

TITLE = "接收填报表"
MAKE, UPDATE = "建立本单位台账", "更新本单位台账"
_MOST_NOTICES = 6


class ReceiveDialog(Form):
    """`desk` is the ledger that takes the workbook; None: a new one is made."""

    manual_page = "receive"

    def __init__(
        self, place: Workplace, ledgers: LedgerCommands, received: ReceivedForm, desk: Desk | None
    ):
        super().__init__(place.session, TITLE, place.window)
        self._place, self._ledgers = place, ledgers
        self._received, self._desk = received, desk
        self.file = _proposed_file(place, received)
        self.headline = label(kind="body", wraps=True)
        self.headline.setText(headline(received))
        self.place_told = label(tone="muted", wraps=True)
        self.change = QPushButton("更改…")
        self.change.setProperty("kind", "small")
        self.change.setAutoDefault(False)
        self.change.clicked.connect(self._on_place_wanted)
        self.form.addRow(self.headline)
        self.form.addRow(beside(self.place_told, self.change))
        self.told.setText("\n".join(self._words()))
        self.told.setVisible(bool(self.told.text()))
        self.verb.setText(UPDATE if desk and desk.ledger.plans else MAKE)
        self._show_place()
        self.setTabOrder(self.cancel, self.verb)
        self.verb.setFocus()

    def _show_place(self) -> None:
        path = self._desk.path if self._desk else self.file
        self.place_told.setText(f"台账保存在 {path}")
        self.change.setVisible(self._desk is None)

    def _words(self) -> list[str]:
        """What comes along, what stays, and what does not come over."""
        ledger = self._desk.ledger if self._desk else Ledger()
        now = self._desk.now if self._desk else self._place.desks.clock()
        found = reception(ledger, self._received, now)
        words = []
        if found.filled:
            words.append(f"表中已经填写的 {found.filled} 处一并读入。")
        if found.kept:
            words.append(f"{len(found.kept)} 处两边都改过，保留本单位的内容。")
        shown = found.notices[:_MOST_NOTICES]
        words += [f"{one}。" for one in shown]
        if more := len(found.notices) - len(shown):
            words.append(f"另有 {more} 处同类提示。")
        return words

    def _on_place_wanted(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "台账保存在", str(self.file), FILTER)
        if name:
            self.file = Path(name).with_suffix(SUFFIX)
            self._show_place()

    def _on_pressed(self) -> None:
        try:
            written = self._receive()
        except UserError as error:
            self.refuse(error)
            return
        session = self._session
        undo = (("撤销", session.undo),) if self._desk else ()
        session.said.emit(Said(f"已{written}", undo))
        self.accept()

    def _receive(self) -> str:
        """Title of what was written."""
        desk = self._desk or self._create()
        try:
            written, _ = receive(desk, self._received)
        except UserError:
            if self._desk is None:
                desk.close()
                self.file.unlink(missing_ok=True)
            raise
        if self._desk is None:
            self._ledgers.show(desk)
        else:
            self._session.announce(written)
            self._session.show_period(self._received.identity.period_uid)
        return written.batch.title if written.batch else TITLE

    def _create(self) -> Desk:
        self._place.memory.keep_folder(PURPOSE, self.file.parent)
        return self._place.desks.create(self.file)


def headline(received: ReceivedForm) -> str:
    """「“区商务局　2023年第三季度填报表”，11 项任务，10月10日前报送。」."""
    due = received.identity.due
    count = len(received.tasks)
    return f"“{received.title}”，{count} 项任务，{due.month}月{due.day}日前报送。"


def _proposed_file(place: Workplace, received: ReceivedForm) -> Path:
    """Beside other ledgers; never one that is there already."""
    folder = place.memory.folder(PURPOSE)
    identity = received.identity
    plan = identity.plan_short_title or identity.plan_title
    taken = {name_key(one.stem) for one in folder.glob(f"*{SUFFIX}")}
    stem = unlike(clean_stem(f"{plan}_{identity.unit_name}") or "台账", taken)
    return folder / f"{stem}{SUFFIX}"
