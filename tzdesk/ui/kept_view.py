"""How a ledger was looked at, opening after opening: grouping, filter, columns, task in front.

Not the search text. What no longer fits – a unit that is gone – is left out.
"""

from collections.abc import Mapping
from typing import Any

from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.status import Status
from tzdesk.settings import Key, Settings
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree import TaskTree

VIEWS: Key[dict[str, dict[str, Any]]] = Key(
    "views", {}, lambda value: all(isinstance(one, dict) for one in value.values())
)
MOST = 20
FLAGS = ("overdue", "due_soon", "unreported", "coordination", "doubtful", "recent")
SETS = ("sections", "leaders", "units", "deadlines", "statuses")


class KeptView:
    """Writes down and reads back, for whichever ledger is open."""

    def __init__(self, settings: Settings, session: Session, tree: TaskTree):
        self._settings, self._session, self._tree = settings, session, tree

    def keep(self) -> None:
        """Keeps how the open ledger is looked at; the oldest of many ledgers is forgotten."""
        session = self._session
        if session.desk is None or session.board is None:
            return
        name = str(session.desk.path)
        present: dict[str, dict[str, Any]] = self._settings.get(VIEWS)
        views = {other: view for other, view in present.items() if other != name}
        views[name] = {
            "grouping": session.grouping.value,
            "task": session.task_uid,
            "filter": _to_json(session.asked),
            "tree": self._tree.state(),
        }
        self._settings.set(VIEWS, dict(list(views.items())[-MOST:]))

    def put_back(self) -> None:
        """Looks at the open ledger as it was looked at last."""
        session = self._session
        if session.desk is None or session.board is None:
            return
        view = self._settings.get(VIEWS).get(str(session.desk.path), {})
        if view.get("grouping") in set(GroupBy):
            session.group_by(GroupBy(view["grouping"]))
        if isinstance(view.get("tree"), dict):
            self._tree.take_state(view["tree"])
        session.ask(_from_json(view.get("filter")))
        if view.get("task") in session.board.rows:
            session.choose(view["task"])


def _to_json(asked: TaskFilter) -> dict[str, Any]:
    return {
        **{name: sorted(getattr(asked, name)) for name in SETS if getattr(asked, name)},
        **{name: True for name in FLAGS if getattr(asked, name)},
    }


def _from_json(kept: object) -> TaskFilter:
    if not isinstance(kept, Mapping):
        return TaskFilter()
    values: dict[str, Any] = {name: kept.get(name) is True for name in FLAGS}
    for name in SETS:
        found = kept.get(name)
        texts = [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
        values[name] = frozenset(texts)
    values["statuses"] = frozenset(Status(one) for one in values["statuses"] if one in set(Status))
    return TaskFilter(**values)
