"""全部单位…, 全部领导…, 全部章节…: every bar of one kind, where the page has room for the first."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout

from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.overview import Overview
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.messages import CLOSE
from tzdesk.ui.overview.panels import whole_bars
from tzdesk.ui.overview.view import PanelView
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.workplace import Workplace

_START, _MINIMUM = (720, 640), (480, 360)


class AllBars(QDialog):
    """A number or segment leads to its tasks, and ends the dialog."""

    manual_page = "overview"

    def __init__(self, found: Overview, by: GroupBy, place: Workplace):
        super().__init__(place.window)
        panel = whole_bars(found, by)
        self.setWindowTitle(panel.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.view = PanelView()
        self.view.show_panel(panel)
        self.view.drilled.connect(self.accept)
        self.area = QScrollArea()
        self.area.setWidget(self.view)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.close_button = verb_button(CLOSE, self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.area, 1)
        column.addLayout(row)
        DialogPlace(self, place.memory.settings, "all_bars", _START, _MINIMUM)
        self.view.reached.connect(self._on_reached)
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.area.viewport().width()
        self.view.resize(width, self.view.needed(width))

    def _on_reached(self) -> None:
        if part := self.view.part:
            at = part.rect.center()
            self.area.ensureVisible(at.x(), at.y())
