"""The upper line of 下发填报表: 填报期, 报送截止, 保存到. Knows no ledger."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from tzdesk.domain.records import Period
from tzdesk.ui.theme import current_theme, icon
from tzdesk.ui.widgets.labels import label

_PERIOD_WIDTH, _DAY_WIDTH = 162, 132
NO_PATH = "请填写完整的文件夹路径，或点“浏览…”。"


class Head(QWidget):
    """Says when another period or folder is wanted."""

    period_chosen = Signal(str)
    folder_changed = Signal()
    browsing_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        px = current_theme().sizes.scaled
        self.period = QComboBox()
        self.period.setAccessibleName("填报期")
        self.period.setMinimumWidth(px(_PERIOD_WIDTH))
        self.period.activated.connect(lambda at: self.period_chosen.emit(self.period.itemData(at)))
        self.due = QDateEdit()
        self.due.setAccessibleName("报送截止")
        self.due.setDisplayFormat("yyyy-MM-dd")
        self.due.setCalendarPopup(True)
        self.due.setMinimumWidth(px(_DAY_WIDTH))
        self.folder_field = QLineEdit()
        self.folder_field.setAccessibleName("保存到")
        self.folder_field.textChanged.connect(lambda _text: self._on_folder_typed())
        self.browse = QPushButton("浏览…")
        side = current_theme().sizes.icon_pane
        self.browse.setIcon(icon("folder", size=side))
        self.browse.setIconSize(QSize(side, side))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self.browsing_wanted)
        self.error = label("", "small", "error")
        self.error.hide()
        self._arrange()

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for words, field, stretch in (
            ("填报期", self.period, 0),
            ("报送截止", self.due, 0),
            ("保存到", self.folder_field, 1),
        ):
            row.addWidget(label(words, "small", "secondary"))
            row.addWidget(field, stretch)
            row.addSpacing(0 if stretch else px(12))
        row.addWidget(self.browse)
        grid.addLayout(row, 0, 0)
        grid.addWidget(self.error, 1, 0)

    def show_periods(self, periods: Sequence[Period], current: Period) -> None:
        """The plan's periods, and the day due of the current one."""
        self.period.clear()
        for one in periods:
            self.period.addItem(one.label, one.uid)
        self.period.setCurrentIndex(self.period.findData(current.uid))
        self.due.setDate(QDate(current.due.year, current.due.month, current.due.day))

    def show_folder(self, folder: Path) -> None:
        """Another folder."""
        self.folder_field.setText(str(folder))

    @property
    def folder(self) -> Path | None:
        """Where to save; None for what is no whole path."""
        text = self.folder_field.text().strip()
        path = Path(text)
        return path if text and path.is_absolute() else None

    @property
    def due_on(self) -> date:
        """报送截止."""
        day = self.due.date()
        return date(day.year(), day.month(), day.day())

    def _on_folder_typed(self) -> None:
        wrong = self.folder is None
        self.error.setText(NO_PATH if wrong else "")
        self.error.setVisible(wrong)
        mark_invalid(self.folder_field, wrong)
        self.folder_changed.emit()


def mark_invalid(field: QWidget, wrong: bool) -> None:
    """Shows that a field's value cannot be taken."""
    if field.property("invalid") != wrong:
        field.setProperty("invalid", wrong)
        field.style().unpolish(field)
        field.style().polish(field)
