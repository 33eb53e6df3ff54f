"""Whose words are cut: measures every label, button, field and head that can be seen.

Knows Qt's classes only. What may be longer than its place says so: text that is typed, the message
of the status bar with its tooltip, and what elides itself.
"""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollArea,
    QToolButton,
    QWidget,
)

SLACK = 1
"""Pixels: half pixels are rounded."""
EMPTY = 3
"""Pixels above and below a line of words where nothing is drawn."""


def cut_words(window: QWidget) -> list[str]:
    """A line for each part of the window whose words do not fit."""
    return [
        f"{_called(part)} {why}"
        for part in (window, *window.findChildren(QWidget))
        if part.isVisible() and (why := _cut(part) or _outside(part, window))
    ]


def _cut(part: QWidget) -> str:
    if isinstance(part, QLabel):
        return _cut_label(part)
    if isinstance(part, QHeaderView):
        return "，".join(_cut_heads(part))
    if isinstance(part, (QAbstractButton, QComboBox, QAbstractSpinBox)):
        return _too_small(part)
    if isinstance(part, QLineEdit) and part.placeholderText() and not part.text():
        wide = part.fontMetrics().horizontalAdvance(part.placeholderText())
        return f"hint {wide} in {part.width()}" if wide > part.width() - 4 else ""
    return ""


def _cut_label(label: QLabel) -> str:
    if not label.text() or (label.toolTip() and label.text() in label.toolTip()):
        return ""
    if not label.wordWrap():
        return _too_small(label)
    needed = label.heightForWidth(label.width())
    if needed > label.height() + SLACK:
        return f"{needed} high in {label.height()}"
    longest = max(map(label.fontMetrics().horizontalAdvance, label.text()), default=0)
    return f"{longest} in {label.width()}" if longest > label.width() else ""


def _too_small(part: QWidget) -> str:
    wanted, given = part.minimumSizeHint(), part.size()
    if isinstance(part, QAbstractButton):
        icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
        alone = isinstance(part, QToolButton) and part.toolButtonStyle() is icon_only
        if not part.text() or (alone and not part.icon().isNull()):
            return ""
        wanted = part.sizeHint()
    if isinstance(part, QComboBox):
        wanted = part.sizeHint()
        text = part.fontMetrics().horizontalAdvance(part.currentText())
        wanted.setWidth(min(wanted.width(), text + wanted.height()))
    if wanted.width() > given.width() + SLACK:
        return f"{wanted.width()} wide in {given.width()}"
    line = part.fontMetrics().ascent() + part.fontMetrics().descent()
    needed = wanted.height() if isinstance(part, QLabel) else min(wanted.height(), line)
    return f"{needed} high in {given.height()}" if needed > given.height() + SLACK else ""


def _cut_heads(heads: QHeaderView) -> Iterator[str]:
    model = heads.model()
    for section in range(heads.count()):
        if heads.isSectionHidden(section):
            continue
        words = str(model.headerData(section, heads.orientation()) or "")
        wide = heads.fontMetrics().horizontalAdvance(words)
        if wide > heads.sectionSize(section) - 4:
            yield f"“{words}” {wide} in {heads.sectionSize(section)}"


def _outside(part: QWidget, window: QWidget) -> str:
    """What lies partly behind an edge and cannot be scrolled into sight."""
    words = part.text() if isinstance(part, (QLabel, QAbstractButton)) else ""
    if not words and not isinstance(part, (QComboBox, QLineEdit, QAbstractSpinBox)):
        return ""
    above = part.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, (QAbstractScrollArea, QScrollArea, QMenuBar)):
            return ""
        above = above.parentWidget()
    where = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
    seen = part.visibleRegion().boundingRect().size()
    if not window.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(where):
        return f"at {where.getRect()} outside {window.size().toTuple()}"
    lost = part.width() - seen.width() > SLACK or part.height() - seen.height() > EMPTY
    return f"covered: {seen.toTuple()} of {part.size().toTuple()}" if lost else ""


def _called(part: QWidget) -> str:
    words = part.text() if isinstance(part, (QLabel, QAbstractButton, QLineEdit)) else ""
    if isinstance(part, QComboBox):
        words = part.currentText()
    return f"{type(part).__name__}“{words or part.accessibleName() or part.objectName()}”"
