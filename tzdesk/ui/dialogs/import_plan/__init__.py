"""导入方案: from a document to a plan in the ledger, checked beside the original text."""

from tzdesk.ui.dialogs.import_plan.dialog import ImportDialog

__all__ = ["ImportDialog"]
