"""Drafts for tests, written as marked text: every stretch in braces is a recognised part.

`{n:57.}{t:力促选址落地。}` begins a task, `{s:一、目标}` a section; a line without any mark is
unread text, one that begins with `~` is ignored.
"""

import re
from dataclasses import replace

from tzdesk.domain.deadline import deadline
from tzdesk.domain.document import Document, document_from_text
from tzdesk.domain.draft import (
    Ignored,
    Named,
    Part,
    PartKind,
    PlanDraft,
    Problem,
    ProblemKind,
    Role,
    SectionDraft,
    TaskDraft,
)

_MARK = re.compile(r"\{([sntlud]):([^}]*)\}")
_KINDS = dict(zip("sntlud", PartKind, strict=True))


def marked(text: str) -> tuple[Document, PlanDraft]:
    """The document without its marks, and the draft that they say."""
    plain, parts = [], []
    for number, line in enumerate(text.strip().splitlines(), 1):
        bare = ""
        rest = line.removeprefix("~")
        at = 0
        for found in _MARK.finditer(rest):
            bare += rest[at : found.start()]
            parts.append(Part(number, len(bare), len(bare) + len(found[2]), _KINDS[found[1]]))
            bare += found[2]
            at = found.end()
        plain.append(bare + rest[at:])
    document = document_from_text("\n".join(plain), "方案.txt")
    return document, _draft(document, parts, text.strip().splitlines())


def _draft(document: Document, parts: list[Part], marked_lines: list[str]) -> PlanDraft:
    draft = PlanDraft("方案", None, None, None, 2023, (), (), parts=tuple(parts))
    for line, raw in zip(document.lines, marked_lines, strict=True):
        here = [
            (part.kind, line.text[part.start : part.end])
            for part in parts
            if part.line == line.number
        ]
        if raw.startswith("~"):
            draft = replace(draft, ignored=(*draft.ignored, Ignored(line.number, line.text)))
        elif not here and line.text.strip():
            problem = Problem(line.number, ProblemKind.UNREAD_TEXT, "", line.text.strip())
            draft = replace(draft, problems=(*draft.problems, problem))
        elif here:
            draft = _read(draft, line.number, here)
    return draft


def _read(draft: PlanDraft, number: int, here: list[tuple[PartKind, str]]) -> PlanDraft:
    words = {kind: [text for one, text in here if one is kind] for kind in PartKind}
    if heading := words[PartKind.SECTION]:
        mark, _, title = heading[0].partition("、")
        section = SectionDraft(mark, title, heading[0], lines=(number,))
        return replace(draft, sections=(*draft.sections, section))
    if words[PartKind.NUMBER]:
        printed = words[PartKind.NUMBER][0].rstrip(".")
        at = len(draft.sections) - 1 if draft.sections else None
        task = TaskDraft(printed, "", at, lines=())
        draft = replace(draft, tasks=(*draft.tasks, task))
    task = draft.tasks[-1]
    wording = (words[PartKind.DEADLINE] or [task.deadline_text])[-1]
    task = replace(
        task,
        text=task.text + "".join(words[PartKind.TASK]),
        leaders=_more(task.leaders, words[PartKind.LEADER], Role.LEAD),
        units=_more(task.units, words[PartKind.UNIT], Role.RESPONSIBLE),
        deadline_text=wording,
        due_on=deadline(wording, 2023).due_on if wording else None,
        lines=(*task.lines, number),
    )
    return replace(draft, tasks=(*draft.tasks[:-1], task))


def _more(named: tuple[Named, ...], names: list[str], role: Role) -> tuple[Named, ...]:
    known = {one.name for one in named}
    return named + tuple(Named(name, role) for name in names if name not in known)
