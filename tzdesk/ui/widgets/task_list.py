"""A list of tasks in a pane beside a table: one is brought to the front. Knows no ledger."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from tzdesk.ui.theme import current_theme

UID = Qt.ItemDataRole.UserRole


class TaskList(QListWidget):
    """Enter and a double click say which task is wanted."""

    task_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("framed", True)
        self.setProperty("words", True)
        self.setProperty("type", "small")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item: self.task_chosen.emit(item.data(UID)))

    def show_tasks(self, tasks: Iterable[tuple[str, str, str]]) -> None:
        """Other tasks: uid, what stands in the list, the whole text."""
        self.clear()
        height = current_theme().sizes.list_row
        for uid, words, text in tasks:
            item = QListWidgetItem(words)
            item.setToolTip(text)
            item.setSizeHint(QSize(0, height))
            item.setData(UID, uid)
            self.addItem(item)

    @property
    def selected(self) -> list[str]:
        """The uids of the selected tasks."""
        return [one.data(UID) for one in self.selectedItems()]
