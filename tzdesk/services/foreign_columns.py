"""Columns of an imported table that are none of ours, coming in as columns of the ledger's own.

Guesses what such a column holds, and finds those that the ledger has already. Writes nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tzdesk.domain.catalogue import field_of, head_in_use
from tzdesk.domain.clerk_values import read_number
from tzdesk.domain.draft import OwnColumn, PlanDraft, ProblemKind, TaskDraft
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import CustomField, CustomKind, CustomScope
from tzdesk.domain.text import compact
from tzdesk.domain.values import read_date
from tzdesk.services.custom_fields import LONGEST_CHOICE, LONGEST_NAME
from tzdesk.services.placing import behind

_MOST_CHOICES = 12
_LONGEST_WORD = 12
"""Longer cells are no words to choose from."""
_A_NUMBER_BY_NAME = re.compile("号$|编码$|代码$|电话$|手机$")
_LEADING_ZERO = re.compile(r"0\d")


def offered(draft: PlanDraft, name: str) -> bool:
    """Whether a column of that head can come in: it is no head of ours, and says something."""
    fits = bool(name) and len(name) <= LONGEST_NAME and head_in_use(name) is None
    return fits and bool(_texts(draft, name))


def guessed(draft: PlanDraft, name: str, uid: str) -> OwnColumn:
    """A column to be made, of the kind that all its cells can be read as."""
    texts = _texts(draft, name)
    kind = _kind(name, texts)
    choices = tuple(dict.fromkeys(map(_word, texts))) if kind is CustomKind.LIST else ()
    return OwnColumn(uid, name, kind.value, choices)


def with_column(draft: PlanDraft, column: OwnColumn) -> PlanDraft:
    """The draft with that column coming in; cells that it cannot hold stay outside."""
    if any(one.uid == column.uid for one in draft.own):
        return draft
    read = field_of(_row(column, 0)).read

    def valued(task: TaskDraft) -> TaskDraft:
        reading = read(dict(task.columns).get(column.name))
        if reading.problem or reading.value is None:
            return task
        return replace(task, values=(*task.values, (column.uid, str(reading.value))))

    return replace(draft, own=(*draft.own, column), tasks=tuple(map(valued, draft.tasks)))


def with_known_columns(ledger: Ledger, draft: PlanDraft) -> PlanDraft:
    """The draft with what goes into columns that the ledger has: nobody need be asked of these."""
    for column in ledger.custom_fields(CustomScope.TASK):
        same = (one for task in draft.tasks for one, _ in task.columns)
        name = next((one for one in same if compact(one) == compact(column.name)), None)
        if name is None:
            continue
        own = OwnColumn(column.uid, name, column.kind.value, column.choices)
        draft = with_column(draft, own)
        unknown = ProblemKind.UNKNOWN_COLUMN
        left = (one for one in draft.problems if (one.kind, one.text) != (unknown, name))
        draft = replace(draft, problems=tuple(left))
    return draft


def lost_cells(draft: PlanDraft, column: OwnColumn) -> list[str]:
    """Cells of a column that came in without them: they are not of its kind."""
    read = field_of(_row(column, 0)).read
    return [text for text in _texts(draft, column.name) if read(text).problem]


def column_rows(ledger: Ledger, draft: PlanDraft) -> list[CustomField]:
    """The columns that the ledger has not yet, behind its others."""
    place = behind(ledger.custom_fields())
    new = [one for one in draft.own if ledger.find(CustomField, one.uid) is None]
    return [_row(one, place + at) for at, one in enumerate(new)]


def _row(column: OwnColumn, position: int) -> CustomField:
    return CustomField(
        uid=column.uid,
        name=column.name,
        kind=CustomKind(column.kind),
        choices=column.choices,
        position=position,
    )


def _texts(draft: PlanDraft, name: str) -> list[str]:
    return [text for task in draft.tasks for head, text in task.columns if head == name]


def _word(text: str) -> str:
    return " ".join(text.split())


def _kind(name: str, texts: Sequence[str]) -> CustomKind:
    """Numbers and days where every cell is one; words to choose from where they come again."""
    if _A_NUMBER_BY_NAME.search(name) is None and all(map(_is_number, texts)):
        return CustomKind.NUMBER
    if all(read_date(text).value and not read_date(text).problem for text in texts):
        return CustomKind.DATE
    words = {compact(text) for text in texts}
    longest = max(map(len, texts))
    again = len(texts) > 1 and 2 * len(words) <= len(texts)
    if again and len(words) <= _MOST_CHOICES and longest <= min(_LONGEST_WORD, LONGEST_CHOICE):
        return CustomKind.LIST
    return CustomKind.TEXT


def _is_number(text: str) -> bool:
    reading = read_number(text)
    return not reading.problem and _LEADING_ZERO.match(compact(text)) is None
