"""单位管理 as a dialog: `UnitsDialog`."""

from tzdesk.ui.dialogs.units.dialog import UnitsDialog as UnitsDialog
