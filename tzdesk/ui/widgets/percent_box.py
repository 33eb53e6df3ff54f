"""完成比例 as typed: 0–100 with at most one decimal, or nothing; arrows go up and down by one.

Keeps the text as it was typed, so that a value that cannot be taken stays for mending. The wheel
turns it only while it has the focus.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from tzdesk.domain.fields import FIELDS
from tzdesk.domain.values import Stored, percent_text
from tzdesk.ui.theme import current_theme

_WIDTH = 76
PERCENT = FIELDS["percent"]


class PercentBox(QAbstractSpinBox):
    """Like a spin box, but empty is a value, too, and 「58.5 %」 is read as people write it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._measure()

    def show_percent(self, value: Stored) -> None:
        """Shows 「58 %」, or nothing for None."""
        words = "" if value is None else f"{percent_text(float(value))} %"
        self.lineEdit().setText(words)

    def set_placeholder(self, words: str) -> None:
        """What stands there when it is empty."""
        self.lineEdit().setPlaceholderText(words)

    def stepBy(self, steps: int) -> None:
        value = PERCENT.read(self.text()).value
        present = float(value) if isinstance(value, (int, float)) else 0.0
        self.show_percent(round(min(100.0, max(0.0, present + steps)), 1))
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        if self.isReadOnly():
            return QAbstractSpinBox.StepEnabledFlag.StepNone
        up = QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        return up | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled

    def validate(self, text: str, at: int) -> object:
        return QValidator.State.Acceptable, text, at

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self.setMinimumWidth(current_theme().sizes.scaled(_WIDTH))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
