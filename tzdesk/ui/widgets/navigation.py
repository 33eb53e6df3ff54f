"""The left pane: views with their groups, and watch lists, each with its count.

Says what it wants through the session; knows no other pane.
"""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget

from tzdesk.domain.grouping import GroupBy, Grouping
from tzdesk.domain.records import SavedView
from tzdesk.services.saved_views import remove_view
from tzdesk.ui.delegates.navigation_row import NavigationDelegate, chevron_width
from tzdesk.ui.models.filter_tokens import with_part
from tzdesk.ui.models.navigation import NavigationModel
from tzdesk.ui.models.navigation_lines import Level, Line
from tzdesk.ui.models.saved_look import is_on
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.no_letter_search import NoLetterSearch

Key = Qt.Key


class Navigation(NoLetterSearch, QTreeView):
    """↑ ↓ move, → ← open and close, Enter or a click goes there; F2 and Delete for 我的视图."""

    view_wanted = Signal(str)
    """The saved view of that uid should be shown."""
    view_changed = Signal(str)
    """It should show from now on what the tree shows."""

    manual_page = "navigation"

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._open_views: set[Grouping] = {GroupBy.SECTION}
        self._restoring = False
        self.lines = NavigationModel(session, self)
        self.setModel(self.lines)
        self._delegate = NavigationDelegate(self.lines, self._is_open, self)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self.lines.modelReset.connect(self._restore)
        self.expanded.connect(lambda index: self._note(index, True))
        self.collapsed.connect(lambda index: self._note(index, False))
        session.grouping_changed.connect(self._on_grouping_changed)
        session.filter_changed.connect(self.viewport().update)
        session.page_changed.connect(self.viewport().update)
        self._restore()

    def _set_up(self) -> None:
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setProperty("pane", "panel")
        self.setAccessibleName("导航")

    def _is_open(self, line: Line) -> bool:
        """Whether the tree shows this view, or this watch list is a token of the filter."""
        if self._session.board is None:
            return False
        if line.level is Level.PAGE:
            return self._session.on_overview
        if line.level is Level.VIEW:
            return line.by == self._session.grouping and not self._session.on_overview
        if line.level is Level.SAVED:
            view = self._session.board.ledger.find(SavedView, line.name)
            return view is not None and is_on(view, self._session)
        return line.level is Level.WATCH and bool(getattr(self._session.asked, line.name))

    def choose(self, index: QModelIndex) -> None:
        """Goes where a row leads."""
        if not index.isValid() or not self.isEnabled():
            return
        line, session = self.lines.line(index), self._session
        if line.level is Level.PAGE:
            session.show_overview()
        elif line.level is Level.VIEW and line.by:
            session.group_by(line.by)
            self.setExpanded(index, True)
        elif line.level is Level.ENTRY and line.by:
            session.seek_group(line.by, line.name)
        elif line.level is Level.WATCH:
            wanted = not getattr(session.asked, line.name)
            session.ask(with_part(session.asked, line.name, wanted))
        elif line.level is Level.SAVED:
            self.view_wanted.emit(line.name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        is_view = self.lines.line(index).level is Level.VIEW
        if is_view and event.position().x() < chevron_width(current_theme()):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
            self.choose(index)
        elif self._is_saved(index) and event.key() == Key.Key_F2:
            self.edit(index)
        elif self._is_saved(index) and event.key() == Key.Key_Delete:
            self.remove(index)
        elif event.key() == Key.Key_Left and index.parent().isValid():
            self.setCurrentIndex(index.parent())
        else:
            super().keyPressEvent(event)

    def _is_saved(self, index: QModelIndex) -> bool:
        return index.isValid() and self.lines.line(index).level is Level.SAVED

    def remove(self, index: QModelIndex) -> None:
        """Removes a saved view; the one in its place, or the row above, is the current one then."""
        place, uid = index.row(), self.lines.line(index).name
        if written := self._session.write(lambda desk: remove_view(desk, uid)):
            self._session.tell(written)
            last = self.lines.rowCount() - 1
            self.setCurrentIndex(self.lines.index(min(place, last), 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if self._is_saved(index):
            menu = self.menu_of(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()))

    def menu_of(self, index: QModelIndex) -> QMenu:
        """What can be done with a saved view."""
        uid = self.lines.line(index).name
        menu = QMenu(self)
        menu.addAction("打开").triggered.connect(lambda: self.view_wanted.emit(uid))
        menu.addAction("更新为当前筛选和布局").triggered.connect(
            lambda: self.view_changed.emit(uid)
        )
        menu.addSeparator()
        menu.addAction("改名\tF2").triggered.connect(lambda: self.edit(index))
        menu.addAction("删除\tDelete").triggered.connect(lambda: self.remove(index))
        return menu

    def _on_grouping_changed(self) -> None:
        view = self.lines.view_index(self._session.grouping)
        self.setExpanded(view, True)
        self.scrollTo(view)
        self.viewport().update()

    def _note(self, index: QModelIndex, opened: bool) -> None:
        by = self.lines.line(index).by
        if by and not self._restoring:
            (self._open_views.add if opened else self._open_views.discard)(by)

    def _restore(self) -> None:
        """After the model was laid out anew the same views are open."""
        self._restoring = True
        for by in self._open_views:
            self.setExpanded(self.lines.view_index(by), True)
        self._restoring = False
        self.setEnabled(self._session.board is not None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
