"""A process that ends as soon as its window is painted: `tzdesk LEDGER`, or `bare`.

Imports nothing beforehand that the two do not need, so that only their own start is timed.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def _tzdesk(ledger: Path) -> None:
    from tzdesk import app  # noqa: PLC0415 - the other side must not wait for it
    from tzdesk.ui.log import log_folder  # noqa: PLC0415
    from tzdesk.ui.starts import Starts  # noqa: PLC0415

    make_window = app.make_window

    def make_window_that_ends(*given: Any) -> Any:
        window = make_window(*given)
        _end_when_painted(type(window.tree.view), Starts(log_folder()).succeed)
        return window

    app.make_window = make_window_that_ends  # type: ignore[assignment]
    app.main([str(ledger)])


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow, QTreeView  # noqa: PLC0415

    class Tree(QTreeView):
        pass

    _end_when_painted(Tree)
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(Tree())
    window.resize(1440, 900)
    window.show()
    app.exec()


def _end_when_painted(view: type, first: Callable[[], object] = lambda: None) -> None:
    """The first paint of such a view is the last thing that happens, but for what comes `first`.

    A start that ends so would count as failed, and the third one in a row would ask what to do.
    """
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    paint = view.paintEvent  # type: ignore[attr-defined]

    def end() -> None:
        first()
        os._exit(0)

    def paint_and_end(self: object, event: object) -> None:
        paint(self, event)
        QTimer.singleShot(0, end)

    view.paintEvent = paint_and_end  # type: ignore[attr-defined]


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        _bare()
    else:
        _tzdesk(Path(sys.argv[2]))
