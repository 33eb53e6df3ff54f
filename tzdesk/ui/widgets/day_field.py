"""A field for one day: 2023-09-30, with a calendar that drops down."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget


class DayField(QDateEdit):
    """Python's dates in and out."""

    def __init__(self, day: date, parent: QWidget | None = None):
        super().__init__(_qt(day), parent)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)

    @property
    def day(self) -> date:
        """The day that stands there."""
        value = self.date()
        return date(value.year(), value.month(), value.day())

    def show_day(self, day: date) -> None:
        """Another day."""
        self.setDate(_qt(day))

    def allow(self, first: date, last: date) -> None:
        """No day before `first` or after `last`."""
        self.setDateRange(_qt(first), _qt(last))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
