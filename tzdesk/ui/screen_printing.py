"""打印 as a clerk would see it, with its pages laid out, for `screens`."""

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog

from tzdesk.ui.main_window import MainWindow

_LARGEST = QSize(1100, 760)


def printing_dialogs(window: MainWindow, size: tuple[int, int]) -> Iterator[tuple[str, QDialog]]:
    """The tasks and 总览, each by the name of its picture."""
    from tzdesk.domain.overview import overview  # noqa: PLC0415 - not at the start
    from tzdesk.domain.steps import finish  # noqa: PLC0415 - as above
    from tzdesk.ui.overview.printout import OverviewPrintout  # noqa: PLC0415 - as above
    from tzdesk.ui.printing.dialog import PrintDialog  # noqa: PLC0415 - as above
    from tzdesk.ui.printing.task_list import TaskList  # noqa: PLC0415 - as above

    board, layout = window.session.board, window.tree.view.tree.layout
    if board is None or layout is None:
        return
    for name, printout in (
        ("09-print", TaskList(window.tree.view, layout)),
        ("09-print-overview", OverviewPrintout(finish(overview(board)), board)),
    ):
        dialog = PrintDialog(printout, window.place)
        dialog.resize(_LARGEST.boundedTo(QSize(*size)))
        while dialog.pages is None:
            QApplication.processEvents()
        yield name, dialog
