"""A long text that is only read: it can be selected and copied, and Tab leaves it."""

from typing import TypeVar

from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

T = TypeVar("T", QPlainTextEdit, QTextEdit)


def to_read(box: T, name: str) -> T:
    """Makes a box one of these."""
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName(name)
    box.setProperty("type", "small")
    return box


def value_box(name: str) -> QPlainTextEdit:
    """For one of two texts side by side; while it is empty it says which."""
    box = to_read(QPlainTextEdit(), name)
    box.setPlaceholderText(name)
    return box
