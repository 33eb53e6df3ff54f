"""改名…: another name for something that has one. What is renamed its subclass knows."""

from PySide6.QtWidgets import QLineEdit, QWidget

from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.session import Session


class NameForm(Form):
    """`words` stand before the field, `hint` below it; the present name is no new one."""

    def __init__(self, session: Session, present: str, words: str, hint: str, parent: QWidget):
        super().__init__(session, f"改名 — {present}", parent)
        self._present = present
        self.name = QLineEdit(present)
        self.name.selectAll()
        self.name.textChanged.connect(lambda _text: self._on_typed())
        self.form.addRow(words, self.name)
        self.told.setText(hint)
        self.verb.setText("改名")
        self.begin_with(self.name)
        self._on_typed()

    def _on_typed(self) -> None:
        text = self.name.text().strip()
        self.error.hide()
        self.verb.setEnabled(bool(text) and text != self._present)
