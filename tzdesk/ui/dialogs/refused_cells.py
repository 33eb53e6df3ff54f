"""未写入的单元格: the values of a paste that were refused, why, and what they may stand for.

A suggestion that is taken is written as a change of its own; the rest stays as it was.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tzdesk.domain.catalogue import Catalogue
from tzdesk.domain.changes import Source
from tzdesk.domain.ledger import Ledger
from tzdesk.services.pasting import (
    CellsWritten,
    Refused,
    place_words,
    refusal_words,
    suggestion_words,
    write_cells,
)
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.models.task_columns import COLUMNS, PLACES
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.plain_table import PlainTable

TITLE = "未写入的单元格"
HEADS = ("任务", "单位", "栏目", "填写内容", "原因", "建议")
WIDTHS = (92, 128, 100, 0, 0, 84)
_SIZE = (900, 460)
_SUGGESTION = 5


class RefusedModel(QAbstractTableModel):
    """One row for each refused value."""

    def __init__(self, ledger: Ledger, refused: Sequence[Refused]):
        super().__init__()
        self._ledger = ledger
        self.refused = list(refused)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self.refused)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.refused[index.row()]
        words = self._words(one)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words.replace("\n", " ")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return refusal_words(self._ledger, one) if index.column() == 0 else words
        return words if role == Qt.ItemDataRole.ToolTipRole else None

    def _words(self, one: Refused) -> tuple[str, ...]:
        number, unit = place_words(self._ledger, one.edit)
        value = "" if one.edit.value is None else str(one.edit.value)
        suggestion = suggestion_words(one, self._ledger.fields).removeprefix("，建议 ")
        return (
            number,
            unit or "—",
            _head(one, self._ledger.fields),
            value or "—",
            one.why,
            suggestion or "—",
        )

    def take_out(self, rows: Sequence[int]) -> None:
        """These are settled."""
        self.beginResetModel()
        gone = set(rows)
        self.refused = [one for at, one in enumerate(self.refused) if at not in gone]
        self.endResetModel()


def _head(one: Refused, fields: Catalogue) -> str:
    """The label of the field, or the head of a column that is none."""
    name = one.edit.field
    if name in fields:
        return fields[name].label
    return COLUMNS[PLACES[name]].head if name in PLACES else "—"


class RefusedCells(QDialog):
    """Lists them; 采用建议 writes the suggestion of the current row, 全部采用 all of them."""

    manual_page = "blocks"

    def __init__(self, session: Session, refused: Sequence[Refused], parent: QWidget | None):
        super().__init__(parent)
        self._session = session
        assert session.desk is not None
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.model = RefusedModel(session.desk.ledger, refused)
        self.table = PlainTable(TITLE, self.model, WIDTHS)
        self.model.setParent(self.table)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_verbs())
        self._count = label(tone="muted")
        self.locate = verb_button("定位任务", self._on_located)
        self.adopt = verb_button("采用建议", lambda: self._adopt([self.table.currentIndex().row()]))
        self.adopt_all = verb_button("全部采用", lambda: self._adopt(self._suggested()))
        self.close_button = verb_button("关闭", self.reject)
        self._arrange()
        self._go_on(0)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._count)
        row.addStretch(1)
        for button in (self.locate, self.adopt_all, self.close_button, self.adopt):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        px = current_theme().sizes.scaled
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
        self.table.setFocus()

    def _suggested(self) -> list[int]:
        found = enumerate(self.model.refused)
        return [at for at, one in found if one.suggestion is not None]

    def _current(self) -> Refused | None:
        row = self.table.currentIndex().row()
        return self.model.refused[row] if 0 <= row < len(self.model.refused) else None

    def _show_verbs(self) -> None:
        current, suggested = self._current(), len(self._suggested())
        can = current is not None and current.suggestion is not None
        self.adopt.setEnabled(can)
        self.adopt.setDefault(can)
        self.close_button.setDefault(not can)
        self.adopt_all.setText(f"全部采用 {suggested} 处建议")
        self.adopt_all.setVisible(suggested > 1)
        self.locate.setEnabled(bool(current and current.edit.task_uid))
        self._count.setText(f"{len(self.model.refused)} 格未写入，原有内容不变")

    def _adopt(self, rows: Sequence[int]) -> None:
        """Writes these suggestions; what was waiting for them is settled then."""
        edits = [self.model.refused[row].adopted for row in rows]

        def done(found: CellsWritten) -> None:
            self._session.tell(found.written)
            self.model.take_out(rows)
            self._go_on(rows[0])

        self._session.write_many(
            "采用建议",
            len(edits),
            lambda desk: write_cells(desk, edits, Source.PASTE, "采用建议修改"),
            done,
        )

    def _go_on(self, row: int) -> None:
        """To the row that stands there now; with none left it is over."""
        count = self.model.rowCount()
        if count:
            self.table.setCurrentIndex(self.model.index(min(row, count - 1), 0))
            self._show_verbs()
        else:
            self.accept()

    def _on_located(self) -> None:
        if current := self._current():
            one = current.edit
            self._session.choose(one.task_uid)
            self._session.cell_sought.emit(one.task_uid, one.assignment_uid or "", one.field)
            self.accept()
