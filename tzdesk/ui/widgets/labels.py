"""Words in a window: a size and a tone of the style sheet, never taken for rich text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(text: str = "", kind: str = "small", tone: str = "", *, wraps: bool = False) -> QLabel:
    """Words that are nothing else; `kind` and `tone` as the style sheet names them."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("type", kind)
    made.setProperty("tone", tone)
    made.setWordWrap(wraps)
    return made


def set_tone(shown: QLabel, tone: str) -> None:
    """Gives words another tone; nothing is done where they have it."""
    if shown.property("tone") != tone:
        shown.setProperty("tone", tone)
        shown.style().unpolish(shown)
        shown.style().polish(shown)
