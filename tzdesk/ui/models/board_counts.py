"""The counts of the navigation, kept row by row so that an edit never counts all tasks anew."""

from collections import Counter
from datetime import timedelta

from tzdesk.domain.board import Board
from tzdesk.domain.breath import breathe
from tzdesk.domain.doubts import Doubt
from tzdesk.domain.grouping import GroupBy, Grouping, group, keys_of, lasting_keys, title
from tzdesk.domain.returns import ReturnCounts
from tzdesk.domain.task_rows import TaskRow

FLAGS = ("overdue", "due_soon", "coordination", "doubtful", "recent", "starred")
Entry = tuple[str, str, int]
"""A group's key, title and number of tasks."""


class BoardCounts:
    """Counts of one board; they follow the period, not the filters."""

    def __init__(self, board: Board):
        self._board = board
        self._since = board.today - timedelta(board.rules.recent_days)
        self._rows: dict[str, TaskRow] = {}
        self._flags: Counter[str] = Counter()
        self.returns = ReturnCounts(board.ledger)
        """How far the units' returns are, and how many bodies have no form."""
        self._groups: dict[Grouping, dict[str, int]] = {}
        for row in board:
            breathe()
            self._count(row, 1)
            self.returns.add(row)
            self._rows[row.uid] = row

    @property
    def board(self) -> Board:
        """Of what it counts."""
        return self._board

    def refresh(self, uids: frozenset[str]) -> None:
        """Takes the new rows of these tasks."""
        for uid in uids & self._rows.keys():
            before, after = self._rows[uid], self._board.rows[uid]
            self._rows[uid] = after
            self._count(before, -1)
            self.returns.take_away(before)
            self._count(after, 1)
            self.returns.add(after)
            self._regroup(before, after)

    def renewed(self) -> "BoardCounts":
        """All counted anew, with the groups that were asked for: for when many rows changed."""
        made = BoardCounts(self._board)
        for by in tuple(self._groups):
            made._counts(by)
        return made

    def take(self, renewed: "BoardCounts") -> None:
        """Takes over what was counted anew."""
        self._rows, self._flags = renewed._rows, renewed._flags  # noqa: SLF001 - as above
        self.returns, self._groups = renewed.returns, renewed._groups  # noqa: SLF001

    def _regroup(self, before: TaskRow, after: TaskRow) -> None:
        """A task that goes from one group to another takes its place in their counts along."""
        for by, counts in list(self._groups.items()):
            left, come = set(keys_of(before, by)), set(keys_of(after, by))
            if not counts.keys() >= come:
                del self._groups[by]  # where a new group stands is only known by grouping anew
                continue
            for key in left ^ come:
                counts[key] += 1 if key in come else -1

    def _count(self, row: TaskRow, by: int) -> None:
        changed = row.changed_at
        recent = changed is not None and changed.date() > self._since
        for name, holds in zip(
            FLAGS,
            (row.overdue, row.due_soon, row.coordination, row.doubtful, recent, row.family_starred),
            strict=True,
        ):
            if holds:
                self._flags[name] += by

    def groups(self, by: Grouping) -> tuple[Entry, ...]:
        """The groups of a view with their tasks."""
        counts = self._counts(by).items()
        return tuple((key, title(self._board, by, key), count) for key, count in counts if count)

    def _counts(self, by: Grouping) -> dict[str, int]:
        """Tasks of each group of a view, which may have become empty; counted when first asked."""
        if by not in self._groups:
            found = dict.fromkeys(lasting_keys(self._board, by), 0)
            found |= {one.key: len(one.rows) for one in group(self._board, by)}
            self._groups[by] = found
        return self._groups[by]

    def view_count(self, by: Grouping) -> int:
        """Tasks for 按章节, groups for the others; 未明确领导 is no leader."""
        return len(self._rows) if by is GroupBy.SECTION else len(self._named(by))

    def _named(self, by: Grouping) -> list[int]:
        everybody = by in (GroupBy.SECTION, GroupBy.DEADLINE, GroupBy.STATUS)
        counts = self._counts(by).items()
        return [count for key, count in counts if count and (key or everybody)]

    def watched(self, name: str) -> int:
        """Tasks with a flag; for `unreported` units of whose reports none is in."""
        return self.returns.silent if name == "unreported" else self._flags[name]

    def view_tip(self, by: Grouping) -> str:
        """「7 章，138 项任务」, 「73 个单位，共 352 条分工」."""
        if by is GroupBy.SECTION:
            return f"{len(self.groups(by))} 章，{len(self._rows)} 项任务"
        counts = self._named(by)
        number, total = len(counts), sum(counts)
        if not isinstance(by, GroupBy):
            return f"{number} 种，{total} 项任务"
        return {
            GroupBy.LEADER: f"{number} 位领导，共 {total} 条分工",
            GroupBy.UNIT: f"{number} 个单位，共 {total} 条分工",
            GroupBy.DEADLINE: f"{number} 个时限，{total} 项任务",
            GroupBy.STATUS: f"{number} 种状态，{total} 项任务",
            GroupBy.TAG: f"{number} 个标签，{total} 项任务",
        }[by]

    def watch_tip(self, name: str) -> str:
        """What the number of a watch list counts."""
        rules = self._board.rules
        if name != "unreported":
            count = self.watched(name)
            return {
                "overdue": f"{count} 项任务已过时限，尚未完成",
                "starred": f"{count} 项任务标了星标",
                "due_soon": f"{count} 项任务在 {rules.due_soon_days} 天内到期，尚未完成",
                "coordination": f"{count} 项任务需领导协调",
                "doubtful": f"{count} 项任务的填报待核实：{'；'.join(Doubt)}",
                "recent": f"近 {rules.recent_days} 天修改过 {count} 项任务",
            }[name]
        if self._board.period is None:
            return "还没有填报期"
        returns = self.returns
        said = f"{returns.silent} 个单位未报送，{returns.partial} 个单位部分未报"
        more = f"；另有 {returns.formless} 个统称单位没有填报表" if returns.formless else ""
        return said + more
