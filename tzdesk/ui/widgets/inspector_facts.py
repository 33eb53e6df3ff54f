"""What the document says of a task: its text, leaders, units and deadline; nothing to edit."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tzdesk.domain.draft import Role
from tzdesk.domain.task_rows import TaskRow
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.inspector_words import deadline_lines

_LEADERS, _HELPERS = "牵头领导", "协同领导"
_LEAD, _RESPONSIBLE, _ASSIST = "牵头单位", "责任单位", "配合单位"


class TaskFacts(QWidget):
    """Selectable words only."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._text = _words("", kind="body")
        self._column.addWidget(self._text)
        self._grid = QGridLayout()
        self._column.addLayout(self._grid)
        self._grid.setColumnStretch(1, 1)
        self._measure()

    def show_task(self, row: TaskRow) -> None:
        """Shows another task."""
        self._text.setText(row.text)
        while (item := self._grid.takeAt(0)) is not None:
            _discard(item.widget())
        for label, names in fact_rows(row):
            self._add(label, [(names, "")])
        self._add("完成时限", list(deadline_lines(row)), late=row.overdue)

    def _add(self, label: str, lines: list[tuple[str, str]], *, late: bool = False) -> None:
        at = self._grid.rowCount()
        name = _words(label, "muted")
        name.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for words, note in lines:
            column.addLayout(_line(words, note, "overdue" if late else "muted"))
        self._grid.addWidget(box, at, 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        px = current_theme().sizes.scaled
        self._column.setContentsMargins(px(12), px(10), px(12), px(10))
        self._column.setSpacing(px(8))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(2))


def fact_rows(row: TaskRow) -> list[tuple[str, str]]:
    """Labels and names, roles apart where the document tells them apart."""
    leaders = {
        _LEADERS: [one.name for one in row.leaders if one.role is not Role.ASSIST],
        _HELPERS: [one.name for one in row.leaders if one.role is Role.ASSIST],
    }
    units: dict[str, list[str]] = {_LEAD: [], _RESPONSIBLE: [], _ASSIST: []}
    labels = {Role.LEAD: _LEAD, Role.RESPONSIBLE: _RESPONSIBLE, Role.ASSIST: _ASSIST}
    for unit in row.printed_units:
        units[_LEAD if unit.lead else labels[unit.role]].append(unit.name)
    found = [(label, names) for label, names in (leaders | units).items() if names]
    return [(label, "、".join(dict.fromkeys(names))) for label, names in found]


def _line(words: str, note: str, tone: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2)
    row.addWidget(_words(words), 0 if note else 1, Qt.AlignmentFlag.AlignTop)
    if note:
        row.addWidget(_words(note, tone), 1, Qt.AlignmentFlag.AlignTop)
    return row


def _words(text: str, tone: str = "", kind: str = "small") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("tone", tone)
    label.setProperty("type", kind)
    return label


def _discard(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
