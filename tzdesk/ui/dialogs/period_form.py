"""Forms of 填报期设置: a whole year's periods at once, or one period.

A refusal of the service stands in the form, which then stays open.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from tzdesk.domain.periods import (
    PeriodKind,
    PeriodPlan,
    code_of_label,
    period_of_code,
    year_periods,
)
from tzdesk.domain.records import Period
from tzdesk.services.desk import Desk, Written
from tzdesk.services.periods import (
    DUE_AFTER_DAYS,
    add_period,
    add_year,
    change_period,
    due_before_end,
    planned,
    why_fixed,
)
from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.day_field import DayField

_YEARLY = tuple(kind for kind in PeriodKind if kind is not PeriodKind.CUSTOM)


class YearForm(Form):
    """建立全年…"""

    manual_page = "periods"

    def __init__(self, session: Session, plan_uid: str, year: int, parent: QWidget | None = None):
        super().__init__(session, "建立全年填报期", parent)
        self._plan_uid = plan_uid
        self.kind = QComboBox()
        for kind in _YEARLY:
            self.kind.addItem(kind.label, kind.value)
        self.kind.setCurrentIndex(_YEARLY.index(PeriodKind.QUARTER))
        self.year = QSpinBox()
        self.year.setRange(1990, 2100)
        self.year.setValue(year)
        self.days = QSpinBox()
        self.days.setRange(0, 60)
        self.days.setValue(DUE_AFTER_DAYS)
        self.days.setSuffix(" 天")
        self.form.addRow("类型", self.kind)
        self.form.addRow("年度", self.year)
        self.form.addRow("报送截止为期末后", self.days)
        self.kind.currentIndexChanged.connect(lambda _index: self._preview())
        self.year.valueChanged.connect(lambda _year: self._preview())
        self.days.valueChanged.connect(lambda _days: self._preview())
        self.begin_with(self.kind, self.year, self.days)
        self._preview()

    def _kind(self) -> PeriodKind:
        return PeriodKind(self.kind.currentData())

    def _preview(self) -> None:
        periods = year_periods(self.year.value(), self._kind(), self.days.value())
        lines = [f"{one.label}　{one.start} 至 {one.end}　{one.due} 前报送" for one in periods]
        self.told.setText("\n".join(lines))
        self.verb.setText(f"建立 {len(periods)} 个填报期")
        self.error.hide()

    def deed(self) -> Callable[[Desk], Written]:
        kind, year, days = self._kind(), self.year.value(), self.days.value()
        return lambda desk: add_year(desk, self._plan_uid, kind, year, days)


class PeriodForm(Form):
    """新增…, or 修改… of the given period."""

    manual_page = "periods"

    def __init__(
        self,
        session: Session,
        plan_uid: str,
        period: Period | None,
        parent: QWidget | None = None,
    ):
        super().__init__(session, "修改填报期" if period else "新增填报期", parent)
        self._plan_uid, self._period = plan_uid, period
        self.name = QLineEdit(period.label if period else "")
        self.name.setPlaceholderText("2023年第三季度，或 2023Q3、2023H1、2023-08")
        today = session.desk.today if session.desk else date.min
        self.kind = QComboBox()
        for kind in PeriodKind:
            self.kind.addItem(kind.label, kind.value)
        self._show_kind(period.kind if period else PeriodKind.CUSTOM)
        self._fixed = why_fixed(session.desk.ledger, period) if session.desk and period else ""
        self.start = DayField(period.start if period else today.replace(day=1))
        self.end = DayField(period.end if period else today)
        self.due = DayField(period.due if period else today)
        self.form.addRow("名称", self.name)
        self.form.addRow("类型", self.kind)
        self.form.addRow("起", self.start)
        self.form.addRow("止", self.end)
        self.form.addRow("报送截止", self.due)
        for field in (self.start, self.end, self.due):
            field.dateChanged.connect(lambda _day: self._hint())
        self.name.textEdited.connect(self._on_name_typed)
        for field in (self.start, self.end):
            field.setEnabled(not self._fixed)
        self.verb.setText("修改填报期" if period else "新增填报期")
        self.begin_with(self.name, self.kind, self.start, self.end, self.due)
        self._hint()

    def _show_kind(self, kind: PeriodKind) -> None:
        self.kind.setCurrentIndex(self.kind.findData(kind.value))

    def _on_name_typed(self, text: str) -> None:
        """A name that says its days (2023Q3, 2023年第三季度) fills them in."""
        self.error.hide()
        known = period_of_code(code_of_label(text.strip()), DUE_AFTER_DAYS)
        if known and not self._fixed:
            self._show_kind(known.kind)
            for field, day in (
                (self.start, known.start),
                (self.end, known.end),
                (self.due, known.due),
            ):
                field.show_day(day)

    def _planned(self) -> PeriodPlan:
        kind = PeriodKind(self.kind.currentData())
        return planned(self.name.text(), self.start.day, self.end.day, self.due.day, kind)

    def _hint(self) -> None:
        days = self.start.day, self.end.day, self.due.day
        late = due_before_end(PeriodPlan("", "", PeriodKind.CUSTOM, *days))
        self.told.setText("\n".join(one for one in (self._fixed, late) if one))
        self.told.setVisible(bool(self._fixed or late))
        self.error.hide()

    def deed(self) -> Callable[[Desk], Written]:
        period, wanted = self._period, self._planned()
        if period:
            return lambda desk: change_period(desk, period.uid, wanted)
        return lambda desk: add_period(desk, self._plan_uid, wanted)
