"""What the document says of a task: its text, leaders, units and deadline; nothing to edit.

Between them stand the clerk's own marks, which can be pressed.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tzdesk.domain.roles import Role
from tzdesk.domain.task_rows import TaskRow
from tzdesk.ui.models.task_words import leaders_told
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.inspector_tags import TaskMarks
from tzdesk.ui.widgets.inspector_words import deadline_lines
from tzdesk.ui.widgets.labels import set_tone

_LEADERS, _HELPERS = "牵头领导", "协同领导"
_LEAD, _RESPONSIBLE, _ASSIST = "牵头单位", "责任单位", "配合单位"
_ORIGIN = "结转自"
_LABELS = (_LEADERS, _HELPERS, _LEAD, _RESPONSIBLE, _ASSIST, _ORIGIN)


class TaskFacts(QWidget):
    """Selectable words only. All labels are made once: making some for each task is slow."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._text = _words("body")
        self._column.addWidget(self._text)
        self.marks = TaskMarks(session)
        self._column.addWidget(self.marks)
        self._grid = QGridLayout()
        self._column.addLayout(self._grid)
        self._grid.setColumnStretch(1, 1)
        self._named = [self._row(at) for at in range(len(_LABELS))]
        self._deadlines = [_Line() for _ in range(2)]
        self._add_deadlines(len(_LABELS))
        self._measure()

    def show_task(self, row: TaskRow, origin: str = "") -> None:
        """Shows another task; `origin` says which one it was in the year before."""
        self._text.setText(row.text)
        self.marks.show_task(row)
        facts = fact_rows(row) + ([(_ORIGIN, origin)] if origin else [])
        told = leaders_told(row) if any(one.since for one in row.leaders) else ""
        for at, (label, value) in enumerate(self._named):
            label.setVisible(at < len(facts))
            value.setVisible(at < len(facts))
            if at < len(facts):
                label.setText(facts[at][0])
                value.setText(facts[at][1])
                value.setToolTip(told if facts[at][0] in (_LEADERS, _HELPERS) else "")
        lines = deadline_lines(row)
        for at, line in enumerate(self._deadlines):
            line.setVisible(at < len(lines))
            if at < len(lines):
                line.say(*lines[at], late=row.standing.overdue)

    def _row(self, at: int) -> tuple[QLabel, QLabel]:
        label, value = _words("small", "muted"), _words("small")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, at, 1)
        return label, value

    def _add_deadlines(self, at: int) -> None:
        label = _words("small", "muted")
        label.setText("完成时限")
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        for place, line in enumerate(self._deadlines):
            self._grid.addWidget(line, at + place, 1)

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


class _Line(QWidget):
    """A deadline and, muted or in the colour of what is overdue, a note on it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._day, self._note = _words("small"), _words("small", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._day)
        row.addWidget(self._note, 1)

    def say(self, words: str, note: str, *, late: bool) -> None:
        """Shows both."""
        self._day.setWordWrap(not note)
        self._day.setText(words)
        self._note.setText(note)
        set_tone(self._note, "overdue" if late else "muted")


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


def _words(kind: str, tone: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("tone", tone)
    label.setProperty("type", kind)
    return label
