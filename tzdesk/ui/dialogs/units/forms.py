"""Forms of 单位管理: another name, a new unit. A refusal of the service stands in the form."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from tzdesk.domain.records import UnitCategory
from tzdesk.services.desk import Desk, Written
from tzdesk.services.unit_names import rename_unit
from tzdesk.services.unit_order import add_unit
from tzdesk.services.units_named import category_of
from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.dialogs.name_form import NameForm
from tzdesk.ui.dialogs.units.lines import UnitLine
from tzdesk.ui.session import Session

RENAME_HINT = "方案原文仍显示原名；原名作为别名保留，交回的表仍能对应。"
BY_NAME = "按名称判断"


class RenameForm(NameForm):
    """改名…"""

    manual_page = "units"

    def __init__(self, session: Session, line: UnitLine, parent: QWidget):
        super().__init__(session, line.entry.name, "名称", RENAME_HINT, parent)
        self._uid = line.uid

    def deed(self) -> Callable[[Desk], Written]:
        text = self.name.text()
        return lambda desk: rename_unit(desk, self._uid, text)


class AddForm(Form):
    """新增单位…"""

    manual_page = "units"

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(session, "新增单位", parent)
        self.name = QLineEdit()
        self.name.setPlaceholderText("单位全称")
        self.category = QComboBox()
        self.category.addItem(BY_NAME, None)
        for one in UnitCategory:
            self.category.addItem(one.value, one.value)
        self.name.textChanged.connect(lambda _text: self._on_typed())
        self.form.addRow("名称", self.name)
        self.form.addRow("类别", self.category)
        self.told.hide()
        self.verb.setText("新增单位")
        self.begin_with(self.name, self.category)
        self._on_typed()

    def _on_typed(self) -> None:
        text = self.name.text().strip()
        self.error.hide()
        self.verb.setEnabled(bool(text))
        guessed = f"{BY_NAME}：{category_of(text).value}" if text else BY_NAME
        self.category.setItemText(0, guessed)

    def deed(self) -> Callable[[Desk], Written]:
        text, chosen = self.name.text(), self.category.currentData()
        category = UnitCategory(chosen) if chosen else None
        return lambda desk: add_unit(desk, text, category)
