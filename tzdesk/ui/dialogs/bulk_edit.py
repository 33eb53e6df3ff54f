"""批量修改…: some fields of many tasks at once, each with a tick before it.

Only ticked fields are written, to the office's summary of every task, as one step of 撤销. What is
refused stands below its field.
"""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.catalogue import FIXED
from tzdesk.domain.changes import Source
from tzdesk.domain.fields import Field
from tzdesk.errors import UserError
from tzdesk.services.editing import Edit, accepted, edit
from tzdesk.services.pasting import CellsWritten
from tzdesk.ui.messages import CANCEL, Question, ask
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.inspector_editors import FieldEditor, FlagEditor
from tzdesk.ui.widgets.inspector_kinds import editor_for
from tzdesk.ui.widgets.inspector_values import Target
from tzdesk.ui.widgets.labels import label

TITLE = "批量修改"
HINT = "只写入打勾的栏目；打勾而没有填写的，清空原有内容。"
ORDER = ("status", "percent", "progress", "problem", "next_step", "coordination")
_STAY, _GO = "继续填写", "放弃"
_STAY_OR_GO = ((_GO, _STAY), _STAY, _STAY)
_WIDTH = 520


class BulkField:
    """One line of the dialog: the tick, the editor, and why its value cannot be taken."""

    def __init__(self, field: Field):
        self.name, self.label = field.name, field.label
        self.tick = QCheckBox(field.label.replace("&", "&&"))
        self.tick.setAccessibleDescription("打勾后写入这一栏")
        self.editor: FieldEditor = editor_for(field)
        if isinstance(self.editor, FlagEditor):
            self.editor.name_choice("是")
        self.refused = label(kind="caption", tone="error", wraps=True)
        self.refused.hide()

    def refuse(self, why: str) -> None:
        """Says why below the editor; "" takes it back."""
        self.editor.mark_invalid(bool(why))
        self.refused.setText(why)
        self.refused.setVisible(bool(why))


class BulkEdit(QDialog):
    """「修改 12 项任务」 of the tasks that the session has selected."""

    manual_page = "blocks"

    def __init__(self, session: Session, parent: QWidget | None):
        super().__init__(parent)
        self._session = session
        board = session.board
        period = board.period if board else None
        self._target = Target(session.selected, period.uid if period else None)
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(current_theme().sizes.scaled(_WIDTH))
        self._catalogue = board.ledger.fields if board else FIXED
        fields = [self._catalogue[name] for name in ORDER]
        self.fields = {one.name: BulkField(one) for one in (*fields, *self._catalogue.task)}
        self._told = label(tone="muted", wraps=True)
        self.cancel = QPushButton(CANCEL)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.verb = QPushButton(f"修改 {len(session.selected)} 项")
        self.verb.setDefault(True)
        self.verb.clicked.connect(self._on_pressed)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.verb.click)
        self._arrange(period.label if period else "全年")
        self._load()

    def _arrange(self, period: str) -> None:
        count = len(self._session.selected)
        head = label(f"修改 {count} 项任务", "title")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(self.fields.values()):
            grid.addWidget(one.tick, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(one.editor, 2 * row, 1)
            grid.addWidget(one.refused, 2 * row + 1, 1)
        footer = QHBoxLayout()
        footer.setSpacing(8)
        footer.addWidget(self._told, 1)
        footer.addWidget(self.cancel)
        footer.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(label(f"办公室汇总，{period}。{HINT}", "small", "muted", wraps=True))
        column.addLayout(grid)
        column.addStretch(1)
        column.addLayout(footer)

    def _load(self) -> None:
        board = self._session.board
        values = self._target.values(board) if board else {}
        for name, one in self.fields.items():
            one.editor.show_value(values.get(name))
            one.tick.toggled.connect(partial(self._on_ticked, one))
            one.editor.touched.connect(partial(self._on_touched, one))
            one.editor.escaped.connect(self.reject)
        stops = [stop for one in self.fields.values() for stop in (one.tick, one.editor.control)]
        for before, after in pairwise([*stops, self.cancel, self.verb]):
            self.setTabOrder(before, after)
        stops[0].setFocus()
        self._tell()

    def _on_ticked(self, one: BulkField, on: bool) -> None:
        if on and isinstance(one.editor, FlagEditor):
            one.editor.decide()
        elif not on:
            one.editor.restore()
            one.refuse("")
        self._tell()

    def _on_touched(self, one: BulkField) -> None:
        """Typing says that the field is meant."""
        one.refuse("")
        if one.editor.changed:
            one.tick.setChecked(True)
        self._tell()

    def _tell(self) -> None:
        ticked = [one for one in self.fields.values() if one.tick.isChecked()]
        emptied = [one for one in ticked if one.editor.typed == ""]
        words = "、".join(one.label for one in emptied)
        self._told.setText(f"将清空：{words}" if words else "")
        self.verb.setEnabled(bool(ticked))

    def _edits(self) -> Iterator[Edit]:
        """What is to be written. Raises UserError, told at its field, for what cannot be."""
        for one in self.fields.values():
            if not one.tick.isChecked():
                continue
            edits = self._target.edits(one.name, one.editor.typed)
            try:
                accepted(edits[0], self._catalogue)
            except UserError as error:
                one.refuse(error.message)
                one.editor.setFocus()
                raise
            yield from edits

    def reject(self) -> None:
        """取消, × and Esc: what was filled in is not lost unasked."""
        ticked = [one.label for one in self.fields.values() if one.tick.isChecked()]
        text = f"已填写的{'、'.join(ticked)}还没有写入台账。"
        if not ticked or ask(self, Question(TITLE, text, "", *_STAY_OR_GO)) == _GO:
            super().reject()

    def _on_pressed(self) -> None:
        try:
            edits = list(self._edits())
        except UserError:
            return
        title = f"批量修改 {len(self._target.task_uids)} 项任务"
        self._session.write_many(
            TITLE,
            len(edits),
            lambda desk: CellsWritten(edit(desk, edits, Source.BULK, title), len(edits)),
            lambda done: self._session.tell(done.written),
        )
        self.accept()
