"""A plan as it was read from a document, before anyone has confirmed it.

What `parsing` answers and `services` imports. Every non-blank line of the document belongs to a
section, a task, a problem or is ignored; nothing is dropped silently.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tzdesk.domain.roles import Reporting
from tzdesk.domain.roles import Role as Role  # noqa: PLC0414 - known under this name


class PartKind(StrEnum):
    """What a stretch of the original text was understood as."""

    SECTION = "section"
    NUMBER = "number"
    TASK = "task"
    LEADER = "leader"
    UNIT = "unit"
    DEADLINE = "deadline"


class ProblemKind(StrEnum):
    """What the clerk must decide before the plan is imported."""

    NUMBER_GAP = "number_gap"
    NUMBER_REPEATED = "number_repeated"
    NO_UNIT = "no_unit"
    UNKNOWN_LABEL = "unknown_label"
    UNREADABLE_DATE = "unreadable_date"
    UNREAD_TEXT = "unread_text"
    UNKNOWN_COLUMN = "unknown_column"
    UNKNOWN_VALUE = "unknown_value"


class SuggestionKind(StrEnum):
    """What the clerk may want to do; nothing happens by itself."""

    UNIT_ALIAS = "unit_alias"
    UNIT_ALIKE = "unit_alike"
    COLLECTIVE_UNIT = "collective_unit"
    DEADLINE_IN_TEXT = "deadline_in_text"
    LEADER_NOT_A_PERSON = "leader_not_a_person"
    FIRST_UNIT_LEADS = "first_unit_leads"
    DEADLINE_WITHOUT_YEAR = "deadline_without_year"


@dataclass(frozen=True, slots=True)
class Part:
    """Columns `start` to `end` (end excluded, counted in the line's text) of line `line`."""

    line: int
    start: int
    end: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Named:
    """A leader or unit as printed, with its role; a tuple keeps the document's order."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class SummaryDraft:
    """The office's summary of the year as a table column gives it; None: the table does not say."""

    status: str | None = None
    percent: float | None = None
    progress: str | None = None
    problem: str | None = None
    next_step: str | None = None
    coordination: bool | None = None


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """One task. `lines` are the numbers of all lines it was read from; the first is its anchor.

    `section` indexes `PlanDraft.sections`; None where the document has none. `number` is as
    printed ("48", "（一）") or None. `columns` are cells under heads that are none of ours, by
    these heads; `values` what of them comes in, by the uid of the `OwnColumn`.
    """

    number: str | None
    text: str
    section: int | None
    leaders: tuple[Named, ...] = ()
    units: tuple[Named, ...] = ()
    deadline_text: str | None = None
    due_on: date | None = None
    summary: SummaryDraft | None = None
    lines: tuple[int, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column of a table that comes in as one of the ledger's own, known or to be made.

    `kind` is a `CustomKind` by its value.
    """

    uid: str
    name: str
    kind: str = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A heading. `number` 一, `title` 主要预期目标, `heading` as printed (一、主要预期目标).

    `parent` indexes the section it is nested in; None for the top level.
    """

    number: str | None
    title: str
    heading: str
    parent: int | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the clerk must decide; `line` is where it stands, `text` the words concerned.

    `lines` are the lines that belong to nothing else (an unread paragraph with its labels).
    """

    line: int
    kind: ProblemKind
    message: str
    text: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Ignored:
    """A line that is no part of the plan's body: front matter, tail, page numbers."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A hint with the `names` (units, leaders) or `tasks` (indices) that it is about."""

    kind: SuggestionKind
    message: str
    names: tuple[str, ...] = ()
    tasks: tuple[int, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """Everything read from one document. `own` are columns that come in as the ledger's own.

    `short_title` and `reporting` are the clerk's own words, which only our own export carries.
    """

    title: str
    doc_no: str | None
    issuer: str | None
    issued_on: date | None
    year: int | None
    sections: tuple[SectionDraft, ...]
    tasks: tuple[TaskDraft, ...]
    problems: tuple[Problem, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    parts: tuple[Part, ...] = field(default=(), repr=False)
    first_unit_leads: bool = False
    short_title: str = ""
    reporting: Reporting = Reporting.ALL
    own: tuple[OwnColumn, ...] = ()

    def top_section(self, index: int | None) -> int | None:
        """The top-level section that section `index` belongs to."""
        while index is not None and (parent := self.sections[index].parent) is not None:
            index = parent
        return index
