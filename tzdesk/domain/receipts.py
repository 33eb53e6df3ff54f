"""收件登记: what a unit handed in for a period – when, and whether as file, on paper, stamped.

A period may have several receipts of a unit: one for each file that was merged, and one that the
clerk ticks by hand (`by_hand`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tzdesk.domain.records import Receipt

TICKS = {"electronic": "电子", "paper": "纸质", "stamped": "盖章"}
"""The ticks of a receipt by their fields, in the order of the screen."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """All receipts of a unit for one period together; `at` is when the last of them came.

    `merged`: a file was read, so that 电子 is a fact and no tick.
    """

    at: datetime | None = None
    electronic: bool = False
    paper: bool = False
    stamped: bool = False
    merged: bool = False

    @property
    def ticked(self) -> tuple[str, ...]:
        """The fields that are ticked."""
        return tuple(name for name in TICKS if getattr(self, name))


NOTHING_IN = HandedIn()


def handed_in(receipts: Iterable[Receipt]) -> HandedIn:
    """What the receipts of one unit and period come to."""
    found = list(receipts)
    if not found:
        return NOTHING_IN
    return HandedIn(
        at=max(one.received_at for one in found),
        electronic=any(one.electronic for one in found),
        paper=any(one.paper for one in found),
        stamped=any(one.stamped for one in found),
        merged=any(one.electronic and not by_hand(one) for one in found),
    )


def by_hand(receipt: Receipt) -> bool:
    """Whether it stands for no file."""
    return receipt.file_name is None and receipt.sha256 is None
