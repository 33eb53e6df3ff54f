"""接任: who stands for a leader on a day, and by which names a leader is known.

The printed name stays in the document and in every workbook; views show who stands for it.
"""

from datetime import date

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Leader, Succession
from tzdesk.domain.text import compact


def successor(ledger: Ledger, leader_uid: str, day: date) -> Succession | None:
    """The last one who had taken over by that day; None while the printed leader stands."""
    begun = [one for one in ledger.successions(leader_uid) if one.start <= day]
    return begun[-1] if begun else None


def shown_leader(ledger: Ledger, leader: Leader, day: date) -> str:
    """The name that views show on that day."""
    found = successor(ledger, leader.uid, day)
    return found.name if found else leader.name


def leader_names(ledger: Ledger, leader: Leader) -> list[str]:
    """Every name that the leader is found by, the printed one first."""
    return [leader.name, *(one.name for one in ledger.successions(leader.uid))]


def leaders_named(ledger: Ledger, name: str) -> list[Leader]:
    """The leaders of that printed name, and those for whom somebody of that name stands."""
    wanted = compact(name)
    return [
        one
        for one in ledger.leaders
        if wanted in (compact(known) for known in leader_names(ledger, one))
    ]
