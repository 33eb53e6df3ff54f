"""单位管理: units by category, their names, contacts, members; making two of them one."""

from tzdesk.ui.dialogs.units.dialog import UnitsDialog

__all__ = ["UnitsDialog"]
