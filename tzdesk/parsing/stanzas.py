"""Lines to stanzas: a number, its text and the labels under it, as far as they belong together.

Joins what was broken over lines. Whether a stanza is a task, a heading or neither is decided
later, from all stanzas together.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tzdesk.parsing.duties import as_helpers, duties_of_field, read_bracket, take_brackets
from tzdesk.parsing.fields import Field, bracket_columns, find_fields
from tzdesk.parsing.labels import Topic
from tzdesk.parsing.lines import TextLine
from tzdesk.parsing.names import is_unit_like
from tzdesk.parsing.numbering import Mark, MarkKind
from tzdesk.parsing.outline import Duties
from tzdesk.parsing.passage import Passage, join, weld


@dataclass(slots=True)
class Stanza:
    """`texts` are paragraphs in order, each with its whole line; `fields` the labels below them."""

    mark: Mark | None = None
    mark_passage: Passage | None = None
    texts: list[Passage] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    closing: bool = False
    _read: tuple[Passage, Duties, list[Field]] | None = None

    def read(self) -> tuple[Passage, Duties, list[Field]]:
        """Its text without duty brackets, its duties, and the labels that were not understood."""
        if self._read is None:
            text, duties, unknown = take_brackets(_joined(self.texts))
            labelled = Duties()
            for own in self.fields:
                labelled.add(duties_of_field(own))
            as_helpers(labelled)
            duties.add(labelled)
            unknown += [own for own in self.fields if not _is_understood(own)]
            extra = [own.value.strip() for own in self.fields if _is_text(own)]
            self._read = (_joined([text, *extra]), duties, unknown)
        return self._read

    @property
    def heads_a_paragraph(self) -> bool:
        """Whether a numbered heading and an unnumbered paragraph fell into one stanza."""
        return len(self.texts) > 1 and not _SENTENCE_MARKS.search(self.texts[0].folded)

    @property
    def has_duties(self) -> bool:
        """Whether it says who or by when; an empty 责任单位：无 counts as well."""
        return any(own.label and own.label.topic in _DUTIES for own in self.fields) or bool(
            self.read()[1]
        )


_SENTENCE_MARKS = re.compile(r"[。;!?:]")
_LONGEST_SIGNATURE = 24
_LONGEST_BRACKET = 300
_OPENS_DUTIES = re.compile(r"单位|部门|领导|时限|牵头|负责|配合|[、,]")
_DUTIES = (Topic.UNIT, Topic.LEADER, Topic.DEADLINE)


def _is_text(own: Field) -> bool:
    return own.label is not None and own.label.topic is Topic.TEXT and own.label.rank >= 2


def _is_no_task(own: Field) -> bool:
    """Whether a numbered label is only a line of a task: 2.责任单位：…, 1.工作目标：…."""
    return own.label is not None and not _is_text(own)


def _is_understood(own: Field) -> bool:
    return own.label is not None and (own.label.topic in (*_DUTIES, Topic.REMARK) or _is_text(own))


def _joined(texts: Iterable[Passage]) -> Passage:
    """Paragraphs one below the other; a line that stopped in mid-sentence goes straight on."""
    return weld(_with_glue(texts))


def _with_glue(texts: Iterable[Passage]) -> Iterator[tuple[Passage, str]]:
    before = ""
    for text in texts:
        if before.endswith(("。", "！", "？", "；", "：", "!", "?", ";", ":")):
            yield text, "\n"
        else:
            yield text, glue_between(before, text.text)
        before = text.text or before


def glue_between(before: str, after: str) -> str:
    """A space where a line was broken between two words in Latin letters, else nothing."""
    both = before[-1:] + after[:1]
    return " " if len(both) == 2 and both.isascii() and both.isalpha() else ""


class StanzaBuilder:
    """Takes lines one by one and decides for each whether it goes on or begins something new."""

    def __init__(self) -> None:
        self.stanzas: list[Stanza] = []
        self._last_values: dict[MarkKind, int] = {}
        self._last_under_heading: dict[MarkKind, int] = {}
        self._last_line: TextLine | None = None

    def add(self, line: TextLine) -> None:
        """The next line that is not a page number."""
        open_line = self._goes_over(line)
        if self._is_in_bracket():
            self._add_text(line, line.passage, open_line=True)
            self._last_line = line
            return
        mark = self._real_mark(line, open_line=open_line)
        if mark:
            self._begin(line, mark)
        elif not line.closing and (found := line.fields)[1]:
            self._add_labelled(line, *found, open_line=open_line)
        else:
            self._add_plain(line, open_line=open_line)
        self._last_line = line

    def close(self) -> None:
        """What follows (a table) is not part of the last stanza."""
        self.stanzas.append(Stanza())
        self._last_line = None

    def _goes_over(self, line: TextLine) -> bool:
        """Whether the line before was broken at the page's edge, so that this one may go on."""
        last = self._last_line
        return last is not None and last.full and not line.gap and not last.closing

    def _is_in_bracket(self) -> bool:
        """Whether the text so far stops inside a bracket that tells duties."""
        current = self._current()
        if current is None or current.closing or current.fields or not current.texts:
            return False
        tail = current.texts[-1].folded[-_LONGEST_BRACKET:]
        opening = max(tail.rfind("("), tail.rfind("["))
        if opening < max(tail.rfind(")"), tail.rfind("]")):
            return False
        return opening >= 0 and bool(_OPENS_DUTIES.search(tail[opening:]))

    def _real_mark(self, line: TextLine, *, open_line: bool) -> Mark | None:
        mark = line.mark
        if mark is None:
            return None
        expected = self._is_expected(mark)
        broken = open_line and not (self._last_line and self._last_line.ends_sentence)
        if (mark.weak or broken) and not expected:
            return None
        if mark.weak and (
            broken
            or (
                mark.kind is MarkKind.CHINESE
                and mark.value == 1
                and not line.folded[mark.end - 1].isspace()
            )
        ):
            return None
        if (
            mark.kind is MarkKind.DECIMAL
            and mark.weak
            and mark.value == 1
            and not self._under_digit(mark)
        ):
            return None
        return mark

    def _is_expected(self, mark: Mark) -> bool:
        """Whether it is the next number of its shape, or the first under a new heading."""
        return mark.kind is MarkKind.BULLET or mark.value in (
            self._last_values.get(mark.kind, 0) + 1,
            self._last_under_heading.get(mark.kind, 0) + 1,
        )

    def _under_digit(self, mark: Mark) -> bool:
        return mark.printed.split(".")[0] == str(self._last_values.get(MarkKind.DIGIT, 0))

    def _begin(self, line: TextLine, mark: Mark) -> None:
        rest = line.passage.cut(mark.end)
        head, fields = find_fields(rest)
        if fields and not head and _is_no_task(fields[0]):
            self._add_fields(line, fields)
            return
        for kind in [kind for kind in self._last_under_heading if kind > mark.kind]:
            del self._last_under_heading[kind]
        self._last_values[mark.kind] = self._last_under_heading[mark.kind] = mark.value
        stanza = Stanza(mark, line.passage.cut(0, mark.end).strip())
        stanza.texts = [head.strip()] if head else []
        stanza.fields = fields
        stanza.lines = [line.number]
        self.stanzas.append(stanza)

    def _current(self) -> Stanza | None:
        return self.stanzas[-1] if self.stanzas and self.stanzas[-1].lines else None

    def _add_labelled(
        self, line: TextLine, head: Passage, fields: list[Field], *, open_line: bool
    ) -> None:
        if head.strip():
            self._add_text(line, head.strip(), open_line=open_line)
            self.stanzas[-1].fields += fields
        else:
            self._add_fields(line, fields)

    def _add_fields(self, line: TextLine, fields: list[Field]) -> None:
        current = self._current()
        if current is None or current.closing or self._begins_again(current, fields):
            current = Stanza()
            self.stanzas.append(current)
        current.fields += fields
        current.lines.append(line.number)

    @staticmethod
    def _begins_again(current: Stanza, fields: list[Field]) -> bool:
        """Whether the labels start over, so that an item's own line is missing before them."""
        own = [f.label for f in current.fields if f.label and f.label.topic in _DUTIES]
        if _is_text(fields[0]):
            apart = current.mark is None and bool(current.texts)
            return apart or bool(own) or any(_is_text(f) for f in current.fields)
        return len(set(own)) > 1 and own[0] == fields[0].label

    def _add_plain(self, line: TextLine, *, open_line: bool) -> None:
        current = self._current()
        if line.closing:
            if line.dated:
                self._take_signature()
            self.stanzas.append(Stanza(texts=[line.passage], lines=[line.number], closing=True))
        elif (
            current and current.fields and self._continues_value(current, line, open_line=open_line)
        ):
            last = current.fields[-1]
            value = join((last.value, line.passage), "\n" if not last.value.strip() else "")
            current.fields[-1] = Field(last.name, last.label, value)
            current.lines.append(line.number)
        else:
            self._add_text(line, line.passage, open_line=open_line)

    def _take_signature(self) -> None:
        """An office's name above the date signs; it is not the end of a task's text."""
        current = self._current()
        if current is None or current.fields or len(current.texts) < 2:
            return
        last = current.texts[-1]
        if len(last.text) <= _LONGEST_SIGNATURE and is_unit_like(last.folded):
            current.texts.pop()
            current.lines.remove(last.line)
            self.stanzas.append(Stanza(texts=[last], lines=[last.line], closing=True))

    @staticmethod
    def _continues_value(current: Stanza, line: TextLine, *, open_line: bool) -> bool:
        if line.folded[0] in "、,;)]。":
            return True
        value = current.fields[-1].value.folded.rstrip()
        if not value or value[-1] in "、," or value.count("(") > value.count(")"):
            return True
        return open_line and value[-1] not in "。"

    def _add_text(self, line: TextLine, text: Passage, *, open_line: bool) -> None:
        current = self._current()
        if (
            current is None
            or current.closing
            or current.fields
            or (not open_line and _ends_with_duties(current))
        ):
            current = Stanza()
            self.stanzas.append(current)
        if open_line and current.texts:
            glue = glue_between(current.texts[-1].text, text.text)
            current.texts[-1] = join((current.texts[-1], text), glue)
        else:
            current.texts.append(text)
        current.lines.append(line.number)


def _ends_with_duties(stanza: Stanza) -> bool:
    """Whether its text is closed by a bracket that tells who does it."""
    if not stanza.texts:
        return False
    whole = _joined(stanza.texts[-4:])
    folded = whole.folded.rstrip("。;")
    if not folded.endswith((")", "]")):
        return False
    groups = bracket_columns(whole.folded)
    if not groups or groups[-1][1] != len(folded):
        return False
    start, end = groups[-1]
    return read_bracket(whole.cut(start + 1, end - 1), ends_sentence=True) is not None


def stanzas_of(lines: Iterable[TextLine]) -> Iterator[Stanza]:
    """The stanzas of running text."""
    builder = StanzaBuilder()
    for line in lines:
        if not line.page:
            builder.add(line)
    return (stanza for stanza in builder.stanzas if stanza.lines)
