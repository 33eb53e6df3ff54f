"""「自动保存 14:32」 in the status bar; 「未能保存」 from a write that failed until one works.

Follows the session. When the last copy was made is asked only once somebody points at it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from tzdesk.errors import Remedy, UserError
from tzdesk.ui.session import Said, Session
from tzdesk.ui.theme import Shape, current_theme, icon, shape_icon

FAILED, WHY = "未能保存", "单击查看原因和办法"


class SavedNote(QToolButton):
    """Pressed after a failure it tells of it again, else of the last copy."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._error: UserError | None = None
        self.about_backup: Callable[[], str] = str
        """What is told of the last copy, in words."""
        self.setProperty("kind", "note")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        session.opened.connect(self._on_saved)
        session.history_changed.connect(self._on_saved)
        session.failed.connect(self._on_failed)
        self.clicked.connect(self._tell)
        self._on_saved()

    def dress(self) -> None:
        """Takes the sizes and colours of the current theme."""
        theme = current_theme()
        side = theme.sizes.icon_count
        self.setIconSize(QSize(side, side))
        done = icon("check", theme.palette.done.text, side)
        self.setIcon(shape_icon(Shape.ERROR, side) if self._error else done)

    def _on_saved(self) -> None:
        at = self._session.last_write
        self._show(None, f"自动保存 {at:%H:%M}" if at else "自动保存")

    def _on_failed(self, error: UserError) -> None:
        """Only of writes that can be tried again; what was refused for its words is not unsaved."""
        if self._session.refused and Remedy.RETRY in error.remedies:
            self._show(error, FAILED)

    def _show(self, error: UserError | None, words: str) -> None:
        self._error = error
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(WHY if error else "")
        tone = "error" if error else "done"
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self.dress()

    def _tell(self) -> None:
        if self._error:
            self._session.failed.emit(self._error)
        else:
            self._session.said.emit(Said(self.about_backup()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self._error:
            self.setToolTip(self.about_backup())
        return super().event(event)
