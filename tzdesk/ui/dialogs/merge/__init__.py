"""回收合并: what came back, looked at file by file, decided, and written as one step."""

from tzdesk.ui.dialogs.merge.dialog import MergeDialog

__all__ = ["MergeDialog"]
