"""总览 as a page of the window: counts the session's board, and leads to the tasks behind it.

Counts between events, and only while the page is looked at: until then it just notes that
something has changed.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.overview import Overview, overview
from tzdesk.errors import UserError
from tzdesk.ui.commands.printing import print_out
from tzdesk.ui.messages import run, show_error
from tzdesk.ui.overview import words
from tzdesk.ui.overview.all_bars import AllBars
from tzdesk.ui.overview.card import picture, save_picture
from tzdesk.ui.overview.content import OverviewContent
from tzdesk.ui.overview.panels import panels
from tzdesk.ui.overview.parts import Drill, Panel
from tzdesk.ui.overview.printout import OverviewPrintout
from tzdesk.ui.overview.tables import page_table
from tzdesk.ui.overview.view import SAVE_PICTURE, PanelView
from tzdesk.ui.session import Said
from tzdesk.ui.slices import Slices
from tzdesk.ui.theme import current_theme, icon
from tzdesk.ui.told_files import saved
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.task_tree_copy import clipboard_data
from tzdesk.ui.workplace import Workplace

MARGIN = 12
COUNTING = "正在统计…"
PICTURE = "图片 (*.png)"
PNG = ".png"


class OverviewPage(QWidget):
    """Head, figures, panels; scrolls where there is no room for all."""

    manual_page = "overview"

    returns_wanted, list_wanted = Signal(), Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None):
        super().__init__(parent)
        self._place, self._session = place, place.session
        self.found: Overview | None = None
        self._stale = True
        self._last_focus: QWidget | None = None
        self._slices = Slices(self)
        self.setProperty("pane", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.TITLE)
        self.title, self.told = label(words.TITLE, "heading"), label(tone="muted")
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.copy_button = verb_button("复制数据", self.copy, kind="small")
        self.print_button = verb_button("打印…", self.print, kind="small")
        self.content = OverviewContent()
        self.area = QScrollArea()
        self._arrange()
        self._wire()
        self._draw()

    # What it is made of

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.told, 1)
        head.addWidget(self.copy_button)
        head.addWidget(self.print_button)
        self.area.setWidget(self.content)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, 0, 0)
        column.setSpacing(8)
        head.setContentsMargins(0, 0, MARGIN, 0)
        column.addLayout(head)
        column.addWidget(self.area, 1)

    def _wire(self) -> None:
        session, content = self._session, self.content
        session.board_replaced.connect(self._on_changed)
        session.rows_changed.connect(lambda _uids: self._on_changed())
        content.drilled.connect(self._on_drilled)
        content.all_wanted.connect(self.show_all)
        content.returns_wanted.connect(self.returns_wanted)
        content.list_wanted.connect(self.list_wanted)
        for view in content.views.values():
            self._wire_view(view)

            view.reached.connect(partial(self._on_reached, view))

    def _wire_view(self, view: PanelView) -> None:
        view.picture_wanted.connect(self._on_picture)
        view.data_wanted.connect(self._on_data)
        view.file_wanted.connect(self._on_file)

    def _draw(self) -> None:
        side = current_theme().sizes.icon_pane
        for button, name in ((self.copy_button, "copy"), (self.print_button, "printer")):
            button.setIcon(icon(name, size=side))
            button.setIconSize(QSize(side, side))

    def _on_reached(self, view: PanelView) -> None:
        """Scrolls to the part that the keys have come to."""
        if view.part:
            at = view.mapTo(self.content, view.part.rect.center())
            self.area.ensureVisible(at.x(), at.y(), 0, view.part.rect.height())

    # When it counts

    def _on_changed(self) -> None:
        self._stale = True
        self._slices.stop()
        if self.isVisible():
            self._count()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._count()
        self._fit()

    def _count(self) -> None:
        board = self._session.board
        if board is None:
            return
        self.told.setText(COUNTING)
        self._slices.run(overview(board), self._on_counted)

    def _on_counted(self, found: Overview) -> None:
        board = self._session.board
        if board is None:
            return
        self.found, self._stale = found, False
        self.content.show_overview(found, board)
        self._fit()

    # Where it leads

    def take_focus(self) -> None:
        """Where the focus was when the page was left, else the first figure."""
        last = self._last_focus
        there = last if last and last.isEnabled() and last.isVisible() else None
        (there or self.content.figures[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_drilled(self, drill: Drill) -> None:
        """The tree with exactly these tasks, whatever was asked before."""
        self._last_focus = self.focusWidget()
        tasks = frozenset(drill.find())
        self._session.ask(TaskFilter(tasks=tasks, origin=f"{words.ORIGIN}{drill.words}"))

    def show_all(self, by: GroupBy) -> None:
        """全部单位…"""
        if self.found:
            dialog = AllBars(self.found, by, self._place)
            dialog.view.drilled.connect(self._on_drilled)
            self._wire_view(dialog.view)
            run(dialog)

    # What is taken from it

    def copy(self) -> None:
        """复制数据: everything on the page as a table."""
        board = self._session.board
        if self.found and board:
            figures = words.figures(self.found, board)
            heading = f"{board.plan.title}　{words.when(board)}"
            table = page_table(heading, figures, list(panels(self.found, board).values()))
            QGuiApplication.clipboard().setMimeData(clipboard_data(table))
            self._say("已复制总览的数据")

    @property
    def counted(self) -> bool:
        """Whether all is shown as it is now."""
        return not self._stale

    def printout(self) -> OverviewPrintout | None:
        """What is shown, for paper; None while it is being counted."""
        board = self._session.board if self.counted else None
        return OverviewPrintout(self.found, board) if self.found and board else None

    def print(self) -> None:
        """打印…"""
        if printout := self.printout():
            print_out(self._place, printout)

    def _on_data(self, panel: Panel) -> None:
        QGuiApplication.clipboard().setMimeData(clipboard_data(panel.table()))
        self._say(f"已复制“{panel.title}”的数据")

    def _on_picture(self, panel: Panel) -> None:
        QGuiApplication.clipboard().setPixmap(picture(panel))
        self._say(f"已复制“{panel.title}”的图片")

    def _on_file(self, panel: Panel) -> None:
        memory = self._place.memory
        proposed = memory.folder("export") / f"{panel.title}{PNG}"
        chosen, _ = QFileDialog.getSaveFileName(self, SAVE_PICTURE, str(proposed), PICTURE)
        if not chosen:
            return
        path = Path(chosen).with_suffix(PNG)
        try:
            save_picture(picture(panel), path)
        except UserError as error:
            show_error(self, error)
            return
        memory.keep_folder("export", path.parent)
        self._session.said.emit(saved(f"已保存图片：{path.name}", path))

    def _say(self, text: str) -> None:
        self._session.said.emit(Said(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    # How it fits

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
            self._fit()

    def _fit(self) -> None:
        """The width beside a scroll bar, so that nothing moves when one comes."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        room = self.area.height() - MARGIN
        self.content.fit(self.area.width() - max(bar, MARGIN), room)
        self._tell()

    def _tell(self) -> None:
        """As much of the sentence as there is room for: words are never cut in two."""
        board = self._session.board
        if board is None or self._stale:
            return
        whole = words.subtitle(board)
        fits = self.told.fontMetrics().horizontalAdvance(whole) <= self.told.width()
        self.told.setText(whole if fits else words.when(board))
