"""Menus that are filled when they open, and those that are seen only where they hold something.

Knows the menus by their names and who fills each; builds none.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from tzdesk.ui.actions import Actions
from tzdesk.ui.commands.groups import CommandGroups
from tzdesk.ui.commands.outline import fill_plans, has_plans
from tzdesk.ui.commands.view import (
    fill_own_groupings,
    fill_periods,
    has_own_columns,
    has_own_groupings,
)
from tzdesk.ui.session import Session

_SEEN = {
    "plans": has_plans,
    "own_groupings": has_own_groupings,
    "own_filters": has_own_columns,
}


def wire_menus(commands: Actions, groups: CommandGroups, session: Session) -> None:
    """Lets each be filled by whoever knows what belongs there."""
    fills: dict[str, Callable[[QMenu], None]] = {
        "steps": groups.steps.fill,
        "saved_views": groups.saved_views.fill_menu,
        "recent": groups.ledgers.fill_recent,
        "theme": groups.view.fill_themes,
        "own_filters": groups.finding.fill_own_filters,
        "period": partial(fill_periods, session),
        "plans": partial(fill_plans, session),
        "own_groupings": partial(fill_own_groupings, session),
    }
    for name, fill in fills.items():
        menu = commands.menu(name)
        menu.aboutToShow.connect(partial(fill, menu))


def show_menus(commands: Actions, session: Session) -> None:
    """Shows those that hold something in this ledger."""
    for name, has_some in _SEEN.items():
        commands.menu(name).menuAction().setVisible(has_some(session))
