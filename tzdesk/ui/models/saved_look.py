"""What a saved view groups and filters by, so that others can tell whether it is what is shown."""

from functools import lru_cache

from tzdesk.domain.filter_values import filter_from
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.records import SavedView
from tzdesk.services.saved_views import read_look
from tzdesk.ui.session import Session


def is_on(view: SavedView, session: Session) -> bool:
    """Whether the tree is grouped and filtered as the view says."""
    return _asked(view.look) == (session.grouping.value, session.asked)


@lru_cache(maxsize=128)
def _asked(look: str) -> tuple[str, TaskFilter]:
    found = read_look(look)
    return str(found.get("grouping", "")), filter_from(found.get("filter"))
