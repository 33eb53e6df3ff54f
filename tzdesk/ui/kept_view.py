"""How a ledger was looked at, opening after opening: page, grouping, filter, columns, the task.

Not the search text. What no longer fits – a unit that is gone – is left out.
"""

from dataclasses import replace
from typing import Any

from tzdesk.domain.filter_values import filter_from, filter_values, still_there
from tzdesk.domain.grouping import grouping_named
from tzdesk.settings import Key, Settings
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.task_tree import TaskTree

VIEWS: Key[dict[str, dict[str, Any]]] = Key(
    "views", {}, lambda value: all(isinstance(one, dict) for one in value.values())
)
MOST = 20


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
        lasting = replace(session.asked, search="", tasks=None, origin="")
        views[name] = {
            "grouping": session.grouping.value,
            "task": session.task_uid,
            "overview": session.on_overview,
            "filter": filter_values(lasting),
            "tree": self._tree.state(),
        }
        self._settings.set(VIEWS, dict(list(views.items())[-MOST:]))

    def put_back(self) -> None:
        """Looks at the open ledger as it was looked at last."""
        session = self._session
        if session.desk is None or session.board is None:
            return
        view = self._settings.get(VIEWS).get(str(session.desk.path), {})
        _put_on(view, session)
        self._tree.take_state(view.get("tree"))
        task = view.get("task")
        if isinstance(task, str) and task in session.board.rows:
            session.choose(task)
        session.show_overview(view.get("overview") is True)


def present_look(session: Session, tree: TaskTree) -> dict[str, Any]:
    """How the tree looks now, for a saved view: grouping, filter, columns, order."""
    return {
        "grouping": session.grouping.value,
        "filter": filter_values(session.asked),
        "layout": tree.present_layout(),
    }


def put_on(look: dict[str, Any], session: Session, tree: TaskTree) -> int:
    """Makes the tree look so; how many values of the filter are gone."""
    gone = _put_on(look, session)
    tree.take_layout(look.get("layout"))
    return gone


def _put_on(look: dict[str, Any], session: Session) -> int:
    if session.desk is None:
        return 0
    asked, gone = still_there(filter_from(look.get("filter")), session.desk.ledger)
    if grouping := grouping_named(str(look.get("grouping")), session.desk.ledger.fields):
        session.group_by(grouping)
    session.ask(asked)
    return gone
