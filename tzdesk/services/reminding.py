"""催报: which units still owe what in a board's period, and the words that ask for it.

Writes nothing and copies nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tzdesk.domain.board import Board
from tzdesk.domain.receipts import NOTHING_IN
from tzdesk.domain.records import Period, Unit, unit_order
from tzdesk.domain.return_matrix import contact_of
from tzdesk.domain.task_rows import TaskRow, UnitRow
from tzdesk.services.receipts import handed_in_of


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit that still owes reports: on which tasks, and how many it owed in all.

    Whom to call is said as `contact_of` does. `on_paper`: it came so (纸质 or 盖章 is ticked).
    """

    unit: Unit
    rows: tuple[TaskRow, ...]
    owed: int
    contact: str | None
    phone: str | None
    on_paper: bool = False

    @property
    def silent(self) -> bool:
        """未报送: none of what it owes is in; else 部分未报."""
        return len(self.rows) == self.owed

    @property
    def numbers(self) -> tuple[str, ...]:
        """The printed numbers of the tasks."""
        return tuple(row.number or "—" for row in self.rows)


def missing_units(board: Board, unit_uids: Iterable[str] | None = None) -> list[Missing]:
    """The units that have not handed in all, by category and position; of `unit_uids` only.

    In a period that was not asked for yet only those that have begun to report.
    """
    wanted = None if unit_uids is None else set(unit_uids)
    owed: dict[str, list[tuple[TaskRow, UnitRow]]] = defaultdict(list)
    for row in board.leaves:
        for one in row.units:
            if one.owes and (wanted is None or one.unit_uid in wanted):
                owed[one.unit_uid].append((row, one))
    found = [_missing(board, uid, parts) for uid, parts in owed.items()]
    kept = (one for one in found if one.rows and not (board.ahead and one.silent))
    return sorted(kept, key=lambda one: unit_order(one.unit))


def _missing(board: Board, uid: str, parts: Sequence[tuple[TaskRow, UnitRow]]) -> Missing:
    unit = board.ledger.get(Unit, uid)
    uids = [one.uid for _, one in parts]
    contact, phone = contact_of(board.ledger, unit, uids, board.periods)
    rows = tuple(row for row, one in parts if not one.reported)
    return Missing(unit, rows, len(parts), contact, phone, _on_paper(board, uid))


def _on_paper(board: Board, uid: str) -> bool:
    came = handed_in_of(board.ledger, uid, board.period.uid) if board.period else NOTHING_IN
    return came.paper or came.stamped


def reminders(
    board: Board, missing: Iterable[Missing], *, front: str = "", contacts: bool = False
) -> str:
    """The text that asks for what is missing, a paragraph for each unit.

    The task of uid `front` is the one that is named. `contacts`: whom to call stands behind the
    unit's name.
    """
    period = board.period
    if period is None:
        return ""
    return "\n".join(_paragraph(period, one, front, contacts) for one in missing)


def _paragraph(period: Period, one: Missing, front: str, contacts: bool) -> str:
    to_call = "　".join(word for word in (one.contact, one.phone) if word) if contacts else ""
    name = f"{one.unit.name}（{to_call}）" if to_call else one.unit.name
    which, due = _which(one, front), _day(period)
    if one.silent and one.on_paper:
        said = f"填报表（{which}）应于{due}前报送，纸质件已收到，请补报电子填报表。"
    elif one.silent:
        said = f"填报表（{which}）应于{due}前报送，目前尚未收到，请尽快报送。"
    else:
        said = f"填报表已收到一部分，还缺{which}，应于{due}前报送，请尽快补报。"
    return f"{name}：你单位{period.label}{said}"


def _which(one: Missing, front: str) -> str:
    """「第 30 项等 5 项任务」, 「第 30 项任务」."""
    named = next((row for row in one.rows if row.uid == front), one.rows[0])
    words = f"第 {named.number} 项" if named.number else "未编号任务"
    if len(one.rows) > 1:
        return f"{words}等 {len(one.rows)} 项任务"
    return f"{words}任务" if named.number else words


def _day(period: Period) -> str:
    """「10月10日」; a day in another year than the period's says so."""
    due = period.due
    year = f"{due.year}年" if due.year != period.end.year else ""
    return f"{year}{due.month}月{due.day}日"
