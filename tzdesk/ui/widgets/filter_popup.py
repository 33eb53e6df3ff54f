"""The list that drops down from a filter: a field to find, ticks that work at once, two verbs.

A frame of Qt's popup kind, for a menu would close at each tick. Knows no session.
"""

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tzdesk.ui.delegates.choice_row import ChoiceDelegate
from tzdesk.ui.models.filter_choices import Choice, FilterChoices
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.filter_bounds import BoundsEdit
from tzdesk.ui.widgets.no_letter_search import NoLetterSearch

MOST_ROWS, WIDEST, NARROWEST = 14, 420, 200
FIND_ABOVE = 8
"""Fewer values than this are seen at a glance."""


class _Field(QLineEdit):
    """↓ leads from the field into the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _List(NoLetterSearch, QListView):
    """Space, Enter and a click tick; ↑ at the top leads back to the field, which finds."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(index)
        elif event.key() == Qt.Key.Key_Up and index.row() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterPopup(QFrame):
    """`ticked` tells the chosen values after each tick; `closed` gives the focus back."""

    manual_page = "filters"

    ticked = Signal(object)
    bounded = Signal(str, str)
    """At least and at most what is to be shown."""
    closed = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", True)
        self.model = FilterChoices(self)
        self.model.ticked.connect(self.ticked)
        self.bounds = BoundsEdit()
        self.bounds.bounded.connect(self.bounded)
        self.bounds.left.connect(self._enter_list)
        self.bounds.hide()
        self.field = _Field()
        self.field.textChanged.connect(self.model.find)
        self.field.left.connect(self._enter_list)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(self.model, self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self.model.toggle)
        self.list.left.connect(self.field.setFocus)
        self._lay_out()

    def name(self, title: str) -> None:
        """What it lists."""
        self.setAccessibleName(f"筛选{title}")
        self.field.setPlaceholderText(f"筛选{title}")
        self.field.setAccessibleName(f"筛选{title}")
        self.list.setAccessibleName(title)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.bounds)
        column.addWidget(self.field)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, ticked in (("全选", True), ("清除", False)):
            button = QPushButton(words)
            button.setProperty("size", "small")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, on=ticked: self.model.tick_all(on))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def drop(self, found: list[Choice], chosen: frozenset[str], at: QPoint) -> None:
        """Opens below a point of the screen with these values, the chosen ones ticked."""
        self.field.clear()
        self.model.show_choices(found, chosen)
        self.field.setVisible(len(found) >= FIND_ABOVE)
        self._fit(len(found))
        area = self.screen().availableGeometry()
        left = max(area.left(), min(at.x(), area.right() - self.width()))
        top = max(area.top(), min(at.y() + 2, area.bottom() - self.height()))
        self.move(left, top)
        self.show()
        if self.bounds.isVisibleTo(self):
            self.bounds.least.setFocus()
        elif self.field.isVisibleTo(self):
            self.field.setFocus()
        else:
            self._enter_list()

    def _fit(self, rows: int) -> None:
        sizes = current_theme().sizes
        wide = self.list.sizeHintForColumn(0) if rows else 0
        px = sizes.scaled
        width = max(px(NARROWEST), min(wide + px(20), px(WIDEST)))
        height = max(1, min(rows, MOST_ROWS)) * sizes.list_row
        self.list.setFixedSize(QSize(width, height + 2))
        self.adjustSize()

    def _enter_list(self) -> None:
        current = self.list.currentIndex()
        self.list.setFocus()  # makes the first row the current one without showing it
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        reached = current if current.isValid() else self.model.index(0)
        self.list.selectionModel().setCurrentIndex(reached, flag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
