"""按单位填报建议: what the units' reports of a period suggest for the office's summary."""

from tzdesk.domain.board import TaskRow
from tzdesk.domain.reporting import RollUp, roll_up


def suggestion(row: TaskRow) -> RollUp | None:
    """The suggestion for a task of a board; None where no unit that owes a report has given one.

    A unit in whose place others report is not asked beside them.
    """
    owing = [unit for unit in row.units if unit.owes and not unit.stood_in_for]
    reports = [unit.report for unit in owing if unit.report is not None]
    return roll_up(reports, len(owing))


def agrees(row: TaskRow, found: RollUp) -> bool:
    """Whether the summary says already what is suggested."""
    return row.status is found.status and row.percent == found.percent
