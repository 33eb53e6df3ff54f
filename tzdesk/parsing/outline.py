"""What recognisers hand to the assembly: headings, items and set-aside lines, in document order.

Builders that grow while lines are read; the finished, frozen draft is made in `assembly`.
"""

from dataclasses import dataclass, field

from tzdesk.domain.draft import Problem, ProblemKind, Role, SummaryDraft
from tzdesk.parsing.fields import Field
from tzdesk.parsing.passage import Passage, join, weld


@dataclass(frozen=True, slots=True)
class Mention:
    """A leader or unit where it stands; `name` as the plan shows it."""

    passage: Passage
    name: str
    role: Role


@dataclass(slots=True)
class Duties:
    """Who does something by when: of an item, or of a heading for all items below it."""

    leaders: list[Mention] = field(default_factory=list)
    units: list[Mention] = field(default_factory=list)
    deadline: Passage | None = None

    def __bool__(self) -> bool:
        return bool(self.leaders or self.units or self.deadline)

    def add(self, other: "Duties") -> None:
        """Takes over what `other` says; two different deadlines are kept side by side."""
        self.leaders += other.leaders
        self.units += other.units
        mine, others = self.deadline, other.deadline
        if mine and others and mine.text != others.text:
            self.deadline = join((mine, others), "；")
        else:
            self.deadline = mine or others


@dataclass(slots=True)
class Heading:
    """A section heading; `depth` orders nesting (smaller is coarser).

    `duties` hold for the tasks below that do not tell their own; `labels` are the lines below the
    heading that tell them, `inherited` is set once a task took something over.
    """

    depth: int
    passage: Passage
    number: str | None
    title: Passage
    duties: Duties = field(default_factory=Duties)
    lines: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    inherited: bool = False


@dataclass(slots=True)
class Item:
    """A task. `value` is the number's value, 0 without one; `mark` where the number stands.

    `unknown` are labels below it that nobody understands. `tabled`: it is a row of a table, and
    `columns` are what cells of it say under heads that nobody understands.
    """

    number: str | None = None
    value: int = 0
    mark: Passage | None = None
    text: list[tuple[Passage, str]] = field(default_factory=list)
    duties: Duties = field(default_factory=Duties)
    summary: SummaryDraft | None = None
    unknown: list[Field] = field(default_factory=list)
    tabled: bool = False
    columns: dict[str, str] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)

    def add_text(self, passage: Passage, glue: str = "") -> None:
        """More text, set off from what is there by `glue`."""
        if passage:
            self.text.append((passage, glue))

    def whole_text(self) -> Passage:
        """Its text as one passage."""
        return weld(self.text)


@dataclass(slots=True)
class Leftover:
    """Lines that are neither heading nor task; whether that matters depends on their place.

    `closing`: they look like the end of a document. `is_title`: they could be the plan's title.
    `head`: they are the head of a table. `labelled`: they say who does something, or by when.
    """

    lines: list[int] = field(default_factory=list)
    closing: bool = False
    is_title: bool = False
    head: bool = False
    labelled: bool = False


Entry = Heading | Item | Leftover


@dataclass(slots=True)
class Outline:
    """The body of a plan in order, and the lines before it."""

    entries: list[Entry] = field(default_factory=list)
    front: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """The tasks in order."""
        return [entry for entry in self.entries if isinstance(entry, Item)]

    def report(
        self, kind: ProblemKind, line: int, message: str, text: str, lines: tuple[int, ...] = ()
    ) -> None:
        """Adds a problem."""
        self.problems.append(Problem(line, kind, message, text, lines))
