"""The whole way from a document to a draft plan: stretches, stanzas, levels, body, checks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tzdesk.domain.collector import no_collections
from tzdesk.domain.document import Document, Line
from tzdesk.domain.draft import Ignored, PlanDraft, Problem
from tzdesk.errors import UserError
from tzdesk.parsing.assembly import Assembled, assemble
from tzdesk.parsing.body import find_body
from tzdesk.parsing.checks import check
from tzdesk.parsing.frontmatter import read_front_matter
from tzdesk.parsing.levels import find_levels
from tzdesk.parsing.lines import read_lines
from tzdesk.parsing.names import first_unit_note
from tzdesk.parsing.outline import Entry, Leftover
from tzdesk.parsing.passage import Passage, fold
from tzdesk.parsing.prose import read_prose
from tzdesk.parsing.stanzas import stanzas_of
from tzdesk.parsing.streams import Stretch, Table, stretches
from tzdesk.parsing.suggestions import suggest
from tzdesk.parsing.tables import TableReader

_NOTHING = "没有识别出任务。"
_ADVICE = "请确认这是分工方案：条目应有“1.”“（一）”一类序号，或“责任单位”一类栏目。"


def parse(document: Document) -> PlanDraft:
    """Reads a plan. Every non-blank line becomes part of a section, task, problem or is ignored.

    Raises UserError where no task can be recognised.
    """
    with no_collections():
        return _parse(document)


def _parse(document: Document) -> PlanDraft:
    body = _read(stretches(document.lines))
    texts = {line.number: line.text for line in document.lines}
    outline = find_body(body.entries, texts, labelled=body.labelled)
    outline.problems += body.problems
    if not outline.items:
        raise UserError(_NOTHING, _ADVICE, "无法导入方案")
    front = [Passage.of(number, texts[number]) for number in sorted(set(outline.front))]
    matter = read_front_matter(read_lines(front), document.name)
    note = _first_unit_line(document.lines)
    assembled = assemble(outline, matter.year, first_unit_leads=note is not None)
    problems = check(outline, assembled, matter.year)
    return PlanDraft(
        title=matter.title,
        doc_no=matter.doc_no,
        issuer=matter.issuer,
        issued_on=matter.issued_on,
        year=matter.year,
        sections=assembled.sections,
        tasks=assembled.tasks,
        problems=problems,
        ignored=tuple(_ignored(document.lines, assembled, problems)),
        suggestions=suggest(assembled.tasks, matter.year, note),
        parts=assembled.parts,
        first_unit_leads=note is not None,
    )


@dataclass(slots=True)
class _Body:
    entries: list[Entry]
    problems: list[Problem]
    labelled: bool


def _read(parts: Sequence[Stretch]) -> _Body:
    """Entries of all stretches in order; the levels are weighed over all running text at once."""
    prose = [[] if isinstance(part, Table) else stanzas_of(part) for part in parts]
    tabled = any(isinstance(part, Table) for part in parts)
    levels = find_levels([stanza for stanzas in prose for stanza in stanzas], tabled=tabled)
    body = _Body([], [], levels.labelled)
    for part, stanzas in zip(parts, prose, strict=True):
        if isinstance(part, Table):
            reader = TableReader(part.columns, part.rows)
            body.entries += [Leftover(list(part.heads), head=True), *reader.entries]
            body.problems += reader.problems
        else:
            body.entries += read_prose(stanzas, levels)
    return body


def _first_unit_line(lines: Sequence[Line]) -> int | None:
    """The line of the note that the unit named first leads, if there is one."""
    likely = (line for line in lines if "牵头" in line.text or "为主" in line.text)
    return next((line.number for line in likely if first_unit_note(fold(line.text))), None)


def _ignored(
    lines: Sequence[Line], assembled: Assembled, problems: Sequence[Problem]
) -> Iterator[Ignored]:
    """Every line with text that nothing was read from."""
    taken = {line for section in assembled.sections for line in section.lines}
    taken |= {line for task in assembled.tasks for line in task.lines}
    taken |= {line for problem in problems for line in problem.lines}
    return (
        Ignored(line.number, line.text)
        for line in lines
        if line.text.strip() and line.number not in taken
    )
