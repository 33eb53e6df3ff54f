"""A stanza: a number, its text and the labels under it, and what they say together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tzdesk.parsing.duties import as_helpers, duties_of_field, take_brackets
from tzdesk.parsing.fields import Field
from tzdesk.parsing.labels import Label, Topic
from tzdesk.parsing.numbering import Mark, MarkKind
from tzdesk.parsing.outline import Duties
from tzdesk.parsing.passage import Passage, fold, glue_between, weld
from tzdesk.parsing.spoken import take_spoken
from tzdesk.parsing.task_text import together


@dataclass(slots=True)
class Stanza:
    """`texts` are paragraphs in order, each with its whole line; `fields` the labels below them."""

    mark: Mark | None = None
    mark_passage: Passage | None = None
    texts: list[Passage] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    closing: bool = False
    duty_labels: dict[Label, None] = field(default_factory=dict, init=False)
    _read: tuple[Passage, Duties, list[Field]] | None = None

    def __post_init__(self) -> None:
        self._note(self.fields)

    def add_fields(self, fields: Iterable[Field]) -> None:
        """More labels below the text."""
        self.fields += fields
        self._note(fields)

    def _note(self, fields: Iterable[Field]) -> None:
        """Keeps the labels of duties, each once, in the order in which they came."""
        for own in fields:
            if own.label and own.label.topic in DUTIES:
                self.duty_labels[own.label] = None

    def read(self) -> tuple[Passage, Duties, list[Field]]:
        """Its text without duty brackets, its duties, and the labels that were not understood."""
        if self._read is None:
            text, duties, unknown = take_brackets(joined(self.texts))
            labelled = Duties()
            for own in self.fields:
                labelled.add(duties_of_field(own))
            as_helpers(labelled)
            duties.add(labelled)
            if not duties.units:
                text, spoken = take_spoken(text)
                duties.add(spoken)
            unknown += [own for own in self.fields if not _is_understood(own)]
            extra = together([own.value.strip() for own in self.fields if is_text(own)])
            named = text and extra and not _SENTENCE_MARKS.search(text.folded)
            whole = together([text, extra]) if named else joined([text, extra])
            self._read = (whole, duties, unknown)
        return self._read

    @property
    def kind(self) -> MarkKind:
        """The shape of its number; a stanza without one is the finest."""
        return self.mark.kind if self.mark else MarkKind.BULLET

    @property
    def value(self) -> int:
        """The value of its number, 0 without one."""
        return self.mark.value if self.mark else 0

    @property
    def number(self) -> Passage | None:
        """The value of a label that numbers it: 任务编号：001."""
        numbers = [own for own in self.fields if own.label and own.label.topic is Topic.NUMBER]
        return numbers[0].value.strip() if numbers else None

    @property
    def heads_a_paragraph(self) -> bool:
        """Whether a numbered heading and an unnumbered paragraph fell into one stanza."""
        return len(self.texts) > 1 and not _SENTENCE_MARKS.search(self.texts[0].folded)

    @property
    def has_duties(self) -> bool:
        """Whether it says who or by when; an empty 责任单位：无 counts as well."""
        return self.is_labelled or bool(self.read()[1])

    @property
    def is_labelled(self) -> bool:
        """Whether it has a label of a leader, unit or deadline, with a value or without."""
        return bool(self.duty_labels)


_LEAST_BROKEN = 18
_INNER_MARKS = re.compile("[,;:、。(]")
_SENTENCE_MARKS = re.compile(r"[。;!?:]")
DUTIES = (Topic.UNIT, Topic.LEADER, Topic.DEADLINE)


def is_text(own: Field) -> bool:
    """Whether a label heads a task's text: 工作任务：…."""
    return own.label is not None and own.label.topic is Topic.TEXT and own.label.rank >= 2


def is_no_task(own: Field) -> bool:
    """Whether a numbered label is only a line of a task: 2.责任单位：…, 1.工作目标：…."""
    return own.label is not None and not is_text(own)


def _is_understood(own: Field) -> bool:
    return own.label is not None and (
        own.label.topic in (*DUTIES, Topic.REMARK, Topic.NUMBER) or is_text(own)
    )


def joined(texts: Iterable[Passage]) -> Passage:
    """Paragraphs one below the other; a line that stopped in mid-sentence goes straight on."""
    return weld(_with_glue(texts))


def _with_glue(texts: Iterable[Passage]) -> Iterator[tuple[Passage, str]]:
    before = ""
    for at, text in enumerate(texts):
        stopped = before.endswith(("。", "！", "？", "；", "：", "!", "?", ";", ":"))
        if stopped or (at == 1 and _is_name(before) and len(text.text) > len(before)):
            yield text, "\n"
        else:
            yield text, glue_between(before, text.text)
        before = text.text or before


def _is_name(text: str) -> bool:
    """Whether a first line is a task's name: no page is so narrow that it broke there."""
    return len(text) < _LEAST_BROKEN and not _INNER_MARKS.search(fold(text))
