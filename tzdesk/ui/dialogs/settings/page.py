"""A page of 设置: fields that show settings and change them at once.

Knows the kinds of fields, and of no setting what it does.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tzdesk.settings import Key
from tzdesk.ui.preferences import Preferences
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label


class SettingsPage(QWidget):
    """Fields one under the other; `keys` are the settings that 恢复默认值 puts back."""

    title = ""
    keys: Sequence[Key[Any]] = ()

    def __init__(self, preferences: Preferences):
        super().__init__()
        self.preferences = preferences
        self._shows: list[tuple[QWidget, Callable[[], object]]] = []
        self._commits: list[Callable[[], object]] = []
        px = current_theme().sizes.scaled
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(px(12))
        self.form.setVerticalSpacing(px(10))
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(12))
        column.addLayout(self.form)
        column.addStretch(1)

    def show_values(self) -> None:
        """Every field shows its setting."""
        for field, show in self._shows:
            with QSignalBlocker(field):
                show()

    def commit(self) -> None:
        """Keeps what is typed and not yet left."""
        for deed in self._commits:
            deed()

    def restore(self) -> None:
        """恢复默认值."""
        self.preferences.reset(*self.keys)
        self.show_values()

    def add_text(self, key: Key[str], words: str, hint: str = "") -> QLineEdit:
        """A line of text."""
        field = QLineEdit()
        field.setMinimumWidth(current_theme().sizes.scaled(200))

        def commit() -> None:
            self.preferences.set(key, field.text().strip())

        field.editingFinished.connect(commit)
        self._commits.append(commit)
        self._add(words, field, lambda: field.setText(self.preferences.get(key)), hint)
        return field

    def add_tick(self, key: Key[bool], words: str) -> QCheckBox:
        """Yes or no."""
        field = QCheckBox(words)
        field.toggled.connect(lambda on: self.preferences.set(key, on))
        self._add("", field, lambda: field.setChecked(self.preferences.get(key)), name=words)
        return field

    def add_choice(self, key: Key[Any], words: str, choices: Mapping[Any, str]) -> QComboBox:
        """One of several; `choices` are the values and how they are called."""
        field = QComboBox()
        for value, called in choices.items():
            field.addItem(called, value)
        values = list(choices)
        field.currentIndexChanged.connect(lambda at: self.preferences.set(key, values[at]))
        self._add(
            words, field, lambda: field.setCurrentIndex(values.index(self.preferences.get(key)))
        )
        return field

    def number(self, key: Key[int], name: str, unit: str = "") -> QSpinBox:
        """A number within the setting's limits, to be put in a row by the page."""
        field = QSpinBox()
        field.setRange(*key.limits)
        field.setKeyboardTracking(False)
        field.setSuffix(unit)
        field.setAccessibleName(name)
        field.valueChanged.connect(lambda value: self.preferences.set(key, value))
        self._commits.append(field.interpretText)
        self._shows.append((field, lambda: field.setValue(self.preferences.get(key))))
        return field

    def add_number(self, key: Key[int], words: str, before: str, unit: str) -> QSpinBox:
        """The number behind what it is compared with."""
        field = self.number(key, f"{words} {before}".strip(), unit)
        self.form.addRow(words, row(label(before), field) if before else field)
        return field

    def _add(
        self,
        words: str,
        field: QWidget,
        show: Callable[[], object],
        hint: str = "",
        name: str = "",
    ) -> None:
        field.setAccessibleName(name or words)
        field.setAccessibleDescription(hint)
        self._shows.append((field, show))
        self.form.addRow(words, row(field, label(hint, tone="muted")) if hint else field)


def row(*widgets: QWidget) -> QWidget:
    """Widgets side by side, as they are wide."""
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(current_theme().sizes.scaled(8))
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return box
