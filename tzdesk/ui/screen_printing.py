"""打印 and 历次进展 as a clerk would see them, pages laid out, for `screens`."""

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog

from tzdesk.ui.main_window import MainWindow

_LARGEST = QSize(1100, 760)


def printing_dialogs(window: MainWindow, size: tuple[int, int]) -> Iterator[tuple[str, QDialog]]:
    """Tasks, 总览 and the progress of one task and of several, each by the name of its picture."""
    from tzdesk.domain.overview import overview  # noqa: PLC0415 - not at the start
    from tzdesk.domain.steps import finish  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.progress import ProgressDialog  # noqa: PLC0415 - as above
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
    chosen = window.session.selected
    for name, uids in (("12-progress", chosen), ("12-progress-several", tuple(board.rows)[12:18])):
        progress = ProgressDialog(window.place, uids)
        progress.resize(_LARGEST.boundedTo(QSize(*size)))
        yield name, progress
