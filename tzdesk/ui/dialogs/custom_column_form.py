"""新增自定义列 and 修改自定义列: its name, what it takes, and who fills it in.

What cannot be is the service's to say; its sentence stands in the form.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from tzdesk.domain.records import CustomField, CustomKind, CustomScope
from tzdesk.services.custom_fields import LONGEST_NAME, Wish, add_column, change_column
from tzdesk.services.desk import Desk, Written
from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.choices_edit import ChoicesEdit

KINDS = {kind: kind.label for kind in CustomKind}
SCOPES = {
    CustomScope.TASK: "督查室，每项任务一格",
    CustomScope.REPORT: "填报单位，每份填报一格",
}
_TOLD = {
    CustomScope.TASK: "在表格、详情里填写，不随填报期变化，不写进下发的填报表。",
    CustomScope.REPORT: "各单位每期各填各的；下发的填报表里是一个白色的栏目。",
}
_HINT = "例如 任务来源、任务类别、目标值"
E = TypeVar("E", CustomKind, CustomScope)


class ColumnForm(Form):
    """Of one column, or of a new one."""

    manual_page = "columns"

    def __init__(self, session: Session, column: CustomField | None, parent: QWidget | None):
        super().__init__(session, "修改自定义列" if column else "新增自定义列", parent)
        self._column = column
        self.name = QLineEdit(column.name if column else "")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(_HINT)
        self.kind = _box(KINDS, column.kind if column else CustomKind.TEXT)
        self.scope = _box(SCOPES, column.scope if column else CustomScope.TASK)
        self.choices = ChoicesEdit()
        self.choices.show_choices(column.choices if column else ())
        self.form.addRow("名称", self.name)
        self.form.addRow("类型", self.kind)
        self.form.addRow("由谁填写", self.scope)
        self.form.addRow("选项", self.choices)
        self.name.textEdited.connect(lambda _text: self.error.hide())
        self.kind.currentIndexChanged.connect(lambda _at: self._show_kind())
        self.scope.currentIndexChanged.connect(lambda _at: self._show_kind())
        self.choices.changed.connect(self.error.hide)
        self.verb.setText("保存自定义列" if column else "新增自定义列")
        stops = (self.choices.field, self.choices.list, *self.choices.buttons)
        self.begin_with(self.name, self.kind, self.scope, *stops)
        self._show_kind()

    def _show_kind(self) -> None:
        self.error.hide()
        self.form.setRowVisible(self.choices, self._kind is CustomKind.LIST)
        self.told.setText(_TOLD[self._scope])

    @property
    def _kind(self) -> CustomKind:
        return CustomKind(self.kind.currentData())

    @property
    def _scope(self) -> CustomScope:
        return CustomScope(self.scope.currentData())

    def deed(self) -> Callable[[Desk], Written]:
        column, choices = self._column, self.choices
        wish = Wish(self.name.text(), self._kind, self._scope, choices.choices, choices.renamed)
        if column:
            return lambda desk: change_column(desk, column.uid, wish)
        return lambda desk: add_column(desk, wish)


def _box(words: dict[E, str], chosen: E) -> QComboBox:
    box = QComboBox()
    for value, text in words.items():
        box.addItem(text, value.value)
    box.setCurrentIndex(list(words).index(chosen))
    return box
