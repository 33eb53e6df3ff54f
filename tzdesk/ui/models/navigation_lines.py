"""What a row of the navigation is: its words, its count, the icon before it. Words only."""

from dataclasses import dataclass
from enum import Enum

from tzdesk.domain.grouping import GroupBy, Grouping

MY_VIEWS = "我的视图"


class Level(Enum):
    """What a row is."""

    HEADING = "heading"
    PAGE = "page"
    VIEW = "view"
    ENTRY = "entry"
    WATCH = "watch"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `name` is a group's key, a flag of the filter, or a saved view's uid.

    `shape` is drawn as the icon.
    """

    level: Level
    title: str
    count: int | None = None
    tip: str = ""
    icon: str = ""
    shape: str = ""
    by: Grouping | None = None
    name: str = ""
    urgent: bool = False

    @property
    def counted(self) -> str:
        """The count in words, for reading out."""
        return "" if self.count is None else self.tip or f"{self.count} 项任务"


VIEW_ICONS = {
    GroupBy.SECTION: "list",
    GroupBy.LEADER: "user",
    GroupBy.UNIT: "building",
    GroupBy.DEADLINE: "calendar",
    GroupBy.STATUS: "flag",
    GroupBy.TAG: "tag",
}
_OWN_ICON = "columns"


def view_icon(by: Grouping) -> str:
    """Before a view's name."""
    return VIEW_ICONS[by] if isinstance(by, GroupBy) else _OWN_ICON


WATCH_ICONS = {"unreported": "inbox", "recent": "history", "starred": "star"}
WATCH_SHAPES = {
    "overdue": "overdue",
    "due_soon": "due_soon",
    "coordination": "coordination",
    "doubtful": "warning",
}
