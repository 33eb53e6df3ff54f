"""The head of a table: which rows are it, and what each column below it holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tzdesk.parsing.grid import Row
from tzdesk.parsing.labels import Label, Topic, classify
from tzdesk.parsing.names import tidy

_LONGEST_HEAD = 20
_CARRIES = (Topic.TEXT, Topic.UNIT, Topic.LEADER)


@dataclass(slots=True)
class Columns:
    """What the columns hold. `texts` are joined to the task's text, `unknown` nobody understands.

    `sections` are coarser columns whose cells head the rows beside them.
    """

    labels: dict[int, Label] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    width: int = 0
    number: int = -1
    texts: tuple[int, ...] = ()
    sections: tuple[int, ...] = ()

    @property
    def unknown(self) -> dict[int, str]:
        """Heads that were not understood, remarks included."""
        used = {*self.texts, *self.sections, self.number}
        return {
            at: name
            for at, name in self.names.items()
            if at not in used and not self._holds_something(at)
        }

    def _holds_something(self, at: int) -> bool:
        label = self.labels.get(at)
        return label is not None and label.topic not in (
            Topic.REMARK, Topic.NUMBER, Topic.TEXT, Topic.SECTION,
        )  # fmt: skip

    def of(self, topic: Topic) -> list[int]:
        """The columns of a topic, in order."""
        return [at for at, label in sorted(self.labels.items()) if label.topic is topic]


def find_head(rows: Sequence[Row]) -> tuple[Columns, int, int] | None:
    """The head among `rows`: its columns, its first row, and the first row below it."""
    for at, row in enumerate(rows):
        if not is_head(row):
            continue
        below = at + 1
        while below < len(rows) and _is_second_head(row, rows[below]):
            below += 1
        return _columns(rows[at:below]), at, below
    return None


def is_head(row: Row) -> bool:
    """Whether a row names columns: mostly known labels, a task, unit or leader among them."""
    texts = [row.cells[at].text for at in row.filled]
    if len(texts) < 2 or any(len("".join(text.split())) > _LONGEST_HEAD for text in texts):
        return False
    labels = [label for text in texts if (label := classify(text))]
    topics = {label.topic for label in labels}
    carries = any(topic in topics for topic in _CARRIES)
    mostly = len(labels) * 2 > len(texts) or (classify(texts[0]) and classify(texts[1]))
    return len(topics) >= 2 and bool(mostly) and carries


def _is_second_head(head: Row, row: Row) -> bool:
    """Whether a row only names what stands below merged cells of the head."""
    if _divides(head, row):
        return True
    if not row.filled or not any(cell.covered == "up" for cell in row.cells):
        return False
    merged = {
        at
        for at, cell in enumerate(head.cells)
        if cell.covered == "left" or head.cell(at + 1).covered == "left"
    }
    return set(row.filled) <= merged and all(
        len(row.cells[at].text) <= _LONGEST_HEAD for at in row.filled
    )


def _divides(head: Row, row: Row) -> bool:
    """Whether a row names the parts of a head that is not merged: 牵头, 配合 below 责任单位."""
    first, *others = row.filled or [-1]
    empty = bool(others) and not any(head.cell(at) for at in others)
    return empty and all(classify(row.cell(at).text) for at in (first, *others))


def _columns(heads: Sequence[Row]) -> Columns:
    columns = Columns(width=max(len(row.cells) for row in heads))
    for at in range(columns.width):
        name = next((row.cell(at).text for row in reversed(heads) if row.cell(at)), "")
        columns.names[at] = tidy(name)
        label = classify(name) if name else None
        if label and not _is_taken(columns, label):
            columns.labels[at] = label
    columns.number = next(iter(columns.of(Topic.NUMBER)), -1)
    return columns


_SENTENCE_MARK = re.compile("[。；;！!]")
_MAY_REPEAT = (Topic.TEXT, Topic.UNIT, Topic.LEADER, Topic.SECTION, Topic.DEADLINE)


def _is_taken(columns: Columns, label: Label) -> bool:
    return label.topic not in _MAY_REPEAT and bool(columns.of(label.topic))


def settle_texts(columns: Columns, rows: Sequence[Row]) -> None:
    """Decides from the rows which text columns are the task and which only head groups of rows."""
    candidates = columns.of(Topic.TEXT)
    columns.sections = tuple(columns.of(Topic.SECTION))
    if not candidates and columns.sections:
        *coarser, finest = columns.sections
        columns.sections, columns.texts = tuple(coarser), (finest,)
        return
    columns.sections = tuple(at for at in columns.sections if not _tells_kinds(at, columns, rows))
    coarse = [at for at in candidates if _heads_others(at, candidates, rows)]
    fine = [at for at in candidates if at not in coarse]
    tasks = [at for at in fine if columns.labels[at].rank > 1]
    named = all(_is_name(row.cell(at).text) for row in rows for at in tasks)
    columns.texts = tuple(fine if named else tasks)
    columns.sections = tuple(sorted({*columns.sections, *(coarse)}))


_KIND_OF_TASK = re.compile("类别|类型|分类")


def _tells_kinds(at: int, columns: Columns, rows: Sequence[Row]) -> bool:
    """Whether a column says of most single rows what kind of task it is, and heads no rows."""
    if not _KIND_OF_TASK.search(columns.names[at]):
        return False
    cells = [row.cell(at) for row in rows if len(row.filled) > 1]
    merged = any(cell.covered == "up" for cell in cells)
    return not merged and 2 * sum(map(bool, cells)) > len(cells)


def _is_name(text: str) -> bool:
    """Whether a task's cell is no sentence: what is to be reached (年度目标) says what it means."""
    return not _SENTENCE_MARK.search(text)


def _heads_others(at: int, candidates: Sequence[int], rows: Sequence[Row]) -> bool:
    """Whether a text column is merged over rows that have a finer text of their own."""
    finer = [other for other in candidates if other > at]
    return any(not row.cell(at) and any(row.cell(other) for other in finer) for row in rows)
