"""Parts of tasks in which members report in a collective unit's place.

Where a task names a member itself, that part stands; else one is made for it. Writes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tzdesk.domain.changes import Change, created
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Assignment, Unit, UnitMember, from_row, new_uid


def stand_ins(part: Assignment, members: Iterable[Unit], named: Sequence[str]) -> list[Assignment]:
    """The parts to make beside `part`, a collective unit's, on a task that names units `named`."""
    missing = [one for one in members if one.uid not in named]
    return [
        Assignment(
            uid=new_uid(),
            task_uid=part.task_uid,
            unit_uid=member.uid,
            printed=member.name,
            role=part.role,
            position=at,
            via_uid=part.uid,
        )
        for at, member in enumerate(missing, len(named))
    ]


def with_stand_ins(ledger: Ledger, changes: Sequence[Change]) -> list[Change]:
    """The changes, and behind them the parts to make along with those they make."""
    return [*changes, *created(newly_owed(ledger, changes))]


def newly_owed(ledger: Ledger, changes: Iterable[Change]) -> list[Assignment]:
    """The parts to make along with `changes` that name collective units on tasks.

    Members that were given for one task only stand in on no other.
    """
    members = _members(ledger)
    if not members:
        return []
    made = [
        from_row("assignment", one.new)
        for one in changes
        if one.entity == "assignment" and one.field is None and one.new is not None
    ]
    return list(_beside(ledger, [one for one in made if isinstance(one, Assignment)], members))


def _members(ledger: Ledger) -> dict[str, list[Unit]]:
    """The members of each collective unit for all tasks."""
    found: dict[str, list[Unit]] = defaultdict(list)
    for uid in {one.unit_uid for one in ledger.rows(UnitMember).values()}:
        general = [one for one in ledger.members(uid) if one.task_uid is None]
        found[uid] = [ledger.get(Unit, one.member_uid) for one in general]
    return found


def _beside(
    ledger: Ledger, made: Sequence[Assignment], members: Mapping[str, Sequence[Unit]]
) -> Iterator[Assignment]:
    named: dict[str, list[str]] = {}
    for one in made:
        present = [part.unit_uid for part in ledger.assignments(one.task_uid)]
        named.setdefault(one.task_uid, present).append(one.unit_uid)
    for one in made:
        for part in stand_ins(one, members.get(one.unit_uid, ()), named[one.task_uid]):
            named[one.task_uid].append(part.unit_uid)
            yield part
