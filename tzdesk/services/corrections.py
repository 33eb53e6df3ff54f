"""What a clerk puts right in a draft before it is imported.

A correction names lines of the document, never places in the draft, so that any of several can be
taken back and the others still hold. Applying one never loses a line: what leaves a task becomes
part of another, unread text, or ignored. Knows nothing of windows and nothing of the ledger.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from tzdesk.domain.document import Document
from tzdesk.domain.draft import OwnColumn, PlanDraft, ProblemKind
from tzdesk.services.draft_fields import set_heading, set_task_field
from tzdesk.services.draft_lines import join_previous, make_section, make_task, release, take_out
from tzdesk.services.draft_numbers import renumbered
from tzdesk.services.foreign_columns import with_column


class Correction(Protocol):
    """One thing put right; where it no longer fits it changes nothing."""

    @property
    def at(self) -> tuple[int, ...]:
        """The lines that it is about."""

    def apply(self, document: Document, draft: PlanDraft) -> PlanDraft:
        """The draft with it."""


@dataclass(frozen=True, slots=True)
class _AtLine:
    line: int

    @property
    def at(self) -> tuple[int, ...]:
        return (self.line,)


@dataclass(frozen=True, slots=True)
class _AtLines:
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MakeTask(_AtLine):
    """设为任务, 设为第 n 项: a task begins at `line`; labels that follow it are its own."""

    number: str | None = None

    def apply(self, document: Document, draft: PlanDraft) -> PlanDraft:
        """The draft with a task there."""
        return make_task(document, draft, self.line, self.number)


@dataclass(frozen=True, slots=True)
class MakeSection(_AtLine):
    """设为章节: `line` is a heading."""

    def apply(self, document: Document, draft: PlanDraft) -> PlanDraft:
        """The draft with a heading there."""
        return make_section(document, draft, self.line)


@dataclass(frozen=True, slots=True)
class JoinPrevious(_AtLine):
    """并入上一项: `line`, or the whole task that begins there, continues the task above."""

    def apply(self, document: Document, draft: PlanDraft) -> PlanDraft:
        """The draft with those words at the end of the task above."""
        return join_previous(document, draft, self.line)


@dataclass(frozen=True, slots=True)
class Exclude(_AtLines):
    """不属于正文: these lines, and whole tasks that begin in them, are no part of the plan."""

    def apply(self, document: Document, draft: PlanDraft) -> PlanDraft:
        """The draft without them."""
        return take_out(document, draft, self.at)


@dataclass(frozen=True, slots=True)
class Restore(_AtLines):
    """撤回 of what was left out by itself: the lines stand as unread text again."""

    def apply(self, document: Document, draft: PlanDraft) -> PlanDraft:
        """The draft with them to be decided."""
        return release(document, draft, self.at)


@dataclass(frozen=True, slots=True)
class Accept(_AtLine):
    """The problem of that kind and message at `line` stays as it is: the clerk has seen it.

    Problems are told anew after each correction, so this is heeded at the end (`corrected`).
    """

    kind: ProblemKind
    message: str

    def apply(self, document: Document, draft: PlanDraft) -> PlanDraft:
        """The draft as it is."""
        del document
        return draft


@dataclass(frozen=True, slots=True)
class TakeColumn(Accept):
    """作为自定义列: a column that is none of ours comes in as one of the ledger's own."""

    column: OwnColumn

    def apply(self, document: Document, draft: PlanDraft) -> PlanDraft:
        """The draft with that column."""
        del document
        return with_column(draft, self.column)


@dataclass(frozen=True, slots=True)
class EditTask(_AtLine):
    """One field (number, text, leaders, units, deadline) of the task that begins at `line`.

    `nth` tells tasks apart that begin on one line.
    """

    field: str
    value: str
    nth: int = 0

    def apply(self, document: Document, draft: PlanDraft) -> PlanDraft:
        """The draft with that value."""
        del document
        return set_task_field(draft, self.line, self.nth, self.field, self.value)


@dataclass(frozen=True, slots=True)
class EditSection(_AtLine):
    """The heading that stands at `line`."""

    heading: str

    def apply(self, document: Document, draft: PlanDraft) -> PlanDraft:
        """The draft with those words."""
        del document
        return set_heading(draft, self.line, self.heading)


def corrected(document: Document, draft: PlanDraft, corrections: Iterable[Correction]) -> PlanDraft:
    """`draft` with the corrections applied in turn, and gaps and repeats told anew."""
    accepted: set[tuple[int, ProblemKind, str]] = set()
    for correction in corrections:
        draft = correction.apply(document, draft)
        if isinstance(correction, Accept):
            accepted.add((correction.line, correction.kind, correction.message))
    draft = renumbered(draft)
    left = (one for one in draft.problems if (one.line, one.kind, one.message) not in accepted)
    return replace(draft, problems=tuple(left))
