"""The days that 与往期比较 offers: the last month's end, the ends of periods, any day at all."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from tzdesk.domain.board import Board
from tzdesk.services.past_board import month_before
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.day_field import DayField
from tzdesk.ui.widgets.labels import label

LAST_MONTH, OTHER = "上月末", "自选日期"


class ComparisonDay(QWidget):
    """A list and a field that say the same; `changed` when it is another day."""

    changed = Signal()

    def __init__(self, board: Board, first: date, parent: QWidget | None = None):
        super().__init__(parent)
        yesterday = board.today - timedelta(1)
        ends = [(LAST_MONTH, month_before(board.today))]
        periods = reversed(board.ledger.periods(board.plan.uid))
        ends += [(f"{one.label}末", one.end) for one in periods]
        self._ends = [(words, day) for words, day in ends if first <= day <= yesterday]
        self.choice = QComboBox()
        self.choice.setAccessibleName("比较的时点")
        for words, _ in self._ends:
            self.choice.addItem(words)
        self.choice.addItem(OTHER)
        self.field = DayField(self._ends[0][1] if self._ends else max(first, yesterday))
        self.field.setAccessibleName("比较日期")
        self.field.allow(first, max(first, yesterday))
        self.choice.activated.connect(self._on_chosen)
        self.field.dateChanged.connect(self._on_day)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().sizes.scaled(8))
        for widget in (label("与"), self.choice, self.field, label("的状态比较")):
            row.addWidget(widget)

    @property
    def day(self) -> date:
        """The chosen day."""
        return self.field.day

    def _on_chosen(self, place: int) -> None:
        if place < len(self._ends):
            self.field.show_day(self._ends[place][1])
        else:
            self.field.setFocus()

    def _on_day(self) -> None:
        """The list follows the field; where one day has two names the chosen one stays."""
        place = self.choice.currentIndex()
        if not (place < len(self._ends) and self._ends[place][1] == self.day):
            found = (at for at, (_, day) in enumerate(self._ends) if day == self.day)
            self.choice.setCurrentIndex(next(found, len(self._ends)))
        self.changed.emit()
