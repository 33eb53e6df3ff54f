"""The middle of the window: the tree, or a sentence where nothing matches.

Knows the session and nothing of its neighbours; what they want of it comes through its methods.
"""

from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStackedWidget, QWidget

from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import title
from tzdesk.domain.task_rows import TaskRow
from tzdesk.ui.drafts import Draft
from tzdesk.ui.kept_values import table
from tzdesk.ui.models.filter_tokens import filtered_columns
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.models.task_sort import clicked
from tzdesk.ui.session import Said, Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.task_tree_empty import NothingMatches
from tzdesk.ui.widgets.task_tree_layouts import TreeLayouts
from tzdesk.ui.widgets.task_tree_view import TaskTreeView


class TaskTree(QStackedWidget):
    """Groups, tasks and their units' parts."""

    manual_page = "table"

    funnel_clicked = Signal(str, QPoint)
    """The funnel in a column's head: its name, and where a list may drop down on the screen."""

    row_height_changed = Signal(str)
    command_wanted = Signal(str)
    """A command of the table, chosen in the context menu."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.view = TaskTreeView(session, self)
        self.empty = NothingMatches(session, self)
        self.addWidget(self.view)
        self.addWidget(self.empty)
        heads = self.view.heads
        heads.sort_clicked.connect(self._on_sort_clicked)
        heads.funnel_clicked.connect(self.funnel_clicked)
        self.view.menu_wanted.connect(self._on_menu_wanted)
        self.view.tree.modelReset.connect(self._on_laid_out)
        self.view.tree.rowsInserted.connect(self._show_page)
        self.view.tree.rowsRemoved.connect(self._show_page)
        self._sizes = current_theme().sizes
        self._layouts = TreeLayouts(self.view.columns, self.view.tree, session.grouping)
        for other in (session.grouping_changed, session.board_replaced):
            other.connect(lambda: self._layouts.switch(session.grouping))
        session.group_sought.connect(self.show_group)
        self._on_laid_out()

    def sort(self, column: str, *, adding: bool = False) -> None:
        """What a click on a head does: up, down, the document's order."""
        self.view.tree.sort_by(clicked(self.view.tree.keys, column, adding=adding))

    def _on_sort_clicked(self, column: str, adding: bool) -> None:
        self.sort(column, adding=adding)

    def set_row_height(self, name: str) -> None:
        """compact, standard or relaxed."""
        self.view.set_row_height(name)
        self.row_height_changed.emit(name)

    @property
    def editing(self) -> bool:
        """Whether a cell's editor is open."""
        return self.view.state() is QAbstractItemView.State.EditingState

    def state(self) -> dict[str, Any]:
        """What is kept of the tree from one start to the next, as JSON values by stable names."""
        return {"layouts": self._layouts.state(), "expansion": self.view.expansion.state()}

    def take_state(self, state: object) -> None:
        """Takes back what was kept; what cannot be read is passed over."""
        kept = table(state)
        self.view.expansion.take_state(kept.get("expansion"))
        # Laying the rows out anew opens what was open.
        self._layouts.take_state(kept.get("layouts"))

    def present_layout(self) -> dict[str, Any]:
        """Columns and order of the present grouping, for a saved view."""
        return self._layouts.present()

    def take_layout(self, layout: object) -> None:
        """Takes them over from a saved view."""
        self._layouts.take_present(layout)

    def typed(self) -> Draft | None:
        """The long text that is typed in a cell and not committed."""
        text = self.view.delegate.typed_text()
        one = self.view.tree.edit_of(self.view.currentIndex(), text) if text is not None else None
        if one is None or text is None:
            return None
        return Draft((one.task_uid,), one.field, text, one.period_uid, one.assignment_uid)

    def show_group(self, key: str) -> None:
        """Scrolls to a group and opens it."""
        index = self.view.tree.find((key, "", ""), PLACES["number"])
        if index.isValid():
            self.view.set_open(index, True)
            self.view.go(index)
            self.view.scrollTo(index, self.view.ScrollHint.PositionAtTop)
        elif layout := self.view.tree.layout:
            words = f"“{title(layout.board, layout.by, key)}”没有符合当前筛选的任务。"
            clear = ("清除筛选", lambda: self._session.ask(TaskFilter()))
            self._session.said.emit(Said(words, (clear,)))

    def go_to_first(self) -> None:
        """The first task that is shown becomes the current one, with the focus."""
        layout = self.view.tree.layout
        if layout and layout.shown:
            line = layout.shown[0]
            key = (line.key, layout.rows[line.numbers[0]].uid, "")
            index = self.view.tree.find(key, PLACES["text"])
            self.view.set_open(index.parent(), True)
            self.view.go(index)
            self.view.setFocus()

    def step(self, by: int) -> None:
        """上一项, 下一项: the task before or behind the one in front, as they are shown."""
        tasks = self._tasks_in_order()
        uids = [task.uid for task in tasks]
        here = self._session.task_uid
        place = uids.index(here) + by if here in uids else 0
        if 0 <= place < len(tasks):
            self._session.choose(uids[place])

    def _tasks_in_order(self) -> list[TaskRow]:
        layout = self.view.tree.layout
        if layout is None:
            return []
        numbers = dict.fromkeys(number for line in layout.shown for number in line.numbers)
        return [row for number in numbers for row in layout.rows[number].family]

    def menu_at(self, at: QPoint) -> QMenu | None:
        """The context menu of a cell, which becomes the current one unless it is selected."""
        from tzdesk.ui.widgets.task_tree_menu import context_menu  # noqa: PLC0415 - not at the start

        index = self.view.indexAt(at)
        if not index.isValid():
            index = self.view.currentIndex()
        if not index.isValid():
            return None
        if not self.view.selectionModel().isSelected(index):
            self.view.go(index)
        return context_menu(self.view, index, self, self.command_wanted.emit)

    def _on_menu_wanted(self, at: QPoint) -> None:
        if menu := self.menu_at(at):
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.viewport().mapToGlobal(at))

    def _on_laid_out(self) -> None:
        self.view.heads.show_keys(self.view.tree.keys)
        asked = self._session.asked
        self.view.heads.show_filtered(filtered_columns(asked))
        self._show_page()

    def _show_page(self) -> None:
        layout = self.view.tree.layout
        nothing = layout is not None and not layout.shown and not self._session.asked.empty
        had_focus = self.isAncestorOf(self.focusWidget() or self)
        if nothing:
            self.empty.tell()
        page = self.empty if nothing else self.view
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        if had_focus and not nothing and self.empty.hasFocus():
            self.view.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        sizes = current_theme().sizes
        if event.type() == QEvent.Type.StyleChange and sizes is not self._sizes:
            self._sizes = sizes
            self.view.columns.scale()
            self.view.doItemsLayout()
