"""Step 3: the plan's names and rules; of a known plan what differs, with a tick for each point."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.records import Reporting
from tzdesk.domain.values import read_date
from tzdesk.ui.dialogs.import_plan.compare_view import CompareView
from tzdesk.ui.dialogs.import_plan.confirmation import Confirmation
from tzdesk.ui.widgets.labels import label

REPORTING = (
    (Reporting.ALL, "各责任单位"),
    (Reporting.LEAD, "仅牵头单位"),
    (Reporting.FIRST, "仅排第一的单位"),
)
PLAN_TEXTS = (
    ("title", "方案名称", ""),
    ("short_title", "方案简称", "用于文件名和窗口标题"),
    ("doc_no", "文号", ""),
    ("issuer", "印发机关", ""),
)
FIRST_LEADS, FIRST_LEADS_HINT = "责任单位中排第一的为牵头单位", "方案没有写明时不要勾选"
BAD_DATE = "印发日期应写成 2023-01-17 的样子。"
_FORM_WIDTH = 640


class ConfirmStep(QWidget):
    """Writes what is typed straight into the confirmation."""

    changed = Signal()
    place_wanted = Signal()
    """更改… of the new ledger's file."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._confirmation: Confirmation | None = None
        self._summary = label("", "body", "", wraps=True)
        self._texts = {name: self._line(name, hint) for name, _, hint in PLAN_TEXTS}
        self.issued_on = QLineEdit()
        self.issued_on.setAccessibleName("印发日期")
        self.issued_on.setPlaceholderText("2023-01-17")
        self.issued_on.textEdited.connect(self._on_date_typed)
        self._date_error = label("", "caption", "error", wraps=True)
        self._date_error.hide()
        self.year = QSpinBox()
        self.year.setAccessibleName("年度")
        self.year.setRange(1990, 2100)
        self.year.valueChanged.connect(lambda year: self._change(year=year))
        self.reporting = QComboBox()
        self.reporting.setAccessibleName("由谁填报")
        for value, words in REPORTING:
            self.reporting.addItem(words, value.value)
        self.reporting.activated.connect(self._on_reporting_chosen)
        self.first_leads = QCheckBox(FIRST_LEADS)
        self.first_leads.toggled.connect(lambda on: self._change(first_unit_leads=on))
        self.periods = QCheckBox()
        self.periods.toggled.connect(self._on_periods_ticked)
        self._place = label("", "small", "muted", wraps=True)
        self._place_row = QWidget()
        self.compare = CompareView()
        self.compare.points.ticked.connect(self.changed)
        self._arrange()

    def show_confirmation(self, confirmation: Confirmation, place: Path | None) -> None:
        """What will be imported; `place` is where a first ledger will lie."""
        self._confirmation = None
        options = confirmation.options
        for name, field in self._texts.items():
            field.setText(getattr(options, name) or "")
        self.issued_on.setText(options.issued_on.isoformat() if options.issued_on else "")
        self._say_date("")
        self.year.setValue(options.year)
        self.reporting.setCurrentIndex(self.reporting.findData(options.reporting.value))
        self.first_leads.setChecked(options.first_unit_leads)
        self.periods.setChecked(options.periods is not None)
        self.periods.setVisible(not confirmation.known)
        self.compare.setVisible(confirmation.known and bool(confirmation.comparison.differences))
        self._heading.setText("与台账比较" if confirmation.known else "将导入")
        self.compare.points.show_comparison(confirmation)
        self.show_place(place)
        self._confirmation = confirmation
        self._say()
        self._texts["title"].setCursorPosition(0)

    def show_place(self, place: Path | None) -> None:
        """Where the first ledger will lie; None where one is open."""
        self._place_row.setVisible(place is not None)
        self._place.setText(f"台账保存在 {place}" if place else "")
        self._place.setToolTip(str(place or ""))

    def _change(self, **values: object) -> None:
        if self._confirmation:
            self._confirmation.change(**values)
            self._say()

    def _say(self) -> None:
        if self._confirmation:
            self._summary.setText(self._confirmation.summary)
            year = self._confirmation.options.year
            self.periods.setText(f"同时建立{year}年四个季度的填报期")
            self.changed.emit()

    def _on_text_typed(self, name: str, text: str) -> None:
        text = text.strip()
        optional = name in ("doc_no", "issuer")
        self._change(**{name: (text or None) if optional else text})

    def _on_date_typed(self, text: str) -> None:
        reading = read_date(text)
        self._say_date(BAD_DATE if reading.problem else "")
        if not reading.problem:
            day = date.fromisoformat(str(reading.value)) if reading.value else None
            self._change(issued_on=day)

    def _say_date(self, message: str) -> None:
        self._date_error.setText(message)
        self._date_error.setVisible(bool(message))

    def _on_reporting_chosen(self) -> None:
        self._change(reporting=Reporting(self.reporting.currentData()))

    def _on_periods_ticked(self, on: bool) -> None:
        if self._confirmation:
            self._confirmation.make_periods(on)
            self.changed.emit()

    def _line(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.textEdited.connect(lambda text: self._on_text_typed(name, text))
        return field

    def _arrange(self) -> None:
        form_box = QWidget()
        form_box.setMaximumWidth(_FORM_WIDTH)
        form = QFormLayout(form_box)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, words, _ in PLAN_TEXTS:
            self._texts[name].setAccessibleName(words)
            form.addRow(_caption(words), self._texts[name])
        form.addRow(_caption("印发日期"), self._dates())
        form.addRow("", self._date_error)
        form.addRow(_caption("由谁填报"), self.reporting)
        hint = label("", "caption", "muted", wraps=True)
        hint.setText(FIRST_LEADS_HINT)
        for widget in (self.first_leads, hint, self.periods, self._place_line()):
            form.addRow("", widget)
        self._heading = label("", "title", "", wraps=True)
        card = QFrame()
        card.setProperty("card", True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._summary)
        column.addSpacing(8)
        column.addWidget(self.compare, 100)
        column.addWidget(form_box)
        column.addStretch(1)

    def _dates(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.issued_on, 1)
        row.addWidget(_caption("年度"))
        row.addWidget(self.year, 1)
        return box

    def _place_line(self) -> QWidget:
        row = QHBoxLayout(self._place_row)
        row.setContentsMargins(0, 0, 0, 0)
        change = QPushButton("更改…")
        change.setProperty("kind", "small")
        change.setAutoDefault(False)
        change.clicked.connect(self.place_wanted)
        row.addWidget(self._place, 1)
        row.addWidget(change)
        return self._place_row


def _caption(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("tone", "muted")
    return label
