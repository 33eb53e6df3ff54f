"""The command 设置…"""

from collections.abc import Callable

from tzdesk.ui.messages import run
from tzdesk.ui.preferences import Preferences
from tzdesk.ui.workplace import Workplace


class SettingsCommands:
    """`back_up` is what 立即备份 does on its page."""

    def __init__(self, place: Workplace, preferences: Preferences, back_up: Callable[[], None]):
        self._place, self._preferences, self._back_up = place, preferences, back_up

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {"settings": self.show}

    def show(self) -> None:
        """设置…"""
        from tzdesk.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - not at the start

        run(SettingsDialog(self._place, self._preferences, self._back_up))
