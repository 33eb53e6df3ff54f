"""Which controls a screen reader would have no name for."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox),
    *(QComboBox, QLineEdit, QPlainTextEdit, QTextEdit),
)


def nameless(window: QWidget) -> list[str]:
    """Controls that can be seen and say nothing of themselves."""
    return [
        f"no name: {type(part).__name__} in {type(part.parentWidget()).__name__}"
        for part in window.findChildren(QWidget)
        if part.isVisible()
        and isinstance(part, CONTROLS)
        and not is_inner(part)
        and not _name(part)
    ]


def is_inner(part: QWidget) -> bool:
    """A part of another control, which has the name."""
    inside = isinstance(
        part.parentWidget(), (QAbstractSpinBox, QComboBox, QAbstractItemView, QLineEdit)
    )
    return inside or isinstance(part, QHeaderView) or part.objectName().startswith("qt_")


def _name(part: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(part)
    return found.text(QAccessible.Text.Name) if found else ""
