"""Every group of commands, made and bound in one place: a new group is one line here.

Knows the groups by their classes and what they work with; does nothing itself.
"""

from collections.abc import Callable

from tzdesk.ui.commands.about import HelpCommands
from tzdesk.ui.commands.finding import FindingCommands
from tzdesk.ui.commands.following import FollowingCommands
from tzdesk.ui.commands.keeping import KeepingCommands
from tzdesk.ui.commands.ledgers import LedgerCommands
from tzdesk.ui.commands.managing import ManagingCommands
from tzdesk.ui.commands.outline import OutlineCommands
from tzdesk.ui.commands.plans import PlanCommands
from tzdesk.ui.commands.printing import PrintingCommands
from tzdesk.ui.commands.receiving import ReceivingCommands
from tzdesk.ui.commands.saved_views import SavedViewCommands
from tzdesk.ui.commands.settings import SettingsCommands
from tzdesk.ui.commands.steps import StepCommands
from tzdesk.ui.commands.tasks import TaskCommands
from tzdesk.ui.commands.unsaved import UnsavedWrites
from tzdesk.ui.commands.view import ViewCommands
from tzdesk.ui.preferences import Preferences
from tzdesk.ui.widgets.filter_bar import FilterBar
from tzdesk.ui.widgets.task_tree import TaskTree
from tzdesk.ui.workplace import Workplace


class CommandGroups:
    """The groups of one window."""

    def __init__(self, place: Workplace, tree: TaskTree, filters: FilterBar):
        self.preferences = Preferences(place, tree)
        self.ledgers, self.view = LedgerCommands(place), ViewCommands(place, self.preferences)
        self.outline = OutlineCommands(place)
        self.plans = PlanCommands(place, self.ledgers)
        self.keeping = KeepingCommands(place, self.ledgers)
        self.following = FollowingCommands(place, self.plans.edit_periods)
        self.receiving = ReceivingCommands(place, self.ledgers, self.plans)
        self.managing = ManagingCommands(place, tree)
        self.printing = PrintingCommands(place, tree)
        self.steps = StepCommands(place)
        self.tasks = TaskCommands(place.session, tree)
        self.settings = SettingsCommands(place, self.preferences, self.keeping.back_up)
        self.saved_views = SavedViewCommands(place, tree)
        self.finding = FindingCommands(place, tree, filters, self.saved_views)
        self.help = HelpCommands(place)
        self.unsaved = UnsavedWrites(place, self.ledgers)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each of their commands does, by its name in the table."""
        deeds: dict[str, Callable[[], object]] = {}
        for group in (
            *(self.ledgers, self.plans, self.outline, self.receiving, self.following, self.keeping),
            self.steps,
            *(self.view, self.tasks, self.finding, self.saved_views, self.settings, self.help),
            *(self.managing, self.printing),
        ):
            deeds |= group.deeds()
        return deeds
