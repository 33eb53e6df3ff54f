"""Which editor stands for which kind of field, and the editor of a ledger's own list."""

from PySide6.QtWidgets import QWidget

from tzdesk.domain.fields import Field, Kind
from tzdesk.ui.widgets.choice_box import ChoiceBox
from tzdesk.ui.widgets.inspector_editors import (
    FieldEditor,
    FlagEditor,
    ListEditor,
    PercentEditor,
    StatusEditor,
    TextEditor,
    WordEditor,
)


class ChoiceEditor(ListEditor):
    """A list of a ledger's own; the first entry clears it."""

    def __init__(self, field: Field, parent: QWidget | None = None):
        box = ChoiceBox()
        box.offer(("", *field.choices))
        super().__init__(field, box, parent)


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
