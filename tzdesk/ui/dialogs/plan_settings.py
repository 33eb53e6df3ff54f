"""方案设置…: a plan's names and rules; what another rule does to the counts is shown before.

Counting goes on in small steps between events, so that one can type meanwhile.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from tzdesk.domain.board import Board
from tzdesk.domain.records import Plan, Reporting
from tzdesk.domain.values import read_date
from tzdesk.services.desk import Desk, Written
from tzdesk.services.plan_settings import Counting, Owed, change_plan, effect_words
from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.dialogs.import_plan.step_confirm import (
    BAD_DATE,
    FIRST_LEADS_HINT,
    PLAN_TEXTS,
    REPORTING,
)
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label

TITLE, VERB = "方案设置", "修改方案设置"
FIRST_LEADS, SKIP = "排第一的责任单位为牵头单位", "办结后不再填报"
SAME, COUNTING = "应报单位和填报数不变。", "正在计算影响…"
NO_PERIOD = "建立填报期后，显示由谁填报的影响。"
OTHER_YEAR = "年度改为 {}：序时进度按新的年度计算；已有的时限和填报期不变。"
_WIDTH = 560


class PlanSettings(Form):
    """Of the plan that the session shows."""

    manual_page = "plan"

    def __init__(self, session: Session, board: Board, parent: QWidget | None = None):
        super().__init__(session, f"{TITLE} — {board.plan.short_title or board.plan.title}", parent)
        self.setMinimumWidth(current_theme().sizes.scaled(_WIDTH))
        self._board, self._plan = board, board.plan
        self._counts: dict[Plan, Owed] = {}
        self._counting: list[tuple[Plan, Counting]] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_step)
        self._build_fields()
        self._show_plan()
        for name, words, hint in PLAN_TEXTS:
            self.texts[name].setPlaceholderText(hint)
            self.form.addRow(words, self.texts[name])
        self.form.addRow("印发日期", self.issued_on)
        self.form.addRow("年度", self.year)
        self.form.addRow("由谁填报", self.reporting)
        self.form.addRow("", self.first_leads)
        self.form.addRow("", label(FIRST_LEADS_HINT, "caption", "muted", wraps=True))
        self.form.addRow("", self.skip_finished)
        self.verb.setText(VERB)
        ticks = (self.reporting, self.first_leads, self.skip_finished)
        self.begin_with(*self.texts.values(), self.issued_on, self.year, *ticks)
        self._on_changed()

    def _build_fields(self) -> None:
        self.texts = {name: QLineEdit() for name, _, _ in PLAN_TEXTS}
        self.issued_on, self.year, self.reporting = QLineEdit(), QSpinBox(), QComboBox()
        self.issued_on.setPlaceholderText("2023-01-17")
        self.year.setRange(1990, 2100)
        for value, words in REPORTING:
            self.reporting.addItem(words, value.value)
        self.first_leads, self.skip_finished = QCheckBox(FIRST_LEADS), QCheckBox(SKIP)

    def _show_plan(self) -> None:
        plan = self._plan
        for name, field in self.texts.items():
            field.setText(getattr(plan, name) or "")
            field.setCursorPosition(0)
            field.textEdited.connect(lambda _text: self._on_changed())
        self.issued_on.setText(plan.issued_on.isoformat() if plan.issued_on else "")
        self.issued_on.textEdited.connect(lambda _text: self._on_changed())
        self.year.setValue(plan.year)
        self.year.valueChanged.connect(lambda _year: self._on_changed())
        self.reporting.setCurrentIndex(self.reporting.findData(plan.reporting.value))
        self.reporting.currentIndexChanged.connect(lambda _at: self._on_changed())
        for box, on in (
            (self.first_leads, plan.first_unit_leads),
            (self.skip_finished, plan.skip_finished),
        ):
            box.setChecked(on)
            box.toggled.connect(lambda _on: self._on_changed())

    @property
    def typed(self) -> Plan:
        """The plan as the fields say."""
        texts = {name: field.text().strip() for name, field in self.texts.items()}
        day = read_date(self.issued_on.text()).value
        return replace(
            self._plan,
            title=texts["title"],
            short_title=texts["short_title"],
            doc_no=texts["doc_no"] or None,
            issuer=texts["issuer"] or None,
            issued_on=date.fromisoformat(str(day)) if day else None,
            year=self.year.value(),
            reporting=Reporting(self.reporting.currentData()),
            first_unit_leads=self.first_leads.isChecked(),
            skip_finished=self.skip_finished.isChecked(),
        )

    def _on_changed(self) -> None:
        problem = bool(read_date(self.issued_on.text()).problem)
        self.error.setText(BAD_DATE if problem else "")
        self.error.setVisible(problem)
        self.verb.setEnabled(not problem and self.typed != self._plan)
        wanted = [one for one in self._ruled() if one not in self._counts]
        period, ledger = self._board.period, self._board.ledger
        self._counting = [(one, Counting(ledger, one, period)) for one in dict.fromkeys(wanted)]
        if self._counting:
            self._timer.start(0)
        self._tell()

    def _ruled(self) -> tuple[Plan, Plan]:
        """The plan before and after, with nothing but its rules changed."""
        typed = self.typed
        rules = ("reporting", "first_unit_leads", "skip_finished")
        return self._plan, replace(self._plan, **{name: getattr(typed, name) for name in rules})

    def _on_step(self) -> None:
        plan, counting = self._counting[0]
        if counting.go_on():
            self._counts[plan] = counting.found
            self._counting.pop(0)
        if not self._counting:
            self._timer.stop()
            self._tell()

    def _tell(self) -> None:
        said = (
            [OTHER_YEAR.format(self.year.value())] if self.year.value() != self._plan.year else []
        )
        before, after = self._ruled()
        if self._counting:
            said.append(COUNTING)
        else:
            found = self._counts[before], self._counts[after]
            said += effect_words(self._board.period, *found) or [SAME]
        if self._board.period is None:
            said.append(NO_PERIOD)
        self.told.setText("\n".join(said))

    def deed(self) -> Callable[[Desk], Written]:
        typed = self.typed
        return lambda desk: change_plan(desk, typed)
