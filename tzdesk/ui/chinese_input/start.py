"""Chooses the way of Chinese input when the program starts, and says which in the log."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from tzdesk.ui.chinese_input.choice import Choice, choose
from tzdesk.ui.chinese_input.session_bus import BusError, SessionBus, address

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

WIDER_CHOICE = "QT_IM_MODULES"
"""Where it is set Qt asks nothing else."""


def choose_way(note: Callable[[str], None]) -> Choice | None:
    """Looks at the session and sets what Qt reads when it starts; None where there is no bus."""
    try:
        bus = SessionBus(address(os.environ))
        names = bus.names()
        bus.close()
    except BusError as error:
        note(f"input method: no session bus, {error}")
        return None
    choice = choose(os.environ, names)
    note(f"input method: {choice.says}")
    if choice.environment:
        os.environ.pop(WIDER_CHOICE, None)
        os.environ.update(choice.environment)
    return choice


def begin(app: "QGuiApplication", choice: Choice | None, note: Callable[[str], None]) -> None:
    """Builds the bridge where the choice needs one."""
    if choice and choice.fcitx:
        from tzdesk.ui.chinese_input.bridge import FcitxBridge  # noqa: PLC0415 - only there

        FcitxBridge(app, address(os.environ), choice.fcitx, note)
