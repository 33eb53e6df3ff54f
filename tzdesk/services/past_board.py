"""A plan as it stood at the end of a past day: all that was written since, taken back in memory.

Nothing is guessed: where the history does not reach, it says so. Writes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tzdesk.domain.board import Board, current_period
from tzdesk.domain.changes import Batch, inverse
from tzdesk.domain.differences import Comparison, compare
from tzdesk.domain.filters import TaskFilter
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Period, Plan
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.progress import Progress, unwatched
from tzdesk.services.search_keys import search_keys
from tzdesk.store.ledger_file import LedgerFile

TITLE = "无法比较"
_TRIES = 3
"""How often the ledger is read anew where somebody wrote to it meanwhile."""


@dataclass(frozen=True, slots=True)
class Past:
    """What is different since the end of `day`; `period` is the one the plan was in then."""

    day: date
    period: str
    comparison: Comparison


def compare_with(
    desk: Desk, board: Board, asked: TaskFilter, day: date, progress: Progress = unwatched
) -> Past:
    """What is different on `board` since the end of `day`, under the same filter.

    Raises UserError where nothing is known of that day, or the plan was not there yet.
    """
    if day >= desk.today:
        raise UserError("比较日期应早于今天。", "请选择过去的某一天。", TITLE)
    ledger = ledger_on(desk.file, day, progress)
    plan = ledger.find(Plan, board.plan.uid)
    if plan is None:
        raise UserError(
            f"{_words(day)}时，台账中还没有方案“{board.plan.title}”。", "请选择较晚的日期。", TITLE
        )
    period = _period(ledger, board, day)
    then = Board(ledger, plan, period, day, board.rules)
    found = compare(then, board, asked)
    return Past(day, period.label if period else "", found)


def _period(ledger: Ledger, board: Board, day: date) -> Period | None:
    """本期 of that day; where the board shows another period than 本期, that very one."""
    present = current_period(board.ledger, board.plan.uid, board.today)
    if board.period and present and board.period.uid != present.uid:
        return ledger.find(Period, board.period.uid)
    return current_period(ledger, board.plan.uid, day)


def ledger_on(file: LedgerFile, day: date, progress: Progress = unwatched) -> Ledger:
    """All rows as they were at the end of `day`. Raises UserError where nothing is known of it."""
    for _ in range(_TRIES):
        snapshot = file.load()
        ledger = Ledger(snapshot.records, snapshot.pinyin)
        heads = _since(file.batches(), day)
        batches = _whole(file, heads, progress)
        try:
            for batch in batches:
                changes = inverse(batch.changes)
                keys = search_keys(ledger, changes)
                ledger.apply(changes)
                ledger.spell(keys)
        except (KeyError, TypeError, ValueError):
            if file.state_mark() == snapshot.mark:
                raise _does_not_fit() from None
            continue
        if file.state_mark() == snapshot.mark:
            return ledger
    raise UserError("台账正在被修改，没有比较完。", "请稍后再试。", TITLE)


def _since(batches: tuple[Batch, ...], day: date) -> list[Batch]:
    """The heads of all written after that day, newest first."""
    found: list[Batch] = []
    for batch in batches:
        if batch.at.date() <= day:
            return found
        found.append(batch)
    if not batches:
        raise UserError("台账中还没有修改记录，无法还原过去的状态。", "", TITLE)
    first = batches[-1].at.date()
    raise UserError(
        f"台账从 {_words(first)}开始记录，更早的状态没有记录。",
        f"请选择 {_words(first)}或以后的日期。",
        TITLE,
    )


def _whole(file: LedgerFile, heads: list[Batch], progress: Progress) -> Iterator[Batch]:
    for place, head in enumerate(heads):
        progress(place, len(heads))
        if (batch := file.batch(head.uid)) is not None:
            yield batch
    progress(len(heads), len(heads))


def _does_not_fit() -> UserError:
    return UserError(
        "修改记录与台账不符，无法还原过去的状态。", "请先用“工具 ▸ 检查数据”检查台账。", TITLE
    )


def first_day(file: LedgerFile) -> date | None:
    """The first day of which anything is known; None for an empty history."""
    batches = file.batches()
    return batches[-1].at.date() if batches else None


def month_before(day: date) -> date:
    """The last day of the month before that of `day`."""
    return day.replace(day=1) - timedelta(1)


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
