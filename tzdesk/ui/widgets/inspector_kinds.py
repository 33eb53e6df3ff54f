"""Which editor stands for which kind of field, and the editor of a ledger's own list."""

from PySide6.QtWidgets import QWidget

from tzdesk.domain.fields import Field, Kind
from tzdesk.ui.widgets.choice_box import ChoiceBox
from tzdesk.ui.widgets.inspector_editors import (
    FieldEditor,
    FlagEditor,
    Mixed,
    PercentEditor,
    Shown,
    StatusEditor,
    TextEditor,
    WordEditor,
)
from tzdesk.ui.widgets.inspector_words import MIXED_WORDS


class ChoiceEditor(FieldEditor):
    """A list of a ledger's own: commits when one is chosen; the first entry clears it."""

    def __init__(self, field: Field, parent: QWidget | None = None):
        self._box = ChoiceBox()
        self._box.offer(("", *field.choices))
        super().__init__(field, self._box, parent)
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
        self._box.setPlaceholderText(MIXED_WORDS if isinstance(value, Mixed) else "")


def editor_for(field: Field) -> FieldEditor:
    """The editor of a field of a catalogue."""
    match field.kind:
        case Kind.STATUS:
            return StatusEditor(field)
        case Kind.PERCENT:
            return PercentEditor(field)
        case Kind.LONG_TEXT:
            return TextEditor(field)
        case Kind.FLAG:
            return FlagEditor(field)
        case Kind.CHOICE:
            return ChoiceEditor(field)
        case _:
            return WordEditor(field)
