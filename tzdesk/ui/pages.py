"""The middle of the window: the first page, the tasks, or 总览, which is made when first asked for.

Follows the session; knows no command.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from tzdesk.ui.session import Session

if TYPE_CHECKING:  # no start of the window waits for it
    from tzdesk.ui.overview.page import OverviewPage


class Pages(QStackedWidget):
    """`work` is the tree with its filters."""

    def __init__(
        self,
        session: Session,
        work: QWidget,
        first_run: QWidget,
        make_overview: "Callable[[], OverviewPage]",
    ):
        super().__init__()
        self._session, self._work, self._first_run = session, work, first_run
        self._make = make_overview
        self.overview: OverviewPage | None = None
        self.addWidget(work)
        self.addWidget(first_run)

    def wanted(self) -> QWidget:
        """What should be seen now."""
        if self._session.board is None:
            return self._first_run
        if not self._session.on_overview:
            return self._work
        if self.overview is None:
            self.overview = self._make()
            self.addWidget(self.overview)
        return self.overview

    def turn(self) -> None:
        """Shows what should be seen."""
        self.setCurrentWidget(self.wanted())

    @property
    def settled(self) -> bool:
        """Whether it is seen already."""
        return self.currentWidget() is self.wanted()
