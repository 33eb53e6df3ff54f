"""What came of 与往期比较: the table of differences, both texts whole, how many there are.

Shows and copies; knows neither how it was compared nor what else can be done with it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.differences import TaskDifference
from tzdesk.services.comparison_sheet import heads, lines, statuses_words
from tzdesk.services.past_board import Past
from tzdesk.ui.dialogs.compare_model import WIDTHS, CompareModel, Line
from tzdesk.ui.dialogs.compare_page import WaitingPage
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.plain_table import PlainTable
from tzdesk.ui.widgets.task_tree_copy import clipboard_data
from tzdesk.ui.widgets.text_to_read import value_box

ALL_LABELS = "全部栏目"
_VALUES_HEIGHT = 72


class ComparisonResult(QWidget):
    """`kinds` narrows it to one head; `page` stands in the table's place where there is nothing."""

    reached = Signal()
    """Another line is the current one, or none."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._past: Past | None = None
        self.kinds = QComboBox()
        self.kinds.addItem(ALL_LABELS)
        self.kinds.setAccessibleName("栏目")
        self.model = CompareModel(self)
        self.table = PlainTable("变化", self.model, WIDTHS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.page = WaitingPage()
        self.pages = QStackedWidget()
        self.then, self.now = value_box("当时"), value_box("现在")
        self.count = label(tone="muted", wraps=True)
        self._arrange()
        self.kinds.currentIndexChanged.connect(lambda _place: self._filter())
        self.table.selectionModel().currentChanged.connect(self._on_reached)
        copy = QShortcut(QKeySequence("Ctrl+C"), self.table, self.copy_chosen)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.page)
        values = QHBoxLayout()
        values.setSpacing(px(8))
        for box in (self.then, self.now):
            box.setFixedHeight(px(_VALUES_HEIGHT))
            values.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.pages, 1)
        column.addLayout(values)
        column.addWidget(self.count)

    @property
    def tasks(self) -> Sequence[TaskDifference]:
        """What is shown, task by task."""
        return self.model.tasks

    @property
    def line(self) -> Line | None:
        """The current line."""
        return self.model.line(self.table.currentIndex())

    def show_past(self, past: Past | None, day: date) -> None:
        """The differences since `day`; None while they are not known."""
        self._past = past
        self.model.show_tasks(heads(day), ())
        if past:
            self._name_kinds(past.comparison.labels)
        self._filter()

    def _name_kinds(self, labels: Sequence[str]) -> None:
        """The heads that were compared; the chosen one stays chosen where it is still there."""
        chosen = self.kinds.currentText()
        with QSignalBlocker(self.kinds):
            self.kinds.clear()
            self.kinds.addItems([ALL_LABELS, *labels])
            self.kinds.setCurrentIndex(max(0, self.kinds.findText(chosen)))

    def _filter(self) -> None:
        past, wanted = self._past, self.kinds.currentText()
        tasks = list(past.comparison.tasks) if past else []
        if wanted != ALL_LABELS:
            tasks = [one for task in tasks if (one := _only(task, wanted)).differences]
        if past:
            self.model.show_tasks(heads(past.day), tasks)
            if not tasks:
                what = "没有变化" if wanted == ALL_LABELS else f"“{wanted}”没有变化"
                self.page.tell(f"自 {past.day.isoformat()} 以来，这些任务{what}。")
        self.count.setText(self._counted(past, tasks) if past else "")
        self.pages.setCurrentWidget(self.table if tasks else self.page)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._on_reached(self.table.currentIndex())

    def _counted(self, past: Past, tasks: Sequence[TaskDifference]) -> str:
        count = sum(len(task.differences) for task in tasks)
        changed = statuses_words(past)
        more = f"　进展状态项数：{changed}" if changed else ""
        return f"{len(tasks)} 项有变化，共 {count} 处{more}"

    def _on_reached(self, index: QModelIndex, *_before: QModelIndex) -> None:
        line = self.model.line(index)
        self.then.setPlainText(line.difference.then if line else "")
        self.now.setPlainText(line.difference.now if line else "")
        self.reached.emit()

    def copy(self) -> None:
        """All that is shown, with its heads."""
        if self._past:
            table = [heads(self._past.day), *lines(self.tasks)]
            QGuiApplication.clipboard().setMimeData(clipboard_data(table))

    def copy_chosen(self) -> None:
        """The selected lines."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        found = (self.model.line(self.model.index(row, 0)) for row in rows)
        if table := [line.cells for line in found if line]:
            QGuiApplication.clipboard().setMimeData(clipboard_data(table))


def _only(task: TaskDifference, wanted: str) -> TaskDifference:
    return replace(task, differences=tuple(one for one in task.differences if one.label == wanted))
