"""设置: what is one and the same for every ledger of this machine."""

from tzdesk.ui.dialogs.settings.dialog import SettingsDialog

__all__ = ["SettingsDialog"]
