"""What the plan says of one task, to be typed: number, text, section, leaders, units, deadline.

Says at once which day the deadline means and which names are new. Writes nothing.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from tzdesk.domain.draft import Named, Role
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Leader, Unit, unit_order
from tzdesk.domain.search import joined_key
from tzdesk.services.task_editing import (
    LEADER_ROLES,
    UNIT_ROLES,
    TaskText,
    due_on,
    names_in,
    section_choices,
    unknown_names,
)
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.growing_text import GrowingText
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.names_edit import NamesEdit, Offered

NO_SECTION = "未分章节"
_LEADERS = dict(zip(LEADER_ROLES, ("牵头领导", "协同领导"), strict=True))
_UNITS = dict(zip(UNIT_ROLES, ("牵头单位", "责任单位", "配合单位"), strict=True))
_NAMES_HINT = "用顿号分开，可输入拼音首字母查找"
_DEADLINE_HINT = "例如 12月底、2024年3月底、长期坚持"
_TEXT_HEIGHT = 96


class TaskFields(QWidget):
    """`changed` comes with every sign that is typed."""

    changed = Signal()

    def __init__(
        self,
        ledger: Ledger,
        plan_uid: str,
        year: int,
        *,
        with_section: bool = True,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._ledger, self._year, self._showing = ledger, year, False
        self.number = QLineEdit()
        self.text = GrowingText("body")
        self.text.setMinimumHeight(current_theme().sizes.scaled(_TEXT_HEIGHT))
        self.section = QComboBox(self)
        for uid, words in section_choices(ledger, plan_uid):
            self.section.addItem(words, uid)
        self.section.addItem(NO_SECTION, None)
        self.leaders = {role: NamesEdit(words) for role, words in _LEADERS.items()}
        self.units = {role: NamesEdit(words) for role, words in _UNITS.items()}
        self.deadline = QLineEdit()
        self.deadline.setPlaceholderText(_DEADLINE_HINT)
        self.day = label(tone="muted")
        self.new_names = label(tone="muted", wraps=True)
        self._offer_names()
        self._arrange(with_section=with_section)
        self._listen()

    def _offer_names(self) -> None:
        units = sorted(self._ledger.rows(Unit).values(), key=unit_order)
        for edit in self.leaders.values():
            edit.offer(_offered(self._ledger, self._ledger.leaders))
        for edit in self.units.values():
            edit.offer(_offered(self._ledger, units))
        for edit in (*self.leaders.values(), *self.units.values()):
            edit.setPlaceholderText(_NAMES_HINT)

    def _arrange(self, *, with_section: bool) -> None:
        px = current_theme().sizes.scaled
        form = QFormLayout()
        form.setHorizontalSpacing(px(12))
        form.setVerticalSpacing(px(8))
        rows: list[tuple[str, QWidget]] = [("序号", self.number), ("工作任务", self.text)]
        if with_section:
            rows.append(("章节", self.section))
        self.section.setVisible(with_section)
        rows += [(words, self.leaders[role]) for role, words in _LEADERS.items()]
        rows += [(words, self.units[role]) for role, words in _UNITS.items()]
        rows.append(("完成时限", self.deadline))
        for words, field in rows:
            field.setAccessibleName(words)
            form.addRow(words, field)
        form.addRow("", self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(form)
        column.addWidget(self.new_names)
        column.addStretch(1)

    def _listen(self) -> None:
        for edit in (self.number, self.deadline, *self.leaders.values(), *self.units.values()):
            edit.textChanged.connect(lambda _text: self._on_changed())
        self.text.textChanged.connect(self._on_changed)
        self.section.currentIndexChanged.connect(lambda _at: self._on_changed())

    @property
    def order(self) -> Sequence[QWidget]:
        """The way of Tab."""
        section = [] if self.section.isHidden() else [self.section]
        names = (*self.leaders.values(), *self.units.values())
        return (self.number, self.text, *section, *names, self.deadline)

    def show_text(self, typed: TaskText) -> None:
        """Shows a task's words instead of those that stand there."""
        self._showing = True
        self.number.setText(typed.number)
        self.text.show_text(typed.text)
        self.section.setCurrentIndex(max(self.section.findData(typed.section_uid), 0))
        for role, edit in self.leaders.items():
            edit.setText(_joined(typed.leaders, role))
        for role, edit in self.units.items():
            edit.setText(_joined(typed.units, role))
        self.deadline.setText(typed.deadline_text)
        self._showing = False
        self._tell()

    @property
    def typed(self) -> TaskText:
        """What stands in the fields."""
        return TaskText(
            number=self.number.text().strip(),
            text=self.text.toPlainText().strip(),
            leaders=_named(self.leaders),
            units=_named(self.units),
            deadline_text=self.deadline.text().strip(),
            section_uid=self.section.currentData(),
        )

    def _on_changed(self) -> None:
        if not self._showing:
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        typed = self.typed
        self.day.setText(_day_words(typed.deadline_text, self._year))
        leaders, units = unknown_names(self._ledger, typed)
        said = [f"新领导：{'、'.join(leaders)}"] if leaders else []
        said += [f"新单位：{'、'.join(units)}"] if units else []
        self.new_names.setText("；".join(said) and f"台账中还没有，将新建　{'；'.join(said)}")
        self.new_names.setVisible(bool(said))


def _named(fields: dict[Role, NamesEdit]) -> tuple[Named, ...]:
    return tuple(one for role, edit in fields.items() for one in names_in(edit.text(), role))


def _joined(named: Iterable[Named], role: Role) -> str:
    return "、".join(one.name for one in named if one.role is role)


def _offered(ledger: Ledger, rows: Iterable[Leader] | Iterable[Unit]) -> list[Offered]:
    return [
        (
            one.name,
            joined_key([one.name, *ledger.aliases(one.uid)], [ledger.pinyin.get(one.uid, "")]),
        )
        for one in rows
    ]


def _day_words(wording: str, year: int) -> str:
    """「即 2023-12-31」, or that it names no day."""
    if not wording:
        return "没有写时限，不计逾期"
    day = due_on(wording, year)
    return f"即 {day.isoformat()}" if day else "没有读出具体日期，不计逾期"
