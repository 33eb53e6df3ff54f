"""方案 ▾ of the toolbar, where a ledger has several: their years, newest first.

Shows the session's plan and asks the session for another.
"""

from collections import Counter

from PySide6.QtWidgets import QComboBox, QWidget

from tzdesk.domain.records import Plan
from tzdesk.ui.session import Session


class PlanBox(QComboBox):
    """Not shown where there is nothing to choose."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.setAccessibleName("方案")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda at: session.show_plan(self.itemData(at)))
        session.board_replaced.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Reads the ledger's plans anew."""
        self.clear()
        board = self._session.board
        if board is None:
            return
        for plan, name in plan_names(board.ledger.plans):
            self.addItem(name, plan.uid)
        self.setCurrentIndex(self.findData(board.plan.uid))
        self.setToolTip(f"方案：{board.plan.title}")


def plan_names(plans: tuple[Plan, ...] | list[Plan]) -> list[tuple[Plan, str]]:
    """「2023年」; where a year has two, which one."""
    years = Counter(one.year for one in plans)
    return [
        (one, f"{one.year}年" if years[one.year] == 1 else one.short_title or one.title)
        for one in plans
    ]
