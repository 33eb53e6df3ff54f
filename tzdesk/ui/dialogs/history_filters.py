"""The filters of 修改记录: time, field, unit, person, source, each from what there is.

Knows entries; not where they are listed.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from tzdesk.services.history import Entry
from tzdesk.ui.dialogs.history_model import cells

TIMES = (("全部时间", None), ("今天", 0), ("近 7 天", 6), ("近 30 天", 29), ("近一年", 364))
"""Words, and how many days before today count."""
PARTS = (("单位", 2), ("栏目", 3), ("经办人", 6))
"""What can be filtered by, and its column."""
_SOURCE, _MOST_SHOWN = "来源", 24


class HistoryFilters(QWidget):
    """One list for each; the first entry of a list takes all."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None):
        super().__init__(parent)
        self._today = today
        self.time = QComboBox()
        for words, days in TIMES:
            self.time.addItem(words, days)
        self.parts = {name: QComboBox() for name, _ in PARTS} | {_SOURCE: QComboBox()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name, box in {"时间": self.time, **self.parts}.items():
            box.setAccessibleName(f"按{name}筛选")
            box.setMaxVisibleItems(_MOST_SHOWN)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(7)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
            row.addWidget(box, 1)

    def offer(self, entries: Sequence[Entry]) -> None:
        """Lists what occurs; what was chosen stays chosen if it still does."""
        words = [cells(one) for one in entries]
        for name, column in PARTS:
            self._fill(name, dict.fromkeys(row[column] for row in words if row[column] != "—"))
        self._fill(_SOURCE, dict.fromkeys(one.source for one in entries))

    def _fill(self, name: str, values: dict[str, None]) -> None:
        box = self.parts[name]
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(f"全部{name}", "")
        for value in sorted(values) if name != _SOURCE else values:
            box.addItem(value, value)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
        box.blockSignals(False)

    def test(self) -> Callable[[Entry, Sequence[str]], bool]:
        """Whether an entry, with its words column by column, passes all that is chosen."""
        days = self.time.currentData()
        since = None if days is None else self._today - timedelta(days)
        wanted = [
            (column, str(chosen))
            for name, column in PARTS
            if (chosen := self.parts[name].currentData())
        ]
        source = self.parts[_SOURCE].currentData() or ""

        def passes(entry: Entry, words: Sequence[str]) -> bool:
            return (
                (since is None or entry.at.date() >= since)
                and (not source or entry.source == source)
                and all(words[column] == chosen for column, chosen in wanted)
            )

        return passes
