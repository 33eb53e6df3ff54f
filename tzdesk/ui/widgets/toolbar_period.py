"""填报期 ▾ of the toolbar: the periods of the plan, newest first, then 填报期设置….

Shows the session's period and asks the session for another.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from tzdesk.domain.board import current_period
from tzdesk.domain.records import Period
from tzdesk.ui.session import Session

SETTINGS = "填报期设置…"


class PeriodBox(QComboBox):
    """Hidden while the plan has no periods."""

    settings_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.setAccessibleName("填报期")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._on_activated)
        session.board_replaced.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Reads the plan's periods anew."""
        self.clear()
        for period in periods_newest_first(self._session):
            self.addItem(period.label, period.uid)
        if self.count():
            self.insertSeparator(self.count())
            self.addItem(SETTINGS)
        self._show_present()

    def _show_present(self) -> None:
        board = self._session.board
        if board and board.period:
            self.setCurrentIndex(self.findData(board.period.uid))

    def _on_activated(self, index: int) -> None:
        uid = self.itemData(index)
        if uid:
            self._session.show_period(uid)
        else:
            self._show_present()
            self.settings_wanted.emit()


def periods_newest_first(session: Session) -> list[Period]:
    """The periods of the plan on the board."""
    board = session.board
    return board.ledger.periods(board.plan.uid)[::-1] if board else []


def past_period(session: Session) -> Period | None:
    """The period on the board if it lies before 本期."""
    board = session.board
    if board is None or board.period is None:
        return None
    present = current_period(board.ledger, board.plan.uid, board.today)
    return board.period if present and board.period.start < present.start else None
