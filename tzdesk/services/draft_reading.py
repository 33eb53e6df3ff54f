"""What given lines of a document say of a task, by the parts that were recognised in them.

Roles come from the labels: a label means here what it meant everywhere else in the document.
Knows no dialect of labels itself.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from tzdesk.domain.deadline import deadline
from tzdesk.domain.document import Document, Line
from tzdesk.domain.draft import Named, Part, PartKind, PlanDraft, Role, TaskDraft
from tzdesk.errors import UserError
from tzdesk.parsing import parse

_LABEL = re.compile(r"([^：:；;，,。\s]+?)\s*[：:]")
_DEFAULT = {PartKind.LEADER: Role.LEAD, PartKind.UNIT: Role.RESPONSIBLE}


@dataclass(slots=True)
class LineReader:
    """Reads fields of tasks out of a document's lines."""

    document: Document
    draft: PlanDraft
    _roles: dict[str, Role] = field(default_factory=dict)
    _by_line: dict[int, list[Part]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for part in self.draft.parts:
            self._by_line.setdefault(part.line, []).append(part)
        for task in self.draft.tasks:
            self._learn_roles(task)

    def line_text(self, line: int) -> str:
        """The whole line without white space at its ends."""
        return self.document.lines[line - 1].text.strip()

    def labelled(self, line: int) -> bool:
        """Whether the line says who or when, and nothing of what is to be done."""
        kinds = {part.kind for part in self._by_line.get(line, ())}
        return bool(kinds) and kinds.isdisjoint((PartKind.TASK, PartKind.NUMBER, PartKind.SECTION))

    def task_text(self, lines: Collection[int]) -> str:
        """The words of the task in these lines, a line without any recognised part whole."""
        return "".join(self._task_words(line) for line in lines)

    def filled(self, task: TaskDraft, lines: tuple[int, ...]) -> TaskDraft:
        """`task` with the leaders, units and deadline that stand in `lines` as well."""
        wording = task.deadline_text
        for part in self._parts(lines, PartKind.DEADLINE):
            wording = self._words(part)
        return replace(
            task,
            leaders=_joined(task.leaders, self._named(lines, PartKind.LEADER)),
            units=_joined(task.units, self._named(lines, PartKind.UNIT)),
            deadline_text=wording,
            due_on=deadline(wording, self.draft.year).due_on if wording else None,
            lines=tuple(sorted({*task.lines, *lines})),
        )

    def without(self, task: TaskDraft, gone: Collection[int]) -> TaskDraft:
        """`task` as its lines read without those that are `gone`."""
        kept = tuple(line for line in task.lines if line not in gone)
        kinds = {part.kind for line in gone for part in self._by_line.get(line, ())}
        task = replace(task, lines=kept)
        if PartKind.TASK in kinds:
            task = replace(task, text=self.task_text(kept))
        if PartKind.LEADER in kinds:
            names = {one.name for one in self._named(kept, PartKind.LEADER)}
            task = replace(task, leaders=_only(task.leaders, names))
        if PartKind.UNIT in kinds:
            names = {one.name for one in self._named(kept, PartKind.UNIT)}
            task = replace(task, units=_only(task.units, names))
        if PartKind.DEADLINE in kinds:
            task = self.filled(replace(task, deadline_text=None, due_on=None), kept)
        return task

    def _task_words(self, line: int) -> str:
        parts = self._by_line.get(line, ())
        if not parts:
            return self.line_text(line)
        return "".join(self._words(part) for part in parts if part.kind is PartKind.TASK)

    def _parts(self, lines: Collection[int], kind: PartKind) -> Iterator[Part]:
        for line in lines:
            yield from (part for part in self._by_line.get(line, ()) if part.kind is kind)

    def _words(self, part: Part) -> str:
        return self.document.lines[part.line - 1].text[part.start : part.end].strip()

    def _named(self, lines: Collection[int], kind: PartKind) -> tuple[Named, ...]:
        return tuple(
            Named(self._words(part), self._roles.get(self._label(part), _DEFAULT[kind]))
            for part in self._parts(lines, kind)
        )

    def _label(self, part: Part) -> str:
        """The last label before a part in its line: 责任单位 of 「责任单位：区水务局」."""
        found = _LABEL.findall(self.document.lines[part.line - 1].text[: part.start])
        return found[-1] if found else ""

    def _learn_roles(self, task: TaskDraft) -> None:
        roles = {one.name: one.role for one in (*task.leaders, *task.units)}
        for kind in _DEFAULT:
            for part in self._parts(task.lines, kind):
                label, role = self._label(part), roles.get(self._words(part))
                if label and role:
                    self._roles.setdefault(label, role)


def with_unread_parts(document: Document, draft: PlanDraft) -> PlanDraft:
    """`draft` with the names and dates coloured that stand below unread texts.

    Such a text is read once more on its own, as if it were numbered.
    """
    known = {part.line for part in draft.parts}
    found = [
        part
        for problem in draft.problems
        if len(problem.lines) > 1
        for part in _parts_alone(document, problem.lines)
        if part.line not in known and part.kind in (*_DEFAULT, PartKind.DEADLINE)
    ]
    parts = sorted((*draft.parts, *found), key=lambda part: (part.line, part.start))
    return replace(draft, parts=tuple(parts))


def _parts_alone(document: Document, lines: tuple[int, ...]) -> tuple[Part, ...]:
    first, *others = (document.lines[line - 1] for line in lines)
    numbered = Line(first.number, f"1.{first.text.strip()}")
    try:
        return parse(Document(document.name, (numbered, *others))).parts
    except UserError:
        return ()


def _joined(first: tuple[Named, ...], more: tuple[Named, ...]) -> tuple[Named, ...]:
    names = {one.name for one in first}
    return first + tuple(one for one in more if one.name not in names)


def _only(named: tuple[Named, ...], names: Collection[str]) -> tuple[Named, ...]:
    return tuple(one for one in named if one.name in names)
