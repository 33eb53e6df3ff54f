"""保存为视图: a name for how the tree looks now. One that is taken is replaced, and says so."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from tzdesk.domain.catalogue import FIXED
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import grouping_label
from tzdesk.services.desk import Desk, Written
from tzdesk.services.saved_views import LONGEST, save_view, view_named
from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.models.filter_tokens import described
from tzdesk.ui.session import Session

SAVE, REPLACE = "保存视图", "替换视图"


class SaveViewForm(Form):
    """Begins with a name made of what is filtered."""

    manual_page = "views"

    def __init__(self, session: Session, look: dict[str, Any], parent: QWidget | None):
        super().__init__(session, "保存为视图", parent)
        self._look = look
        self.name = QLineEdit(self._proposed())
        self.name.setMaxLength(LONGEST)
        self.name.setAccessibleName("名称")
        self.name.selectAll()
        self.name.textChanged.connect(self._show_told)
        self.form.addRow("名称", self.name)
        self.begin_with(self.name)
        self._show_told()

    def deed(self) -> Callable[[Desk], Written]:
        """What the verb writes."""
        name = self.name.text()
        return lambda desk: save_view(desk, name, self._look)

    def _proposed(self) -> str:
        session = self._session
        asked = described(session.asked, session.board) if session.board else ""
        return (asked or self._grouped)[:LONGEST]

    @property
    def _grouped(self) -> str:
        fields = self._session.board.ledger.fields if self._session.board else FIXED
        return grouping_label(self._session.grouping, fields)

    def _show_told(self) -> None:
        session = self._session
        taken = view_named(session.desk.ledger, self.name.text()) if session.desk else None
        kept = f"保留：{self._grouped}，{self._filtered()}，显示的列、列宽和排序。"
        self.told.setText(f"已有视图“{taken.name}”，保存后替换它。" if taken else kept)
        self.verb.setText(REPLACE if taken else SAVE)
        self.error.hide()

    def _filtered(self) -> str:
        session = self._session
        if session.asked == TaskFilter() or session.board is None:
            return "没有筛选"
        return f"筛选 {described(session.asked, session.board)}"
