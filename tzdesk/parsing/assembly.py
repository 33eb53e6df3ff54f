"""An outline to the frozen draft: sections nested, deadlines dated, inherited duties filled in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from tzdesk.domain.deadline import deadline
from tzdesk.domain.draft import Named, Part, PartKind, Role, SectionDraft, TaskDraft
from tzdesk.parsing.duties import as_helpers
from tzdesk.parsing.names import tidy
from tzdesk.parsing.outline import Duties, Heading, Item, Mention, Outline


@dataclass(frozen=True, slots=True)
class Assembled:
    """Sections, tasks and coloured parts of an outline."""

    sections: tuple[SectionDraft, ...]
    tasks: tuple[TaskDraft, ...]
    parts: tuple[Part, ...]


def assemble(outline: Outline, year: int | None, *, first_unit_leads: bool) -> Assembled:
    """Drafts of everything in `outline`; dates without a year take `year`."""
    sections: list[SectionDraft] = []
    tasks: list[TaskDraft] = []
    parts: list[Part] = []
    open_heads: list[tuple[int, Heading]] = []
    for entry in outline.entries:
        if isinstance(entry, Heading):
            while open_heads and open_heads[-1][1].depth >= entry.depth:
                open_heads.pop()
            parent = open_heads[-1][0] if open_heads else None
            open_heads.append((len(sections), entry))
            sections.append(_section(entry, parent))
            parts += entry.passage.parts(PartKind.SECTION)
            parts += _parts_of(entry.duties) if entry.labels else ()
        elif isinstance(entry, Item):
            section = open_heads[-1][0] if open_heads else None
            duties = _inherited(entry.duties, [heading for _, heading in open_heads])
            tasks.append(_task(entry, duties, section, year, first_unit_leads=first_unit_leads))
            parts += _parts(entry)
    return Assembled(tuple(sections), tuple(tasks), tuple(_in_order(parts)))


def _in_order(parts: list[Part]) -> Iterator[Part]:
    """By line and column, each once: rows under merged cells share the parts of those cells."""
    last = None
    for part in sorted(parts, key=attrgetter("line", "start", "end")):
        place = (part.line, part.start, part.end)
        if place != last:
            yield part
        last = place


def _section(heading: Heading, parent: int | None) -> SectionDraft:
    return SectionDraft(
        number=heading.number,
        title=tidy(heading.title.text),
        heading=" ".join(heading.passage.text.split()),
        parent=parent,
        lines=tuple(heading.lines),
    )


def _inherited(own: Duties, headings: Sequence[Heading]) -> Duties:
    """What a task does not say itself, its nearest heading says for it."""
    whole = Duties(list(own.leaders), list(own.units), own.deadline)
    for heading in reversed(headings):
        theirs = heading.duties
        takes_leaders = bool(theirs.leaders and not whole.leaders)
        takes_units = _lacks_units(whole, theirs)
        takes_deadline = bool(theirs.deadline and not whole.deadline)
        whole.leaders = whole.leaders or theirs.leaders
        if takes_units:
            whole.units = [*theirs.units, *whole.units]
            as_helpers(whole)
        whole.deadline = whole.deadline or theirs.deadline
        heading.inherited |= takes_leaders or takes_units or takes_deadline
    return whole


def _lacks_units(own: Duties, heading: Duties) -> bool:
    """Whether a heading names units for a task that has none, or the lead for its helpers."""
    if any(unit.role is Role.LEAD for unit in own.units):
        return False
    return any(unit.role is Role.LEAD or not own.units for unit in heading.units)


def _task(
    item: Item, duties: Duties, section: int | None, year: int | None, *, first_unit_leads: bool
) -> TaskDraft:
    wording = duties.deadline.text.strip() if duties.deadline else None
    return TaskDraft(
        number=item.number,
        text=item.whole_text().text.strip(),
        section=section,
        leaders=tuple(_named(duties.leaders)),
        units=_with_roles(list(_named(duties.units)), first_unit_leads=first_unit_leads),
        deadline_text=wording or None,
        due_on=deadline(wording, year).due_on if wording else None,
        summary=item.summary,
        columns=tuple(item.columns.items()),
        lines=tuple(dict.fromkeys(item.lines)),
    )


def _named(mentions: Sequence[Mention]) -> Iterator[Named]:
    """Each name once, at its first place, as the lead if it leads anywhere."""
    roles: dict[str, Role] = {}
    for mention in mentions:
        if mention.role is Role.LEAD or mention.name not in roles:
            roles[mention.name] = mention.role
    return (Named(name, role) for name, role in roles.items() if name)


def _with_roles(units: list[Named], *, first_unit_leads: bool) -> tuple[Named, ...]:
    """责任单位 beside a 牵头单位 are its helpers; a note may make the unit named first the lead."""
    led = any(unit.role is Role.LEAD for unit in units)
    if not led and first_unit_leads and units:
        units[0] = Named(units[0].name, Role.LEAD)
    return tuple(units)


def _parts(item: Item) -> Iterator[Part]:
    if item.mark:
        yield from item.mark.parts(PartKind.NUMBER)
    yield from item.whole_text().parts(PartKind.TASK)
    yield from _parts_of(item.duties)


def _parts_of(duties: Duties) -> Iterator[Part]:
    for leader in duties.leaders:
        yield from leader.passage.parts(PartKind.LEADER)
    for unit in duties.units:
        yield from unit.passage.parts(PartKind.UNIT)
    if duties.deadline:
        yield from duties.deadline.parts(PartKind.DEADLINE)
