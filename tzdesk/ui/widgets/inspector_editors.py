"""Editors of single fields: status, percent, long text, a tick, a short text.

Each shows a stored value, nothing, or that several tasks differ, and says when the clerk has left
it with another one. Knows neither tasks nor how anything is written.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLineEdit, QWidget

from tzdesk.domain.fields import Field
from tzdesk.domain.values import Stored
from tzdesk.ui.widgets.choice_box import ChoiceBox
from tzdesk.ui.widgets.growing_text import GrowingText
from tzdesk.ui.widgets.inspector_words import MIXED_WORDS, editor_label
from tzdesk.ui.widgets.percent_box import PercentBox
from tzdesk.ui.widgets.status_box import StatusBox


class Mixed:
    """The selected tasks hold different values."""


MIXED: Final = Mixed()
Shown = Stored | Mixed


class FieldEditor(QWidget):
    """One editor. `left` comes when the clerk leaves it changed, or chooses from a list."""

    left = Signal(str)
    """The field's name; `typed` is what stands in the editor."""
    escaped = Signal()
    """Esc in an editor that was as shown already."""
    touched = Signal()
    """Something else may stand in it now."""

    def __init__(self, field: Field, control: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self.field = field
        self.name = field.name
        self.control = control
        self._shown: Shown = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(control)
        control.setAccessibleName(field.label)
        self.setFocusProxy(control)
        control.installEventFilter(self)

    @property
    def typed(self) -> str | bool:
        """What stands in the editor now."""
        raise NotImplementedError

    @property
    def changed(self) -> bool:
        """Whether it differs from what was shown."""
        raise NotImplementedError

    def show_value(self, value: Shown) -> None:
        """Shows a value; one that the clerk is changing stays, and Esc gives the new one."""
        typing = self.changed and self.control.hasFocus()
        self._shown = value
        if not typing:
            self.restore()

    def restore(self) -> None:
        """Shows the value that was there before typing."""
        self.mark_invalid(False)
        self._put(self._shown)

    def mark_invalid(self, invalid: bool) -> None:
        """Whether its value was refused."""
        if bool(self.control.property("invalid")) != invalid:
            self.control.setProperty("invalid", invalid)
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._on_focus_out(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape:
            return False
        if self.changed:
            self.restore()
        else:
            self.escaped.emit()
        return True

    def _on_focus_out(self, event: QFocusEvent) -> None:
        # The list of a combo box or a context menu takes the focus only for a while.
        popup = event.reason() == Qt.FocusReason.PopupFocusReason
        if not popup and QApplication.activePopupWidget() is None:
            self.leave()

    def leave(self) -> None:
        """Tells of a changed value."""
        if self.changed:
            self.left.emit(self.name)

    def _put(self, value: Shown) -> None:
        raise NotImplementedError


class ListEditor(FieldEditor):
    """A list: commits when one is chosen."""

    unfilled = ""
    """What it says while none is."""

    def __init__(self, field: Field, box: ChoiceBox, parent: QWidget | None = None):
        self._box = box
        super().__init__(field, box, parent)
        self._box.activated.connect(lambda _index: self.leave())
        self._box.currentIndexChanged.connect(lambda _index: self.touched.emit())

    @property
    def typed(self) -> str:
        """The chosen word."""
        return self._box.currentText()

    @property
    def changed(self) -> bool:
        """Whether another one was chosen."""
        return self._box.currentIndex() >= 0 and self.typed != (self._shown or "")

    def _put(self, value: Shown) -> None:
        shown = -1 if isinstance(value, Mixed) else self._box.findText(str(value or ""))
        self._box.setCurrentIndex(shown)
        self._box.setPlaceholderText(MIXED_WORDS if isinstance(value, Mixed) else self.unfilled)


class StatusEditor(ListEditor):
    """状态."""

    unfilled = "未填"

    def __init__(self, field: Field, parent: QWidget | None = None):
        super().__init__(field, StatusBox(), parent)


class PercentEditor(FieldEditor):
    """比例: a number, one decimal allowed, or nothing."""

    def __init__(self, field: Field, parent: QWidget | None = None):
        self._box = PercentBox()
        super().__init__(field, self._box, parent)
        self._box.lineEdit().textChanged.connect(lambda _text: self.touched.emit())

    @property
    def typed(self) -> str:
        """The text as typed."""
        return self._box.text()

    @property
    def changed(self) -> bool:
        """Whether it stands for another value than shown; what cannot be read does."""
        if isinstance(self._shown, Mixed):
            return bool(self.typed.strip())
        reading = self.field.read(self.typed)
        return bool(reading.problem) or reading.value != self._shown

    def _put(self, value: Shown) -> None:
        self._box.show_percent(None if isinstance(value, Mixed) else value)
        # The box is too narrow for the brackets.
        words = MIXED_WORDS.strip("（）") if isinstance(value, Mixed) else "未填"
        self._box.set_placeholder(words)


class TextEditor(FieldEditor):
    """进展情况 and its like: as many lines as the text needs."""

    def __init__(self, field: Field, parent: QWidget | None = None):
        self._box = GrowingText()
        super().__init__(field, self._box, parent)
        self._box.textChanged.connect(self.touched)

    @property
    def typed(self) -> str:
        """The whole text."""
        return self._box.toPlainText()

    @property
    def changed(self) -> bool:
        """Whether the clerk typed something else."""
        return self._box.document().isModified() and self.typed != self._text()

    def type_in(self, text: str) -> None:
        """Replaces the text as the clerk would, with the cursor behind it."""
        cursor = self._box.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._box.setFocus()

    def _text(self) -> str:
        return "" if self._shown is None or isinstance(self._shown, Mixed) else str(self._shown)

    def _put(self, value: Shown) -> None:
        del value
        self._box.show_text(self._text())
        self._box.setPlaceholderText(MIXED_WORDS if isinstance(self._shown, Mixed) else "")


class WordEditor(FieldEditor):
    """联系人, 联系电话: one line."""

    def __init__(self, field: Field, parent: QWidget | None = None):
        self._box = QLineEdit()
        super().__init__(field, self._box, parent)
        self._box.returnPressed.connect(self.leave)
        self._box.textChanged.connect(lambda _text: self.touched.emit())

    @property
    def typed(self) -> str:
        """The text."""
        return self._box.text()

    @property
    def changed(self) -> bool:
        """Whether the clerk typed something else."""
        return self._box.isModified() and self.typed != (self._shown or "")

    def _put(self, value: Shown) -> None:
        self._box.setText("" if value is None or isinstance(value, Mixed) else str(value))
        self._box.setPlaceholderText(MIXED_WORDS if isinstance(value, Mixed) else "")


class FlagEditor(FieldEditor):
    """需领导协调: a tick; half a tick where tasks differ."""

    def __init__(self, field: Field, parent: QWidget | None = None):
        self._box = QCheckBox(editor_label(field))
        super().__init__(field, self._box, parent)
        self._box.clicked.connect(lambda _checked: self.leave())
        self._box.checkStateChanged.connect(lambda _state: self.touched.emit())

    def name_choice(self, words: str) -> None:
        """Other words beside the tick, where the field's own stand before it."""
        self._box.setText(words)

    def decide(self) -> None:
        """Half a tick says nothing: makes it a whole one."""
        if self._box.checkState() is Qt.CheckState.PartiallyChecked:
            self._box.setTristate(False)
            self._box.setCheckState(Qt.CheckState.Checked)

    @property
    def typed(self) -> bool:
        """Whether it is ticked."""
        return self._box.checkState() is Qt.CheckState.Checked

    @property
    def changed(self) -> bool:
        """Whether it was ticked or cleared."""
        if isinstance(self._shown, Mixed):
            return self._box.checkState() is not Qt.CheckState.PartiallyChecked
        return self.typed != bool(self._shown)

    def _put(self, value: Shown) -> None:
        mixed = isinstance(value, Mixed)
        self._box.setTristate(mixed)
        state = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        self._box.setCheckState(Qt.CheckState.PartiallyChecked if mixed else state)
