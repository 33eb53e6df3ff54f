"""下发填报表: which units get a workbook, where to, under which names; and what then lacks one."""

from tzdesk.ui.dialogs.dispatch.dialog import DispatchDialog

__all__ = ["DispatchDialog"]
