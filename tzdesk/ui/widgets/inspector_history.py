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
from tzdesk.ui.widgets.labels import label

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
    """Three lines, or a word that there are none. The labels are made once."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._empty = _caption(_EMPTY)
        self._grid.addWidget(self._empty, 2 * SHOWN, 1)
        self._lines = [self._line(at) for at in range(SHOWN)]

    def show_task(self, desk: Desk, task_uid: str) -> int:
        """Shows the newest changes of a task; how many there are in all."""
        found = entries(desk, task_uid)
        self._empty.setVisible(not found)
        for at, line in enumerate(self._lines):
            for widget in line:
                widget.setVisible(at < len(found))
            if at < len(found):
                _, head, foot = line
                head.setText(_rich(found[at]))
                head.setToolTip(_whole(found[at]))
                foot.setText(entry_foot(found[at]))
        return len(found)

    @property
    def heads(self) -> list[str]:
        """The first line of each change that is shown, as rich text."""
        return [head.text() for _, head, _ in self._lines if not head.isHidden()]

    def _line(self, at: int) -> tuple[QWidget, QLabel, QLabel]:
        dot, head, foot = _Dot(recent=at == 0), QLabel(), _caption("")
        head.setTextFormat(Qt.TextFormat.RichText)
        head.setWordWrap(True)
        head.setProperty("type", "small")
        foot.setContentsMargins(0, 0, 0, 6)
        self._grid.addWidget(dot, 2 * at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(head, 2 * at, 1)
        self._grid.addWidget(foot, 2 * at + 1, 1)
        return dot, head, foot


def _rich(entry: Entry) -> str:
    return f"{escape(entry_head(entry))}<b>{escape(entry_new(entry))}</b>"


def _whole(entry: Entry) -> str:
    """Both values unshortened, where they were shortened."""
    if max(len(entry.shown_old), len(entry.shown_new)) <= _LONGEST:
        return ""
    return f"<p>{escape(entry.shown_old)} → {escape(entry.shown_new)}</p>"


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
    return label(text, "caption", "muted", wraps=True)
