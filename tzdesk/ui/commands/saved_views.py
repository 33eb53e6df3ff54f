"""Commands about 我的视图: saving how the tree looks now, and looking at it so again."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from tzdesk.domain.records import SavedView
from tzdesk.services.saved_views import read_look, save_view
from tzdesk.ui.kept_view import present_look, put_on
from tzdesk.ui.messages import run
from tzdesk.ui.session import Said
from tzdesk.ui.widgets.task_tree import TaskTree
from tzdesk.ui.workplace import Workplace

NONE_YET = "还没有保存的视图"


class SavedViewCommands:
    """Each public method is one command, or fills the menu."""

    def __init__(self, place: Workplace, tree: TaskTree):
        self._place, self._tree = place, tree

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {"save_view": self.save}

    def save(self) -> None:
        """保存为视图…"""
        from tzdesk.ui.dialogs.save_view import SaveViewForm  # noqa: PLC0415 - not at the start

        session = self._place.session
        if session.board:
            run(SaveViewForm(session, present_look(session, self._tree), self._place.window))

    def open(self, uid: str) -> None:
        """Shows a saved view; says so where some of what it filters by is gone."""
        session = self._place.session
        view = session.desk.ledger.find(SavedView, uid) if session.desk else None
        if view is None or session.board is None:
            return
        gone = put_on(read_look(view.look), session, self._tree)
        if gone:
            words = f"视图“{view.name}”的筛选中有 {gone} 处已不在台账中，没有用到。"
            session.said.emit(Said(words))

    def update(self, uid: str) -> None:
        """更新为当前筛选和布局: the view shows from now on what the tree does."""
        session = self._place.session
        view = session.desk.ledger.find(SavedView, uid) if session.desk else None
        if view is None:
            return
        look = present_look(session, self._tree)
        if written := session.write(lambda desk: save_view(desk, view.name, look)):
            session.tell(written)

    def fill_menu(self, menu: QMenu) -> None:
        """我的视图 ▸"""
        menu.clear()
        desk = self._place.session.desk
        for view in desk.ledger.saved_views() if desk else ():
            action = menu.addAction(view.name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, uid=view.uid: self.open(uid))
        if menu.isEmpty():
            menu.addAction(NONE_YET).setEnabled(False)
