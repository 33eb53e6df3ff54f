"""历次进展: all periods of the chosen tasks side by side."""

from tzdesk.ui.dialogs.progress.dialog import ProgressDialog

__all__ = ["ProgressDialog"]
