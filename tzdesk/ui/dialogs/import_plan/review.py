"""Step 2 of 导入方案 without a window: the draft, what the clerk put right, what is left to decide.

Every correction is kept and the draft derived anew, so that any can be taken back. Knows no widget.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tzdesk.domain.document import Document
from tzdesk.domain.draft import PlanDraft, Suggestion, SuggestionKind
from tzdesk.services.corrections import Correction, EditTask, Exclude, corrected
from tzdesk.services.draft_reading import with_unread_parts
from tzdesk.ui.dialogs.import_plan.finding import Correct, Finding, Remedy, State, TakeBack
from tzdesk.ui.dialogs.import_plan.findings import (
    completeness,
    hints,
    left_out,
    open_findings,
)
from tzdesk.ui.dialogs.import_plan.own_columns import known_columns


@dataclass(frozen=True, slots=True)
class _Made:
    """A correction, the word for it, and what it was made about."""

    correction: Correction
    done: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class AliasChoice:
    """Are these two names one unit? `merged` is the clerk's answer, 分别保留 until given."""

    name: str
    other: str
    name_tasks: int
    other_tasks: int
    merged: bool = False


class Review:
    """One document under review. `draft` is always what would be imported now."""

    def __init__(self, document: Document, draft: PlanDraft, *, exported: bool = False):
        """`exported`: our own export, whose numbers may have gaps as it may be a part only."""
        self.document = document
        self._exported = exported
        self.original = with_unread_parts(document, draft)
        self.draft = draft
        self.findings: tuple[Finding, ...] = ()
        self.despite_problems = False
        """☑ 按 137 项导入."""
        self._made: list[_Made] = []
        self._merged: set[tuple[str, str]] = set()
        self._derive()

    def carry_out(self, finding: Finding, remedy: Remedy) -> bool:
        """Does what a verb in the list says; False where only a widget can (typing, locating)."""
        match remedy.deed:
            case Correct(correction, done):
                self.correct(correction, done, finding.title, finding.text)
            case TakeBack(index):
                self.take_back(index)
            case _:
                return False
        return True

    def correct(self, correction: Correction, done: str, title: str = "", text: str = "") -> None:
        """Applies one more correction; the same field edited twice counts once."""
        made = _Made(correction, done, title or "修改", text or self._told(correction))
        if isinstance(correction, EditTask):
            self._made = [one for one in self._made if not _same_field(one.correction, correction)]
        self._made.append(made)
        self._derive()

    def take_back(self, index: int) -> None:
        """Takes one correction back; the others stay."""
        del self._made[index]
        self._derive()

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What was put right, in order."""
        return tuple(one.correction for one in self._made)

    @property
    def changed(self) -> int:
        """How many things would be lost on closing: corrections and merged names."""
        return len(self._made) + len(self._merged)

    def count(self, state: State) -> int:
        """How many findings are in that state."""
        return sum(one.state is state for one in self.findings)

    @property
    def counts(self) -> str:
        """需处理 2，已处理 1，提示 2; what is none is left out."""
        states = (State.OPEN, State.HANDLED, State.HINT)
        told = [f"{one.value} {count}" for one in states if (count := self.count(one))]
        return "，".join(told) or "没有需处理的问题"

    @property
    def headline(self) -> str:
        """识别 7 章、137 项任务、10 位领导、73 个单位."""
        draft = self.draft
        chapters = sum(one.parent is None for one in draft.sections)
        leaders = {one.name for task in draft.tasks for one in task.leaders}
        units = {one.name for task in draft.tasks for one in task.units}
        told = [f"{chapters} 章"] if chapters else []
        told += [f"{len(draft.tasks)} 项任务", *self._people(leaders), f"{len(units)} 个单位"]
        return "识别 " + "、".join(told)

    def _people(self, leaders: set[str]) -> Iterator[str]:
        bodies = leaders & {
            name
            for one in self.draft.suggestions
            if one.kind is SuggestionKind.LEADER_NOT_A_PERSON
            for name in one.names
        }
        if persons := len(leaders) - len(bodies):
            yield f"{persons} 位领导" + (f"和 {len(bodies)} 个集体" if bodies else "")
        elif bodies:
            yield f"{len(bodies)} 个集体"

    @property
    def open_shorts(self) -> tuple[str, ...]:
        """What is left to decide, each thing once: 缺第 59 项."""
        shorts = (one.short for one in self.findings if one.state is State.OPEN)
        return tuple(dict.fromkeys(shorts))

    @property
    def may_continue(self) -> bool:
        """Whether 下一步 is allowed."""
        return bool(self.draft.tasks) and (self.despite_problems or not self.open_shorts)

    @property
    def footer(self) -> str:
        """What stands at the left of the footer; the tick for going on all the same follows it."""
        shorts = self.open_shorts
        if not shorts:
            return f"将导入 {len(self.draft.tasks)} 项任务，写入前还可以核对"
        more = f"等 {len(shorts)} 处" if len(shorts) > 1 else ""
        return f"处理“{shorts[0]}”{more}后可继续；也可勾选"

    @property
    def despite_words(self) -> str:
        """按 137 项导入."""
        return f"按 {len(self.draft.tasks)} 项导入"

    @property
    def closing_words(self) -> str:
        """What would be lost, for the question on Esc."""
        return f"已修改 {self.changed} 处识别结果，关闭后不保留。"

    @property
    def alias_choices(self) -> tuple[AliasChoice, ...]:
        """Pairs of names that may be one unit, the more frequent one second."""
        tasks = self.tasks_by_unit
        found = []
        for one in self._suggested(SuggestionKind.UNIT_ALIAS):
            name, other = sorted(one.names[:2], key=lambda name: (tasks[name], -len(name)))
            if tasks[name]:
                merged = (name, other) in self._merged
                found.append(AliasChoice(name, other, tasks[name], tasks[other], merged))
        return tuple(found)

    @property
    def alike_names(self) -> tuple[tuple[str, str], ...]:
        """Pairs that look alike and are two units."""
        tasks = self.tasks_by_unit
        pairs = ((one.names[0], one.names[1]) for one in self._suggested(SuggestionKind.UNIT_ALIKE))
        return tuple((name, other) for name, other in pairs if tasks[name] and tasks[other])

    @property
    def collective_names(self) -> tuple[str, ...]:
        """Names that stand for several units, the most frequent first."""
        tasks = self.tasks_by_unit
        suggestions = self.draft.suggestions
        names = {
            name
            for one in suggestions
            if one.kind is SuggestionKind.COLLECTIVE_UNIT
            for name in one.names
            if tasks[name]
        }
        return tuple(sorted(names, key=lambda name: (-tasks[name], name)))

    def _suggested(self, kind: SuggestionKind) -> Iterator[Suggestion]:
        return (one for one in self.draft.suggestions if one.kind is kind and len(one.names) > 1)

    @property
    def tasks_by_unit(self) -> Counter[str]:
        """How many tasks name each unit."""
        return Counter(one.name for task in self.draft.tasks for one in task.units)

    def merge_names(self, name: str, other: str, merged: bool) -> None:
        """Answers one alias question: `name` becomes another name of `other`, or stays apart."""
        (self._merged.add if merged else self._merged.discard)((name, other))

    @property
    def merged_names(self) -> tuple[tuple[str, str], ...]:
        """(a unit's name, another name of it), as the clerk said."""
        return tuple((one.other, one.name) for one in self.alias_choices if one.merged)

    def _derive(self) -> None:
        self.draft = self.original
        if self._made or not self._exported:
            self.draft = corrected(self.document, self.original, self.corrections)
        handled = [
            Finding(
                State.HANDLED,
                one.title,
                one.text,
                one.correction.at,
                (Remedy("撤回", TakeBack(index)),),
                one.done,
            )
            for index, one in enumerate(self._made)
        ]
        excluded = {
            line
            for one in self._made
            if isinstance(one.correction, Exclude)
            for line in one.correction.at
        }
        self.findings = (
            *open_findings(self.draft),
            *handled,
            *(one for one in left_out(self.draft) if excluded.isdisjoint(one.lines)),
            *known_columns(self.original),
            *hints(self.draft),
            completeness(self.draft),
        )

    def _told(self, correction: Correction) -> str:
        line = correction.at[0]
        return f"第 {line} 行“{self.document.lines[line - 1].text.strip()}”"


def _same_field(one: Correction, other: EditTask) -> bool:
    return isinstance(one, EditTask) and (one.line, one.nth, one.field) == (
        other.line,
        other.nth,
        other.field,
    )
