"""A table of words in a frame, as the smaller dialogs use it; its heads reach over the scroll bar.

Must not know what it lists.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from tzdesk.ui.theme import current_theme


class PlainTable(QTableView):
    """`widths` are the columns' at 100 %; those of 0 share what is left."""

    def __init__(
        self,
        name: str,
        model: QAbstractItemModel,
        widths: Sequence[int],
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._widths = tuple(widths)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("framed", True)
        self.setProperty("padded", True)
        self.setProperty("type", "small")
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.fit()

    @property
    def row_height(self) -> int:
        """One line; taller rows say so here."""
        return current_theme().sizes.list_row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        # Else a white corner stays above the scroll bar.
        head, frame = self.horizontalHeader(), self.frameWidth()
        head.setGeometry(frame, head.y(), self.width() - 2 * frame, head.height())

    def fit(self) -> None:
        """Gives the columns their widths and the rows their height."""
        sizes = current_theme().sizes
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        fixed = sum(sizes.scaled(width) for width in self._widths if width)
        rest = self.viewport().width() - fixed
        share = rest // max(sum(not width for width in self._widths), 1)
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, sizes.scaled(width) if width else max(share, 80))
