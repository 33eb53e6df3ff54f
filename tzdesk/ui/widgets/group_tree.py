"""A tree of groups and rows inside a dialog: no indentation, heads over the whole width.

Knows how such a tree looks and opens; what it shows is its subclass's business.
"""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from tzdesk.ui.theme import current_theme

CHEVRON = 28
"""How far a group's chevron reaches from the left, at 100 %."""


class GroupTree(QTreeView):
    """Subclasses say which rows are groups and how wide the columns are."""

    def __init__(self, name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(1)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def is_group(self, index: QModelIndex) -> bool:
        """Whether a row is a group's head."""
        raise NotImplementedError

    def fit_columns(self) -> None:
        """Gives the columns their widths; called whenever the room or the look is another."""
        raise NotImplementedError

    def switch(self, index: QModelIndex) -> None:
        """Opens what is closed, closes what is open."""
        self.setExpanded(index, not self.isExpanded(index))

    def on_chevron(self, at: QPoint) -> bool:
        """Whether a point of the view lies on a group's chevron."""
        return self.is_group(self.indexAt(at)) and at.x() < current_theme().sizes.scaled(CHEVRON)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.on_chevron(at):
            self.switch(self.indexAt(at))
        super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit_columns()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        # The heads reach over the scroll bar: no white corner beside them.
        head = self.header()
        head.setGeometry(head.x(), head.y(), self.width() - 2 * head.x(), head.height())
