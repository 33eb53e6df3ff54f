"""The right side as rows: tasks with their changes and conflicts, then notices, then other files.

Plain data, built anew after each decision. Knows no widget.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tzdesk.domain.fields import FIELDS, Kind
from tzdesk.domain.merge import Choice, Outcome
from tzdesk.domain.text import shorten
from tzdesk.services.merge_plan import CellKind, FilePlan, PlannedCell
from tzdesk.services.return_notices import DOUBTS
from tzdesk.ui.dialogs.merge.review import MergeReview, Place, in_order
from tzdesk.ui.dialogs.merge.told import NOTHING_SAID, Teller, shown
from tzdesk.ui.models.differences import Fate, Piece, differences
from tzdesk.ui.models.task_words import DOUBTFUL
from tzdesk.ui.theme import Shape

UNCHOSEN = "未选择：暂时保留台账内容，可稍后处理"
LAST_PROGRESS = "上期进展"
"""The one grey column that is no field of a task."""
BOTH_KEPT = "合并后两段文字分行保存"
CHOICES = (
    (Choice.OURS, "保留台账"),
    (Choice.THEIRS, "采用来件"),
    (Choice.BOTH, "两者都留"),
)


@dataclass(frozen=True, slots=True)
class TaskHead:
    """第 30 项 …… with what is to be done at the right."""

    task_uid: str
    title: str
    text: str
    count: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A value that is written as it stands, if ticked."""

    place: Place
    label: str
    pieces: tuple[Piece, ...]
    ticked: bool
    verdict: str


@dataclass(frozen=True, slots=True)
class Card:
    """One of the three values of a conflict."""

    head: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Both sides changed it: three cards and a choice."""

    place: Place
    title: str
    words: str
    cards: tuple[Card, Card, Card]
    choice: Choice | None
    choices: tuple[tuple[Choice, str], ...]
    hint: str


@dataclass(frozen=True, slots=True)
class InvalidRow:
    """A value that cannot be stored; `suggestion` "" where there is none."""

    place: Place
    title: str
    words: str
    suggestion: str
    verbs: tuple[tuple[str, str], ...]
    done: str


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """Something to know; nothing to do. `icon` stands in place of the shape."""

    shape: Shape
    title: str
    words: str
    rest: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """其他文件中需要处理　2 处."""

    title: str
    count: str


Row = TaskHead | ChangeRow | ConflictRow | InvalidRow | NoticeRow | Heading


class RowBuilder:
    """Makes the rows of one file."""

    def __init__(self, review: MergeReview, teller: Teller, *, only_changes: bool):
        self._review, self._teller, self._only_changes = review, teller, only_changes
        self._numbers = {one.cell.key: n for n, one in enumerate(review.conflicts(), 1)}
        self._doubted: set[str | None] = set()

    def rows(self, file: FilePlan | None) -> list[Row]:
        """Everything for a file, and what other files need."""
        found: list[Row] = []
        if file:
            self._doubted = {one.number for one in file.notices if one.kind in DOUBTS}
            found += [*self._tasks(file), *notices(file)]
        others = [self._invalid(one, with_unit=True) for one in self._review.elsewhere(file)]
        if others:
            found.append(Heading("其他文件中需要处理", f"{len(others)} 处"))
        return found + others

    def _tasks(self, file: FilePlan) -> Iterator[Row]:
        cells: dict[str, list[PlannedCell]] = {}
        if not self._only_changes:
            cells = {uid: [] for uid in self._teller.tasks_of(file)}
        for cell in in_order(file.cells, self._teller.order):
            cells.setdefault(cell.task_uid, []).append(cell)
        for uid, own in cells.items():
            yield self._head(uid, own)
            for cell in own:
                yield self._row(Place(file, cell))

    def _head(self, uid: str, cells: list[PlannedCell]) -> TaskHead:
        task = self._teller.task(uid)
        conflicts = sum(one.kind is CellKind.CONFLICT for one in cells)
        asked = [f"冲突 {conflicts}"] if conflicts else []
        asked += [DOUBTFUL] if task.number and task.number in self._doubted else []
        count = "　".join(asked) or ("" if cells else "没有改动")
        number = f"第 {task.number} 项" if task.number else "未编号"
        return TaskHead(uid, number, task.text, count, bool(asked))

    def _row(self, place: Place) -> Row:
        if place.cell.kind is CellKind.CHANGE:
            return self._change(place)
        if place.cell.kind is CellKind.CONFLICT:
            return self._conflict(place)
        return self._invalid(place)

    def _change(self, place: Place) -> ChangeRow:
        cell = place.cell
        ticked = self._review.takes_cell(cell)
        cleared = cell.merge.outcome in (Outcome.CLEAR, Outcome.CLEARED_UNSURE)
        verdict = ("清空" if cleared else "接受") if ticked else "不采用"
        return ChangeRow(place, cell.entry.label, pieces_of(cell), ticked, verdict)

    def _conflict(self, place: Place) -> ConflictRow:
        cell, file = place.cell, place.file
        merge, teller = cell.merge, self._teller
        choice = self._review.choice(cell)
        number = self._numbers.get(cell.key)
        hint = BOTH_KEPT if choice is Choice.BOTH else "" if choice else UNCHOSEN
        return ConflictRow(
            place,
            f"冲突 {number}/{len(self._numbers)}" if number else "冲突",
            f"{cell.entry.label}：下发后台账和来件都改过",
            (
                Card(teller.base_head(file), shown(cell, merge.base), chosen=False),
                Card(
                    teller.ours_head(cell),
                    shown(cell, merge.ours),
                    chosen=choice in (Choice.OURS, Choice.BOTH),
                ),
                Card(
                    teller.theirs_head(file),
                    shown(cell, merge.theirs),
                    chosen=choice in (Choice.THEIRS, Choice.BOTH),
                ),
            ),
            choice,
            CHOICES if cell.can_keep_both else CHOICES[:2],
            hint,
        )

    def _invalid(self, place: Place, *, with_unit: bool = False) -> InvalidRow:
        cell, review = place.cell, self._review
        unit = f"{cell.unit}　" if with_unit else ""
        where = f"{cell.entry.label}（{cell.address}）"
        value = f"“{shorten(cell.value, 40)}”" if cell.value else ""
        words = f"{unit}第 {cell.number or '—'} 项　{where}：{value}{cell.message}"
        suggestion = "" if cell.merge.theirs is None else shown(cell, cell.merge.theirs)
        accepted, dismissed = review.is_accepted(cell), review.is_dismissed(cell)
        verbs = [] if not suggestion else [("accept", "取消采用" if accepted else "采用建议")]
        verbs.append(("dismiss", "不再忽略" if dismissed else "忽略此格"))
        done = "已采用建议" if accepted else "已忽略" if dismissed else ""
        title = "公式出错" if cell.value.startswith("#") else "填写有误"
        return InvalidRow(place, title, words, suggestion, tuple(verbs), done)


def pieces_of(cell: PlannedCell) -> tuple[Piece, ...]:
    """Long text word by word; of all else the old value, an arrow and the new one."""
    merge = cell.merge
    old, new = shown(cell, merge.ours), shown(cell, merge.theirs)
    if NOTHING_SAID not in (old, new) and cell.entry.kind is Kind.LONG_TEXT:
        return differences(old, new)
    arrow = Piece(" → ", Fate.SAME)
    if old == NOTHING_SAID:
        return (Piece(new, Fate.NEW),)
    return (Piece(old, Fate.OLD), arrow, Piece(new, Fate.NEW))


def notices(file: FilePlan) -> Iterator[NoticeRow]:
    """What else is to be known of a file."""
    for locked in file.locked:
        label = FIELDS[locked.field].label if locked.field in FIELDS else LAST_PROGRESS
        change = f"{shorten(locked.base, 40)} → {shorten(locked.theirs, 40)}"
        words = f"第 {locked.number or '—'} 项　{label}：{change}"
        rest = "已忽略，方案内容不变" if locked.field in FIELDS else "已忽略"
        yield NoticeRow(Shape.INFO, "灰色列被改动", words, rest, "lock")
    for number in file.missing:
        words = f"第 {number or '—'} 项不在表中，原有内容不变"
        yield NoticeRow(Shape.INFO, "缺少任务行", words)
    for row in file.added:
        words = f"第 {row.row} 行“{shorten(row.text, 40)}”没有采用"
        yield NoticeRow(Shape.INFO, "多出的行", words)
    for notice in file.notices:
        title, colon, words = notice.message.partition("：")
        if notice.kind in DOUBTS:
            title, words = DOUBTFUL, notice.message
        elif not colon or len(title) > _LONGEST_TITLE:
            title, words = "提示", notice.message
        number = f"第 {notice.number} 项　" if notice.number else ""
        yield NoticeRow(Shape.INFO, title, number + words)


_LONGEST_TITLE = 8
