"""Forms of 领导管理: who takes over, and a name that was read wrong."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from tzdesk.services.desk import Desk, Written
from tzdesk.services.leaders import LeaderEntry, rename_leader, same_name, succeed
from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.dialogs.name_form import NameForm
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.day_field import DayField

RENAME_HINT = "用于改正读错的姓名；换人请用“接任”，方案原文仍显示原名。"


class SucceedForm(Form):
    """接任…: from a day on somebody stands for a leader."""

    manual_page = "leaders"

    def __init__(self, session: Session, entry: LeaderEntry, parent: QWidget | None = None):
        super().__init__(session, f"接任 — {entry.name}", parent)
        assert session.desk, "opened on a ledger"
        self._desk, self._entry = session.desk, entry
        self.name = QLineEdit()
        self.name.setPlaceholderText("接任人姓名")
        self.start = DayField(session.desk.today)
        self.form.addRow("接任人", self.name)
        self.form.addRow("自", self.start)
        self.name.textChanged.connect(lambda _text: self._on_typed())
        self.start.dateChanged.connect(lambda _day: self._on_typed())
        self.verb.setText("接任")
        self.begin_with(self.name, self.start)
        self._on_typed()

    def _on_typed(self) -> None:
        name = self.name.text().strip()
        self.error.hide()
        self.verb.setEnabled(bool(name))
        who = name or "接任人"
        told = f"自 {self.start.day.isoformat()} 起由{who}接任；方案原文仍显示原名。"
        hint = same_name(self._desk.ledger, self._entry.uid, name) if name else ""
        self.told.setText("\n".join(one for one in (told, hint) if one))

    def deed(self) -> Callable[[Desk], Written]:
        name, start = self.name.text(), self.start.day
        return lambda desk: succeed(desk, self._entry.uid, name, start)


class RenameForm(NameForm):
    """改名…"""

    manual_page = "leaders"

    def __init__(self, session: Session, entry: LeaderEntry, parent: QWidget):
        super().__init__(session, entry.name, "姓名", RENAME_HINT, parent)
        self._uid = entry.uid

    def deed(self) -> Callable[[Desk], Written]:
        text = self.name.text()
        return lambda desk: rename_leader(desk, self._uid, text)
