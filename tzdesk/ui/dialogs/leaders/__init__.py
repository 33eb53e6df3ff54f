"""领导管理: the official ranking, roles on tasks, and who takes over from whom."""

from tzdesk.ui.dialogs.leaders.dialog import LeadersDialog

__all__ = ["LeadersDialog"]
