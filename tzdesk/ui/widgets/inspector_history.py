"""修改记录 in the inspector: the last three changes of a task, with unit and source."""

from html import escape

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from tzdesk.domain.text import shorten
from tzdesk.services.desk import Desk
from tzdesk.services.history import Entry, entries
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.inspector_words import EDITOR_LABELS

SHOWN = 3
_LONGEST = 16
"""Characters of a value; what is longer is in the tooltip."""
_EMPTY = "还没有修改记录"


def entry_head(entry: Entry) -> str:
    """「区卫生健康委　完成比例 66% → 」: what stands before the new value."""
    label = EDITOR_LABELS.get(entry.field or "", entry.label)
    whose = f"{entry.unit}　" if entry.unit and entry.unit not in entry.shown_new else ""
    old = shorten(entry.shown_old.replace("\n", " "), _LONGEST)
    return f"{whose}{label} {old} → " if old else f"{whose}{label} "


def entry_new(entry: Entry) -> str:
    """The new value; 「清空」 where nothing is left."""
    return shorten(entry.shown_new.replace("\n", " "), _LONGEST) or "清空"


def entry_foot(entry: Entry) -> str:
    """「10-11 16:20　张三　手工修改」, of a merge 「合并 区民政局_….xlsx」."""
    source = f"{entry.source} {entry.detail}" if entry.detail else entry.source
    return "　".join(word for word in (f"{entry.at:%m-%d %H:%M}", entry.by, source) if word)


class LastChanges(QWidget):
    """Three lines, or a word that there are none."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)

    def show_task(self, desk: Desk, task_uid: str) -> int:
        """Shows the newest changes of a task; how many there are in all."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        found = entries(desk, task_uid)
        for at, entry in enumerate(found[:SHOWN]):
            self._add(at, entry)
        if not found:
            self._grid.addWidget(_caption(_EMPTY), 0, 1)
        return len(found)

    def _add(self, at: int, entry: Entry) -> None:
        head = QLabel(f"{escape(entry_head(entry))}<b>{escape(entry_new(entry))}</b>")
        head.setTextFormat(Qt.TextFormat.RichText)
        head.setWordWrap(True)
        head.setProperty("type", "small")
        if len(entry.shown_old) > _LONGEST or len(entry.shown_new) > _LONGEST:
            head.setToolTip(f"<p>{escape(entry.shown_old)} → {escape(entry.shown_new)}</p>")
        self._grid.addWidget(_Dot(recent=at == 0), 2 * at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(head, 2 * at, 1)
        foot = _caption(entry_foot(entry))
        foot.setContentsMargins(0, 0, 0, 6)
        self._grid.addWidget(foot, 2 * at + 1, 1)


class _Dot(QWidget):
    """The bullet before a change; the newest in the colour of what is current."""

    def __init__(self, *, recent: bool, parent: QWidget | None = None):
        super().__init__(parent)
        self._recent = recent
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = current_theme().sizes.scaled
        return QSize(px(10), px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if self._recent else "control_border"))
        radius = theme.sizes.scaled(3.5)
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("type", "caption")
    label.setProperty("tone", "muted")
    return label
