"""Whether this machine's date can be believed: a wrong one makes every 逾期 and 临期 wrong."""

from datetime import date, datetime, timedelta

from tzdesk.services.desk import Desk

EARLIEST = date(2000, 1, 1)
"""A machine without a battery begins before it."""
TOLERANCE = timedelta(days=1)
"""So far two machines' clocks may differ without harm."""


def clock_doubt(desk: Desk) -> str:
    """What is wrong with the date, as a sentence; "" for nothing."""
    newest = desk.recent(1)
    return doubt_of(desk.now, newest[0].at if newest else None)


def doubt_of(now: datetime, last_write: datetime | None) -> str:
    """The sentence for a clock before 2000, or before the ledger's last write."""
    consequence = "逾期和截止日期会算错。"
    if now.date() < EARLIEST:
        return f"本机日期是 {now.date()}，{consequence}"
    if last_write and now < last_write - TOLERANCE:
        return (
            f"本机日期是 {now.date()}，早于台账最后一次修改（{last_write.date()}），{consequence}"
        )
    return ""
