"""The head of the inspector: which task, which section, ‹ › and ×."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from tzdesk.domain.task_rows import TaskRow
from tzdesk.ui.theme import current_theme, icon
from tzdesk.ui.widgets.inspector_words import task_title
from tzdesk.ui.widgets.labels import label


class InspectorHead(QFrame):
    """`previous`, `following` and `close_button` are buttons for the window to connect."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("edge", "bottom")
        self._title = label("", "title", "")
        self._section = label("", "small", "muted")
        self._section.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._section_words = ""
        self.previous = _button("上一项", "Ctrl+PgUp")
        self.following = _button("下一项", "Ctrl+PgDn")
        self.close_button = _button("收起详情", "F9")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addWidget(self._section, 1)
        for button in (self.previous, self.following, self.close_button):
            self._row.addWidget(button)
        self._measure()

    @property
    def title(self) -> str:
        """What it says: 「第 30 项」, 「已选 12 项」, "" for nothing."""
        return self._title.text()

    def show_tasks(self, rows: Sequence[TaskRow]) -> None:
        """One task with its section, or how many."""
        one = rows[0] if len(rows) == 1 else None
        many = f"已选 {len(rows)} 项" if rows else ""
        self._title.setText(task_title(one) if one else many)
        self._section_words = (one.section or "") if one else ""
        self._section.setToolTip(self._section_words)
        self.previous.setEnabled(bool(rows))
        self.following.setEnabled(bool(rows))
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _shorten(self) -> None:
        self._row.activate()
        metrics = QFontMetrics(current_theme().font("small"))
        width = self._section.width() - 2
        elide = Qt.TextElideMode.ElideRight
        self._section.setText(metrics.elidedText(self._section_words, elide, max(width, 0)))

    def _measure(self) -> None:
        sizes = current_theme().sizes
        px = sizes.scaled
        self.setMinimumHeight(sizes.filter_bar)
        self._row.setContentsMargins(px(12), px(2), px(6), px(2))
        self._row.setSpacing(px(4))
        self._row.setStretch(1, 1)
        side = QSize(sizes.icon_pane, sizes.icon_pane)
        buttons = (self.previous, self.following, self.close_button)
        for button, name in zip(buttons, ("chevron-left", "chevron-right", "x"), strict=True):
            button.setIcon(icon(name, size=sizes.icon_pane))
            button.setIconSize(side)


def _button(words: str, keys: str) -> QToolButton:
    button = QToolButton()
    button.setToolTip(f"{words}（{keys}）")
    button.setAccessibleName(words)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
