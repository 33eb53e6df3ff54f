"""打印预览… and 打印… of what the window shows, the tasks or 总览; 历次进展…, for a meeting."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tzdesk.ui.messages import run
from tzdesk.ui.said import Said
from tzdesk.ui.widgets.task_tree import TaskTree
from tzdesk.ui.workplace import Workplace

if TYPE_CHECKING:  # no start of the window waits for it
    from tzdesk.ui.printing.printout import Printout

COUNTING = "总览还在统计，统计完再打印。"


class PrintingCommands:
    """Each public method is one command."""

    def __init__(self, place: Workplace, tree: TaskTree):
        self._place, self._tree = place, tree
        self.overview: Callable[[], Printout | None] = lambda: None
        """What 总览 has to print; None while it is counting."""

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {
            "print_preview": partial(self.print, to_pages=True),
            "print": self.print,
            "progress": self.show_progress,
        }

    def print(self, *, to_pages: bool = False) -> None:
        """打印…, or 打印预览…, which begins in the pages."""
        if printout := self._shown():
            print_out(self._place, printout, to_pages=to_pages)
        else:
            self._place.session.said.emit(Said(COUNTING))

    def show_progress(self) -> None:
        """历次进展… of all chosen tasks, in the document's order."""
        from tzdesk.ui.dialogs.progress import ProgressDialog  # noqa: PLC0415 - not at the start

        session = self._place.session
        if board := session.board:
            chosen = set(session.selected)
            dialog = ProgressDialog(self._place, tuple(uid for uid in board.rows if uid in chosen))
            dialog.print_wanted.connect(lambda made: print_out(self._place, made, dialog))
            run(dialog)

    def _shown(self) -> "Printout | None":
        from tzdesk.ui.printing.task_list import TaskList  # noqa: PLC0415 - not at the start

        if self._place.session.on_overview:
            return self.overview()
        layout = self._tree.view.tree.layout
        return TaskList(self._tree.view, layout) if layout else None


def print_out(
    place: Workplace,
    printout: "Printout",
    over: QWidget | None = None,
    *,
    to_pages: bool = False,
) -> None:
    """Shows 打印 with something that can be printed."""
    from tzdesk.ui.printing.dialog import PrintDialog  # noqa: PLC0415 - not at the start

    run(PrintDialog(printout, place, over, to_pages=to_pages))
