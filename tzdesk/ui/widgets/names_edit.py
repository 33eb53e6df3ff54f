"""A line for names one behind the other, divided by 、; the one being typed is offered whole.

Found by their words or their pinyin, as everywhere. Knows nothing of what the names belong to.
"""

import re
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from tzdesk.domain.search import SearchKey, matcher

_MOST = 12
_BETWEEN = re.compile(r"[、，,；;]\s*")
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape)
Offered = tuple[str, SearchKey]
"""A name, and what a search looks in."""


class NamesEdit(QLineEdit):
    """`offer` says which names there are; others may be typed as well."""

    def __init__(self, name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(name)
        self._offered: Sequence[Offered] = ()
        self._names = QStringListModel(self)
        self.completer_list = QCompleter(self._names, self)
        self.completer_list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer_list.setMaxVisibleItems(_MOST)
        self.completer_list.setWidget(self)
        self.completer_list.activated.connect(self._take)
        self.textEdited.connect(lambda _text: self._seek())

    def offer(self, offered: Sequence[Offered]) -> None:
        """These names can be completed."""
        self._offered = offered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.completer_list.popup().isVisible() and event.key() in _TAKING:
            event.ignore()  # the list takes it
            return
        super().keyPressEvent(event)

    def _begun(self) -> tuple[int, int]:
        """Where the name stands in which one types: its first column, and behind its last."""
        text, at = self.text(), self.cursorPosition()
        start = max((one.end() for one in _BETWEEN.finditer(text) if one.end() <= at), default=0)
        following = _BETWEEN.search(text, at)
        return start, following.start() if following else len(text)

    def _seek(self) -> None:
        """Offers what the name that is being typed may become."""
        start, end = self._begun()
        word = self.text()[start:end].strip()
        names = [name for name, _ in self._offered]
        matches = matcher(word) if word and word not in names else None
        found = [name for name, key in self._offered if matches and matches(key)][:_MOST]
        popup = self.completer_list.popup()
        if not found:
            popup.hide()
            return
        self._names.setStringList(found)
        self.completer_list.complete()
        popup.setCurrentIndex(self.completer_list.completionModel().index(0, 0))

    def _take(self, name: str) -> None:
        start, end = self._begun()
        text = self.text()
        self.setText(text[:start] + name + text[end:])
        self.setCursorPosition(start + len(name))
