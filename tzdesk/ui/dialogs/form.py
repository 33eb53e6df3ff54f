"""A form that writes: fields, a line for what was refused, 取消 and the verb.

A refusal of the service stands in the form, which then stays open.
"""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.ui.many_writes import Plain
from tzdesk.ui.messages import CANCEL
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.labels import label

_WIDTH = 420
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)


def beside(field: QWidget, button: QPushButton) -> QWidget:
    """A field that takes the room, and a button at its right."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field, 1)
    row.addWidget(button)
    return box


def name_fields(form: QFormLayout) -> None:
    """Each field is called as the words before it; Qt does so only for those that stand alone."""
    for row in range(form.rowCount()):
        words = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        field = form.itemAt(row, QFormLayout.ItemRole.FieldRole)
        name = words.widget() if words else None
        if not isinstance(name, QLabel) or field is None or field.widget() is None:
            continue
        for part in (field.widget(), *field.widget().findChildren(QWidget)):
            if isinstance(part, _FIELDS) and not part.accessibleName():
                part.setAccessibleName(name.text())


def written(session: Session, deed: Callable[[Desk], Written], refused: QLabel) -> bool:
    """Does what writes and tells; where it is refused, `refused` says why. Whether it was done."""
    if session.desk is None:
        return False
    session.many.settle()
    try:
        done = deed(session.desk)
    except UserError as error:
        refused.setText(str(error))
        refused.show()
        return False
    session.announce(done)
    session.tell(done)
    return True


class Form(QDialog):
    """A form with a line for what was refused, and a verb."""

    def __init__(self, session: Session, title: str, parent: QWidget | None):
        super().__init__(parent)
        self._session, self._waiting = session, False
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(_WIDTH)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(8)
        self.told = label(tone="muted", wraps=True)
        self.error = label(tone="error", wraps=True)
        self.error.hide()
        self.verb = QPushButton()
        self.verb.setDefault(True)
        self.verb.clicked.connect(self._on_pressed)
        self.cancel = QPushButton(CANCEL)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.leave)
        # Ctrl+Enter presses the default from anywhere in a dialog.
        QShortcut(QKeySequence("Ctrl+Return"), self, self.verb.click)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(self.form)
        column.addWidget(self.told)
        column.addWidget(self.error)
        column.addStretch(1)
        column.addLayout(row)

    def begin_with(self, *fields: QWidget) -> None:
        """The way of Tab: these fields, 取消, the verb; the first has the focus."""
        name_fields(self.form)
        for before, after in pairwise((*fields, self.cancel, self.verb)):
            self.setTabOrder(before, after)
        fields[0].setFocus()

    def leave(self) -> None:
        """What 取消 does."""
        self.reject()

    def refuse(self, error: UserError) -> None:
        """Says why it was not done; the form stays open."""
        self.error.setText(str(error))
        self.error.show()

    def deed(self) -> Callable[[Desk], Written]:
        """What the verb writes; on a worker where there are many tasks, so it asks no field.

        Raises UserError where what stands in the fields cannot be written.
        """
        raise NotImplementedError

    def _on_pressed(self) -> None:
        many = self._session.many
        try:
            deed = self.deed()
        except UserError as error:
            self.refuse(error)
            return
        if many.rebuilds_long:
            self._wait(True)
            many.begin(self.verb.text(), lambda desk: Plain(deed(desk)), self._on_done, self._on_no)
        elif written(self._session, deed, self.error):
            self.accept()

    def _wait(self, waiting: bool) -> None:
        """While it is written nothing can be changed, and the form stays."""
        focus = self.focusWidget()
        self._waiting = waiting
        self.setEnabled(not waiting)
        if focus and not waiting:
            focus.setFocus()

    def _on_done(self, done: Plain) -> None:
        self._session.tell(done.written)
        self._wait(False)
        self.accept()

    def _on_no(self, error: UserError) -> None:
        self._wait(False)
        self.refuse(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._waiting:
            event.ignore()
        else:
            super().closeEvent(event)
