"""Cells whose columns were lost: each goes where its looks and its place among the others say.

Used where a table was flattened to text and empty or merged cells left no trace.
"""

import re
from collections.abc import Sequence

from tzdesk.domain.deadline import deadline
from tzdesk.domain.status import normalise_status
from tzdesk.parsing.columns import Columns
from tzdesk.parsing.grid import Cell, Row
from tzdesk.parsing.labels import Topic
from tzdesk.parsing.names import is_unit_like
from tzdesk.parsing.passage import Passage, balanced_pieces, join
from tzdesk.parsing.people import looks_like_leader

_SKIPPED = -1.0
_NEW_ROW = -3.0
_SAME_CELL = -0.5
_UNMISTAKABLE = (Topic.NUMBER, Topic.DEADLINE, Topic.STATUS, Topic.PERCENT)


def align(cells: Sequence[Passage], columns: Columns) -> list[Row]:
    """Rows of the head's width made from `cells`, in order; more than one where a text starts over.

    The best way is found over all cells together, in time that grows with their number.
    """
    places = _best_places(cells, columns)
    rows: list[list[list[Passage]]] = []
    for cell, (place, starts) in zip(cells, places, strict=True):
        if starts or not rows:
            rows.append([[] for _ in range(columns.width)])
        rows[-1][place].append(cell)
    return [_row(row) for row in rows]


def looks_right(cells: Sequence[Passage], columns: Columns) -> bool:
    """Whether numbers, dates and statuses stand where the head says; other cells may be broken."""
    return all(
        _look(cell, at, columns) >= 0
        for at, cell in enumerate(cells)
        if (label := columns.labels.get(at)) and label.topic in _UNMISTAKABLE
    )


def _row(columns: Sequence[Sequence[Passage]]) -> Row:
    cells = tuple(Cell(join(parts, "\n")) for parts in columns)
    lines = dict.fromkeys(line for parts in columns for part in parts for line in part.lines)
    return Row(cells, tuple(lines), exact=False)


def _best_places(cells: Sequence[Passage], columns: Columns) -> list[tuple[int, bool]]:
    """For each cell its column, and whether it begins a row."""
    starts = [at for at in (*columns.of(Topic.SECTION)[:1], *columns.of(Topic.TEXT)) if at >= 0]
    best: list[float] = []
    trace: list[list[tuple[int, bool]]] = []
    for number, cell in enumerate(cells):
        looks = [_look(cell, at, columns) for at in range(columns.width)]
        scores, steps = [], []
        for at in range(columns.width):
            score, step = _best_step(best, at, columns, starts, first=number == 0)
            scores.append(score + looks[at])
            steps.append(step)
        best = scores
        trace.append(steps)
    return _walk_back(best, trace)


def _best_step(
    best: Sequence[float], at: int, columns: Columns, starts: Sequence[int], *, first: bool
) -> tuple[float, tuple[int, bool]]:
    """The best way to reach column `at`: from a column before it, or as a new row."""
    if first:
        return _skipped(columns, -1, at), (-1, True)
    score, step = best[at] + _SAME_CELL, (at, False)
    for before in range(at):
        reached = best[before] + _skipped(columns, before, at)
        if reached > score:
            score, step = reached, (before, False)
    if at in starts:
        for before in range(at, columns.width):
            reached = best[before] + _NEW_ROW
            if before != at and reached > score:
                score, step = reached, (before, True)
    return score, step


def _skipped(columns: Columns, before: int, at: int) -> float:
    """What it costs to leave the columns between empty: a task's text is hardly ever missing."""
    cost = 0.0
    for between in range(before + 1, at):
        label = columns.labels.get(between)
        cost += 4 * _SKIPPED if label and label.topic is Topic.TEXT else _SKIPPED
    return cost


def _walk_back(
    best: Sequence[float], trace: Sequence[Sequence[tuple[int, bool]]]
) -> list[tuple[int, bool]]:
    places: list[tuple[int, bool]] = []
    at = max(range(len(best)), key=best.__getitem__, default=0)
    for steps in reversed(trace):
        before, starts = steps[at]
        places.append((at, starts))
        at = before
    return places[::-1]


def _look(cell: Passage, at: int, columns: Columns) -> float:
    """How much a cell looks like one of column `at`."""
    label, text = columns.labels.get(at), cell.folded.strip()
    if label is None:
        return 0.0
    return look_of(label.topic, text)


def look_of(topic: Topic, text: str) -> float:
    """How much a folded text looks like one of `topic`: above 0 it does, below it does not."""
    look = _LOOKS.get(topic)
    return look(text) if look else 0.0


def _number(text: str) -> float:
    return 6.0 if re.fullmatch(r"\d{1,4}[.、]?|\([一二三四五六七八九十\d]+\)", text) else -10.0


def _dated(text: str) -> float:
    return 4.0 if len(text) <= 24 and deadline(text, 2000).understood else -4.0


def _leader(text: str) -> float:
    names = [text[a:b].strip() for a, b in balanced_pieces(text, "、,;")]
    like = all(
        looks_like_leader(name) or re.fullmatch(r"[\u4e00-\u9fff]{2,3}", name) for name in names
    )
    if any(is_unit_like(name) and not looks_like_leader(name) for name in names):
        return -2.0
    return 3.0 if like else -4.0


def _unit(text: str) -> float:
    names = [text[a:b].strip() for a, b in balanced_pieces(text, "、,;") if text[a:b].strip()]
    if text.endswith("。") or len(text) > 24 * len(names):
        return -4.0
    return 3.0 if names and all(is_unit_like(name) for name in names) else -2.0


def _task(text: str) -> float:
    score = 1.0 + (2.0 if len(text) > 12 else 0.0) + (2.0 if text.endswith(("。", ";")) else 0.0)
    return score - (3.0 if _number(text) > 0 else 0.0)


def _status(text: str) -> float:
    reading = normalise_status(text)
    return 4.0 if reading.status or reading.suggestion else -4.0


def _percent(text: str) -> float:
    return 4.0 if re.fullmatch(r"\d{1,3}(\.\d+)? ?%", text) else -4.0


_LOOKS = {
    Topic.NUMBER: _number,
    Topic.DEADLINE: _dated,
    Topic.LEADER: _leader,
    Topic.UNIT: _unit,
    Topic.TEXT: _task,
    Topic.STATUS: _status,
    Topic.PERCENT: _percent,
}
