"""The fields of the inspector: one editor each, drawn from the catalogue.

Says what the clerk has left changed; a refused value stays, with the reason below it. Knows no
task: whose fields they are is the inspector's business.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from tzdesk.domain.cell_value import CellValue
from tzdesk.domain.doubts import Doubt
from tzdesk.domain.fields import FIELDS, REPORT_FIELDS, Field, Kind, Scope
from tzdesk.domain.subtasks import SUMMED
from tzdesk.errors import UserError
from tzdesk.ui.theme import Shape, current_theme, shape_pixmap
from tzdesk.ui.widgets.inspector_editors import FieldEditor, Shown, TextEditor
from tzdesk.ui.widgets.inspector_kinds import editor_for
from tzdesk.ui.widgets.inspector_words import editor_label

Commit = Callable[[str, CellValue], None]
"""Writes one field. Raises UserError with the sentence for the line below the editor."""
_FIRST_ROW = ("status", "percent")


class FieldsForm(QWidget):
    """Editors in the order of the design: status and percent, suggestion, texts, tick."""

    escaped = Signal()
    """Esc in an editor where nothing was changed."""
    suggestion_taken = Signal()

    def __init__(self, commit: Commit, parent: QWidget | None = None):
        super().__init__(parent)
        self._commit = commit
        self.editors: dict[str, FieldEditor] = {}
        self._errors: dict[str, QLabel] = {}
        self._notes: dict[str, QLabel] = {}
        self._rows: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self._first_row())
        self._column.addWidget(self._suggestion_row())
        for field in REPORT_FIELDS:
            if field.name not in _FIRST_ROW:
                self._column.addWidget(self._field_row(field))
        self._own: tuple[Field, ...] = ()

    def offer(self, fields: tuple[Field, ...]) -> None:
        """A ledger's own columns have editors below the others."""
        if fields == self._own:
            return
        for field in self._own:
            self.editors.pop(field.name).setEnabled(False)
            del self._errors[field.name], self._notes[field.name]
            row = self._rows.pop(field.name)
            row.hide()
            row.deleteLater()
        self._own = fields
        for field in fields:
            self._column.addWidget(self._field_row(field))

    def show_values(self, values: Mapping[str, Shown]) -> None:
        """Shows values; fields that are not among them are hidden."""
        for name, editor in self.editors.items():
            if name in self._rows:
                self._rows[name].setVisible(name in values)
            if name in values:
                editor.show_value(values[name])
                if not editor.changed:
                    self._say_error(name, "")

    def show_suggestion(self, words: str, tip: str, *, can_take: bool) -> None:
        """The line below status and percent; "" hides it."""
        self._suggestion.setText(words)
        self._suggestion.setToolTip(tip)
        self._take.setVisible(can_take)
        self._suggestion_box.setVisible(bool(words))
        self._draw_icon()

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """待核实: each reason at the field that it is about."""
        for name, note in self._notes.items():
            words = [one.value for one in doubts if one.field == name]
            note.setText("；".join(words))
            note.setVisible(bool(words))

    def set_read_only(self, read_only: bool, *, summed: bool = False) -> None:
        """Whether nothing can be typed, or (`summed`) all but what sub-tasks say."""
        for name, editor in self.editors.items():
            editor.setEnabled(not read_only and not (summed and name in SUMMED))
        self._take.setEnabled(not read_only)

    def flush(self) -> None:
        """Commits what is typed and not yet left; what is refused is given up."""
        for name, editor in self.editors.items():
            if editor.isVisibleTo(self) and editor.changed:
                self._on_left(name)
                editor.restore()
                self._say_error(name, "")

    def typed_text(self) -> tuple[str, str] | None:
        """The field and the long text that is typed and not committed; None where none is."""
        for name, editor in self.editors.items():
            if isinstance(editor, TextEditor) and editor.changed:
                return name, editor.typed
        return None

    def type_in(self, name: str, text: str) -> None:
        """Puts a long text into its editor as if it had just been typed."""
        editor = self.editors[name]
        if isinstance(editor, TextEditor):
            editor.type_in(text)

    def _first_row(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, name in enumerate(_FIRST_ROW):
            grid.addWidget(_label(editor_label(FIELDS[name])), 0, 2 * column)
            grid.addWidget(self._editor(FIELDS[name]), 0, 2 * column + 1)
            grid.addWidget(self._error(name), 1 + column, 0, 1, 4)
        grid.addWidget(self._note("percent"), 3, 0, 1, 4)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        return box

    def _suggestion_row(self) -> QWidget:
        self._suggestion_box = QWidget()
        row = QHBoxLayout(self._suggestion_box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._icon = QLabel()
        self._suggestion = _label("", "info", "caption")
        self._suggestion.setWordWrap(True)
        self._take = QToolButton()
        self._take.setText("采用")
        self._take.setProperty("kind", "link")
        self._take.setProperty("size", "small")
        self._take.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._take.setAccessibleDescription("把状态和比例改为按单位填报建议的值")
        self._take.clicked.connect(self.suggestion_taken)
        row.addWidget(self._icon)
        row.addWidget(self._suggestion, 1)
        row.addWidget(self._take)
        self._suggestion_box.hide()
        return self._suggestion_box

    def _draw_icon(self) -> None:
        theme = current_theme()
        self._icon.setPixmap(
            shape_pixmap(
                Shape.INFO,
                theme.sizes.icon_status,
                theme.palette.info.text,
                self.devicePixelRatioF(),
            )
        )

    def _field_row(self, field: Field) -> QWidget:
        name = field.name
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(1)
        if field.kind is not Kind.FLAG:
            column.addLayout(self._caption(field))
        column.addWidget(self._editor(field))
        column.addWidget(self._error(name))
        box.setVisible(field.scope is not Scope.REPORT)
        self._rows[name] = box
        return box

    def _caption(self, field: Field) -> QHBoxLayout:
        row = QHBoxLayout()
        label = _label(editor_label(field))
        row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self._note(field.name))
        return row

    def _note(self, name: str) -> QLabel:
        note = self._notes[name] = _label("", "late", "caption")
        note.hide()
        return note

    def _editor(self, field: Field) -> FieldEditor:
        editor = self.editors[field.name] = editor_for(field)
        editor.left.connect(self._on_left)
        editor.escaped.connect(self.escaped)
        return editor

    def _error(self, name: str) -> QLabel:
        label = self._errors[name] = _label("", "error", "caption")
        label.setWordWrap(True)
        label.hide()
        return label

    def _on_left(self, name: str) -> None:
        try:
            self._commit(name, self.editors[name].typed)
        except UserError as error:
            self._say_error(name, error.message)
        else:
            self._say_error(name, "")

    def _say_error(self, name: str, message: str) -> None:
        self.editors[name].mark_invalid(bool(message))
        self._errors[name].setText(message)
        self._errors[name].setVisible(bool(message))


def _label(text: str, tone: str = "muted", kind: str = "small") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    label.setProperty("type", kind)
    return label
