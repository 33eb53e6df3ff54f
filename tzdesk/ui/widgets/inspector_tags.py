"""The clerk's own marks in the inspector: the star, and the tags as chips to take off.

Writes through the session. Where tags are chosen is the window's business.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from tzdesk.domain.task_rows import TaskRow
from tzdesk.services.clerk_edits import tag_tasks
from tzdesk.services.editing import Edit
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme, icon
from tzdesk.ui.widgets.chips import Chips

_STAR, _TAGS, _MORE, _NONE = "星标", "标签", "标签…", "没有标签"


class TaskMarks(QWidget):
    """The star, the chips, and the way to more of them."""

    tags_wanted = Signal()
    """标签…"""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._uid = session, ""
        self._shown: tuple[tuple[str, ...], bool] = ((), False)
        self.star = _button(_STAR)
        self.star.setCheckable(True)
        self.star.clicked.connect(lambda on: session.edit([Edit(self._uid, "starred", on)]))
        self.tags = Chips(_TAGS, _NONE)
        self.tags.removed.connect(self._take_off)
        self.more = _button(_MORE)
        self.more.setText(_MORE)
        self.more.setProperty("kind", "link")
        self.more.setProperty("size", "small")
        self.more.clicked.connect(self.tags_wanted)
        self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self.star, 0, top)
        self._row.addWidget(self.tags, 1)
        self._row.addWidget(self.more, 0, top)
        self._measure()

    def show_task(self, row: TaskRow) -> None:
        """Another task; chips are only made anew where it bears other tags."""
        self._uid, writable = row.uid, self._session.writable
        self.star.setChecked(row.starred)
        self.star.setToolTip("去掉星标" if row.starred else "标上星标")
        self.star.setEnabled(writable)
        self.more.setEnabled(writable)
        if self._shown != (row.tags, writable) or not row.tags:
            self._shown = row.tags, writable
            self.tags.show_chips([(one, one) for one in row.tags], writable=writable)
        self._draw()

    def _take_off(self, tag: str) -> None:
        uid = self._uid
        if written := self._session.write(lambda desk: tag_tasks(desk, [uid], (), {tag})):
            self._session.tell(written)
            (next(iter(self.tags.chips), None) or self.more).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
            self._draw()

    def _measure(self) -> None:
        """The words stand at the height of the star, in however many lines the chips do."""
        for part in (self.star, self.more):
            part.setFixedHeight(current_theme().sizes.small_button)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current_theme().sizes.scaled(6))

    def _draw(self) -> None:
        theme = current_theme()
        side, on = theme.sizes.icon_pane, self.star.isChecked()
        colour = theme.palette.warning.text if on else theme.palette.text_secondary
        self.star.setIcon(icon("star-filled" if on else "star", colour, side))
        self.star.setIconSize(QSize(side, side))


def _button(words: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(words)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
