"""领导管理: who leads, in what order and role, and who takes over from a day on.

The order is the official ranking, by which every list goes. Every change is one step of 撤销.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.draft import Role
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Leader, Leadership, Succession, Task, new_uid
from tzdesk.domain.successions import leaders_named, shown_leader
from tzdesk.domain.text import compact
from tzdesk.domain.values import clean_text
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.placing import placed_before


@dataclass(frozen=True, slots=True)
class LeaderEntry:
    """A leader as 领导管理 lists it; `lead` and `assist` count the tasks of a plan.

    `shown` stands for the printed `name` today; `successions` are all, oldest first.
    """

    uid: str
    name: str
    shown: str
    lead: int
    assist: int
    successions: tuple[Succession, ...]

    @property
    def tasks(self) -> int:
        """In either role."""
        return self.lead + self.assist


def leader_entries(ledger: Ledger, plan_uid: str, today: date) -> list[LeaderEntry]:
    """All leaders in the order of their ranking."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in ledger.rows(Leadership).values():
        if ledger.get(Task, one.task_uid).plan_uid == plan_uid:
            counts[one.leader_uid][one.role is Role.ASSIST] += 1
    return [
        LeaderEntry(
            uid=one.uid,
            name=one.name,
            shown=shown_leader(ledger, one, today),
            lead=counts[one.uid][0],
            assist=counts[one.uid][1],
            successions=tuple(ledger.successions(one.uid)),
        )
        for one in ledger.leaders
    ]


def move_leader(desk: Desk, leader_uid: str, before: str = "") -> Written:
    """Ranks a leader before another one, or behind all."""
    leader = desk.ledger.get(Leader, leader_uid)
    others = [one for one in desk.ledger.leaders if one.uid != leader_uid]
    changes = placed_before(leader, others, before)
    return desk.write(changes, Source.SETTINGS, f"调整“{leader.name}”的顺序")


def set_role(desk: Desk, leader_uid: str, task_uids: Collection[str], role: Role) -> Written:
    """牵头 or 协同, of a leader on these tasks."""
    leader = desk.ledger.get(Leader, leader_uid)
    changes = [
        Change("leadership", one.uid, "role", one.role.value, role.value)
        for task_uid in task_uids
        for one in desk.ledger.leaderships(task_uid)
        if one.leader_uid == leader_uid
    ]
    word = "协同领导" if role is Role.ASSIST else "牵头领导"
    count = f"（{len(task_uids)} 项）" if len(task_uids) > 1 else ""
    return desk.write(changes, Source.EDIT, f"改“{leader.name}”为{word}{count}")


def succeed(desk: Desk, leader_uid: str, name: str, start: date) -> Written:
    """接任: from a day on somebody else stands for a leader; the printed name stays.

    Raises UserError where nobody is named, nothing would change, or the day is taken.
    """
    ledger = desk.ledger
    leader, name = ledger.get(Leader, leader_uid), clean_text(name)
    if not name:
        raise UserError("没有填写接任人。")
    if compact(name) == compact(leader.name):
        raise UserError("接任人和原领导是同一人。")
    if any(one.start == start for one in ledger.successions(leader_uid)):
        message = f"{start.isoformat()} 起已有接任人。"
        raise UserError(message, "请改用别的日期，或先删除原来的接任。")
    row = Succession(uid=new_uid(), leader_uid=leader_uid, name=name, start=start)
    title = f"设置{name}接任{leader.name}（{start.isoformat()} 起）"
    return desk.write(created([row]), Source.SETTINGS, title)


def remove_succession(desk: Desk, succession_uid: str) -> Written:
    """Takes a succession away again."""
    row = desk.ledger.get(Succession, succession_uid)
    leader = desk.ledger.get(Leader, row.leader_uid)
    title = f"删除接任（{row.name}接任{leader.name}）"
    return desk.write(removed([row]), Source.SETTINGS, title)


def same_name(ledger: Ledger, leader_uid: str, name: str) -> str:
    """A hint, no refusal: that a successor is a leader of the ledger already; "" otherwise."""
    found = [one for one in leaders_named(ledger, name) if one.uid != leader_uid]
    return f"“{found[0].name}”已在领导名单中，两人名下的任务分别统计。" if found else ""


def rename_leader(desk: Desk, leader_uid: str, name: str) -> Written:
    """改名, for a name that was read wrong. Raises UserError where another leader bears it."""
    leader, name = desk.ledger.get(Leader, leader_uid), clean_text(name)
    if not name:
        raise UserError("没有填写姓名。")
    other = desk.ledger.leader_named(name)
    if other and other.uid != leader_uid:
        raise UserError(f"已有领导“{other.name}”。", "请改用别的姓名。")
    changes = [Change("leader", leader_uid, "name", leader.name, name)]
    return desk.write(changes, Source.SETTINGS, f"改名“{leader.name}”为“{name}”")


def why_not_removed(ledger: Ledger, leader_uid: str) -> str:
    """Why a leader must stay; "" where it may go."""
    links = [one for one in ledger.rows(Leadership).values() if one.leader_uid == leader_uid]
    return f"有 {len(links)} 项任务，不能删除" if links else ""


def remove_leader(desk: Desk, leader_uid: str) -> Written:
    """Removes a leader without tasks. Raises UserError for any other."""
    leader = desk.ledger.get(Leader, leader_uid)
    if why := why_not_removed(desk.ledger, leader_uid):
        raise UserError(f"“{leader.name}”{why}。", title="无法删除领导")
    rows = [*desk.ledger.successions(leader_uid), leader]
    return desk.write(removed(rows), Source.SETTINGS, f"删除领导“{leader.name}”")
