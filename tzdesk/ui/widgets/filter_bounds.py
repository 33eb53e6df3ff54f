"""Above the values of a number or a date: 从 and 到, which bound what is shown.

Reads what is typed as the field does; knows no filter and no session.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from tzdesk.domain.fields import Field, Kind
from tzdesk.ui.widgets.labels import label

BOUNDED = (Kind.NUMBER, Kind.DATE)
"""Kinds of fields of which one value is more than another."""
_EXAMPLES = {Kind.NUMBER: "例如 1200", Kind.DATE: "例如 2023-06-30"}


class _Line(QLineEdit):
    """Enter takes what is typed; ↓ leads on."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class BoundsEdit(QWidget):
    """`bounded` tells both bounds, as stored values, "" for an open one."""

    bounded = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._field: Field | None = None
        self._told = ("", "")
        self.least, self.most = _Line(), _Line()
        self.error = label(kind="caption", tone="error", wraps=True)
        self.error.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for row, (words, line) in enumerate((("从", self.least), ("到", self.most))):
            name = QLabel(words)
            name.setBuddy(line)
            grid.addWidget(name, row, 0)
            grid.addWidget(line, row, 1)
            line.editingFinished.connect(self._on_finished)
            line.left.connect(self.left)
        grid.addWidget(self.error, 2, 0, 1, 2)

    def show_bounds(self, field: Field | None, least: str, most: str) -> None:
        """Of that field; hidden where it has none to bound."""
        self._field = field if field and field.kind in BOUNDED else None
        self._told = (least, most)
        self.error.hide()
        self.setVisible(self._field is not None)
        if self._field is None:
            return
        for words, line, text in (("从", self.least, least), ("到", self.most, most)):
            line.setText(text)
            line.setPlaceholderText(_EXAMPLES[self._field.kind])
            line.setAccessibleName(f"{self._field.label}{words}")

    def _on_finished(self) -> None:
        field = self._field
        if field is None:
            return
        readings = [field.read(line.text()) for line in (self.least, self.most)]
        wrong = next((one for one in readings if one.problem), None)
        self.error.setVisible(wrong is not None)
        if wrong:
            self.error.setText(wrong.problem)
            return
        told = (str(readings[0].value or ""), str(readings[1].value or ""))
        if told != self._told:
            self._told = told
            self.bounded.emit(*told)
