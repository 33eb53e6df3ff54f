"""Buttons with a verb: Enter presses none of them by itself. Knows no dialog."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


def verb_button(
    words: str, deed: Callable[[], object], *, kind: str = "", keys: str = ""
) -> QPushButton:
    """`kind` as the style sheet names it; `keys` that do the same are said in the tool tip."""
    button = QPushButton(words)
    if kind:
        button.setProperty("kind", kind)
    if keys:
        button.setToolTip(f"{words}（{keys}）")
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: deed())
    return button
