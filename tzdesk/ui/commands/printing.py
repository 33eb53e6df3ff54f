"""打印预览… and 打印…: whichever page the window shows, the tasks or 总览."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tzdesk.ui.messages import run
from tzdesk.ui.widgets.task_tree import TaskTree
from tzdesk.ui.workplace import Workplace

if TYPE_CHECKING:  # no start of the window waits for it
    from tzdesk.ui.printing.printout import Printout


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
        }

    def print(self, *, to_pages: bool = False) -> None:
        """打印…, or 打印预览…, which begins in the pages."""
        if printout := self._shown():
            print_out(self._place, printout, to_pages=to_pages)

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
