"""报送情况: units × periods, who is missing, what was handed in on paper."""

from tzdesk.ui.dialogs.returns.dialog import ReturnsDialog as ReturnsDialog
