"""Lists whose rows have a tick. Knows neither what a row is nor what is ticked."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from tzdesk.ui.models.indexes import AnyIndex

Role = Qt.ItemDataRole


class TickList(QAbstractListModel):
    """A view that sets a tick turns it: `toggle`."""

    def toggle(self, index: AnyIndex) -> None:
        """Ticks a row, or takes its tick away."""
        raise NotImplementedError

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else usual

    def setData(self, index: AnyIndex, _value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid():
            return False
        self.toggle(index)
        return True
