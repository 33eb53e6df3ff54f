"""Paragraphs to stanzas: a number, its text and the labels under it, where they belong together.

Whether a stanza is a task, a heading or neither is decided later, from all stanzas together.
"""

from collections.abc import Iterable

from tzdesk.domain.deadline import deadline
from tzdesk.parsing.duties import read_bracket
from tzdesk.parsing.fields import Field, bracket_columns, find_fields
from tzdesk.parsing.labels import Topic
from tzdesk.parsing.lines import TextLine
from tzdesk.parsing.names import is_unit_like
from tzdesk.parsing.numbering import Mark
from tzdesk.parsing.paragraphs import paragraphs
from tzdesk.parsing.passage import Passage, join
from tzdesk.parsing.people import is_post
from tzdesk.parsing.stanza import Stanza, is_no_task, is_text, joined

_LONGEST_SIGNATURE = 24


def stanzas_of(lines: Iterable[TextLine]) -> list[Stanza]:
    """The stanzas of running text."""
    builder = _Builder()
    for paragraph in paragraphs(lines):
        builder.add(paragraph)
    return builder.stanzas


class _Builder:
    """Takes paragraphs one by one and decides for each whether it goes on or begins a stanza."""

    def __init__(self) -> None:
        self.stanzas: list[Stanza] = []

    def add(self, line: TextLine) -> None:
        if line.mark:
            self._begin(line, line.mark)
        elif line.closing:
            self._close(line)
        elif (found := line.fields)[1]:
            self._add_labelled(line, *found)
        else:
            self._add_plain(line)

    @property
    def _current(self) -> Stanza | None:
        return self.stanzas[-1] if self.stanzas and not self.stanzas[-1].closing else None

    def _begin(self, line: TextLine, mark: Mark) -> None:
        rest = line.passage.cut(mark.end)
        head, fields = find_fields(rest, numbered=True)
        if fields and not head and self._is_person(mark, fields[0]):
            head, fields = rest, []
        if fields and not head and is_no_task(fields[0]):
            self._add_fields(line, fields)
            return
        stanza = Stanza(mark, line.passage.cut(0, mark.end).strip(), fields=fields)
        stanza.texts = [head.strip()] if head else []
        stanza.lines = list(line.passage.lines)
        self.stanzas.append(stanza)

    def _is_person(self, mark: Mark, field: Field) -> bool:
        """Whether 三、副区长：张三 names whose tasks follow, not who leads the task above."""
        finer = self._current is not None and mark.kind > self._current.kind
        return is_post(field.name.folded) and not finer

    def _close(self, line: TextLine) -> None:
        if line.dated:
            self._take_signature()
        self.stanzas.append(Stanza(texts=[line.passage], lines=[line.number], closing=True))

    def _take_signature(self) -> None:
        """An office's name above the date signs; it is not the end of a task's text."""
        current = self._current
        if current is None or current.fields or len(current.texts) < 2:
            return
        last = current.texts[-1]
        if len(last.text) <= _LONGEST_SIGNATURE and is_unit_like(last.folded):
            current.texts.pop()
            current.lines.remove(last.line)
            self.stanzas.append(Stanza(texts=[last], lines=[last.line], closing=True))

    def _add_labelled(self, line: TextLine, head: Passage, fields: list[Field]) -> None:
        if head.strip():
            self._add_text(line, head.strip())
            self.stanzas[-1].add_fields(fields)
        else:
            self._add_fields(line, fields)

    def _add_fields(self, line: TextLine, fields: list[Field]) -> None:
        current = self._current
        if current is None or _begins_again(current, fields):
            current = Stanza()
            self.stanzas.append(current)
        current.add_fields(fields)
        current.lines += line.passage.lines

    def _add_plain(self, line: TextLine) -> None:
        current = self._current
        if current and current.fields and _waits_for_value(current.fields[-1], line):
            last = current.fields[-1]
            dated = last.label is not None and last.label.topic is Topic.DEADLINE
            value = join((last.value, line.passage), "" if dated else "\n")
            current.fields[-1] = Field(last.name, last.label, value)
            current.lines += line.passage.lines
        else:
            self._add_text(line, line.passage)

    def _add_text(self, line: TextLine, text: Passage) -> None:
        current = self._current
        if current is None or current.fields or _ends_with_duties(current):
            current = Stanza()
            self.stanzas.append(current)
        current.texts.append(text)
        current.lines += line.passage.lines


def _begins_again(current: Stanza, fields: list[Field]) -> bool:
    """Whether the labels start over, so that an item's own line is missing before them."""
    if fields[0].label and fields[0].label.topic is Topic.NUMBER:
        return True
    own = list(current.duty_labels)
    if is_text(fields[0]):
        apart = current.mark is None and bool(current.texts)
        return apart or bool(own) or any(_is_same(f, fields[0]) for f in current.fields)
    return len(own) > 1 and own[0] == fields[0].label


def _is_same(field: Field, other: Field) -> bool:
    """Whether two labels have the same words: 主要内容 goes on where 事项名称 began."""
    return field.name.folded.split() == other.name.folded.split()


def _waits_for_value(last: Field, line: TextLine) -> bool:
    """Whether a label has no value yet, or one that goes on: a bracket, one unit below another."""
    value = last.value.folded
    if not value.strip() or value.count("(") > value.count(")"):
        return True
    if last.label and last.label.topic is Topic.DEADLINE:
        return value.rstrip()[-1] in "年至前-~、," and deadline(line.folded, 2000).understood
    if last.label is None or last.label.topic is not Topic.UNIT:
        return False
    return last.value.strip().line != last.name.line and is_unit_like(line.folded)


def _ends_with_duties(stanza: Stanza) -> bool:
    """Whether its text is closed by a bracket that tells who does it."""
    if not stanza.texts:
        return False
    whole = joined(stanza.texts[-4:])
    folded = whole.folded.rstrip("。;")
    if not folded.endswith((")", "]")):
        return False
    groups = bracket_columns(whole.folded)
    if not groups or groups[-1][1] != len(folded):
        return False
    start, end = groups[-1]
    return read_bracket(whole.cut(start + 1, end - 1), ends_sentence=True) is not None
