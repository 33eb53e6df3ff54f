"""The counts of the navigation, kept row by row so that an edit never counts all tasks anew."""

from collections import Counter
from datetime import timedelta
from functools import cached_property

from tzdesk.domain.board import Board
from tzdesk.domain.grouping import GroupBy, group
from tzdesk.domain.status import Status
from tzdesk.domain.task_rows import TaskRow

FLAGS = ("overdue", "due_soon", "coordination", "recent")
Entry = tuple[str, str, int]
"""A group's key, title and number of tasks."""


class BoardCounts:
    """Counts of one board; they follow the period, not the filters."""

    def __init__(self, board: Board):
        self._board = board
        self._since = board.today - timedelta(board.rules.recent_days)
        self._rows: dict[str, TaskRow] = {}
        self._statuses: Counter[Status] = Counter()
        self._flags: Counter[str] = Counter()
        self._owed: Counter[str] = Counter()
        self._came: Counter[str] = Counter()
        self._groups: dict[GroupBy, tuple[Entry, ...]] = {}
        for row in board:
            self._count(row, 1)
            self._rows[row.uid] = row

    def refresh(self, uids: frozenset[str]) -> None:
        """Takes the new rows of these tasks."""
        for uid in uids & self._rows.keys():
            self._count(self._rows[uid], -1)
            self._rows[uid] = self._board.rows[uid]
            self._count(self._rows[uid], 1)
        self._groups.pop(GroupBy.STATUS, None)

    def _count(self, row: TaskRow, by: int) -> None:
        self._statuses[row.status] += by
        changed = row.changed_at
        recent = changed is not None and changed.date() > self._since
        for name, holds in zip(
            FLAGS, (row.overdue, row.due_soon, row.coordination, recent), strict=True
        ):
            if holds:
                self._flags[name] += by
        for unit in row.units:
            if unit.owes:
                self._owed[unit.unit_uid] += by
                self._came[unit.unit_uid] += by * unit.reported

    def groups(self, by: GroupBy) -> tuple[Entry, ...]:
        """The groups of a view with their tasks."""
        if by not in self._groups:
            if by is GroupBy.STATUS:
                counts = ((one.value, one.value, self._statuses[one]) for one in Status)
                self._groups[by] = tuple(entry for entry in counts if entry[2])
            else:
                self._groups[by] = tuple(
                    (one.key, one.title, len(one.rows)) for one in group(self._board, by)
                )
        return self._groups[by]

    def view_count(self, by: GroupBy) -> int:
        """Tasks for 按章节, groups for the others; 未明确领导 is no leader."""
        return len(self._rows) if by is GroupBy.SECTION else len(self._named(by))

    def _named(self, by: GroupBy) -> list[Entry]:
        nobody = by in (GroupBy.LEADER, GroupBy.UNIT)
        return [entry for entry in self.groups(by) if entry[0] or not nobody]

    def watched(self, name: str) -> int:
        """Tasks with a flag; for `unreported` units of whose reports none is in."""
        return self.silent if name == "unreported" else self._flags[name]

    @property
    def silent(self) -> int:
        """Units that owe reports, of which none is in."""
        return sum(count > 0 and not self._came[unit] for unit, count in self._owed.items())

    @property
    def partial(self) -> int:
        """Units of whose reports some are in."""
        return sum(0 < self._came[unit] < count for unit, count in self._owed.items())

    @cached_property
    def formless(self) -> int:
        """Collective units in whose place nobody reports."""
        replaced = {u.via_uid for row in self._rows.values() for u in row.units if u.via_uid}
        return len(
            {
                unit.unit_uid
                for row in self._rows.values()
                for unit in row.units
                if unit.collective and not unit.owes and unit.uid not in replaced
            }
        )

    def view_tip(self, by: GroupBy) -> str:
        """「7 章，138 项任务」, 「73 个单位，共 352 条分工」."""
        if by is GroupBy.SECTION:
            return f"{len(self.groups(by))} 章，{len(self._rows)} 项任务"
        total = sum(count for _, _, count in self._named(by))
        number = len(self._named(by))
        return {
            GroupBy.LEADER: f"{number} 位领导，共 {total} 条分工",
            GroupBy.UNIT: f"{number} 个单位，共 {total} 条分工",
            GroupBy.DEADLINE: f"{number} 个时限，{total} 项任务",
            GroupBy.STATUS: f"{number} 种状态，{total} 项任务",
        }[by]

    def watch_tip(self, name: str) -> str:
        """What the number of a watch list counts."""
        rules = self._board.rules
        if name != "unreported":
            count = self.watched(name)
            return {
                "overdue": f"{count} 项任务已过时限，尚未完成",
                "due_soon": f"{count} 项任务在 {rules.due_soon_days} 天内到期，尚未完成",
                "coordination": f"{count} 项任务需领导协调",
                "recent": f"近 {rules.recent_days} 天修改过 {count} 项任务",
            }[name]
        if self._board.period is None:
            return "还没有填报期"
        said = f"{self.silent} 个单位未报送，{self.partial} 个单位部分未报"
        formless = self.formless
        return f"{said}；另有 {formless} 个统称单位没有填报表" if formless else said
