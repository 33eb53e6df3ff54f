"""Lines to paragraphs: what was broken at the page's edge, or inside a list or bracket, is joined.

Decides only where one line goes on in the next, not what it means.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tzdesk.parsing.labels import duty_label_at_end
from tzdesk.parsing.lines import TextLine
from tzdesk.parsing.numbering import Mark
from tzdesk.parsing.passage import Passage, glue_between, weld
from tzdesk.parsing.sequences import NumberRuns

_GOES_ON = "、,，;；)）]】。"
"""No line begins with these but as the rest of the one before."""
_LONGEST_BRACKET = 300
_LONGEST_SPLIT_LABEL = 6
_OPENS_DUTIES = re.compile(r"单位|部门|领导|时限|牵头|负责|配合|[、,]")


def paragraphs(lines: Iterable[TextLine]) -> list[TextLine]:
    """Whole paragraphs with the numbers that count; page numbers are left out."""
    runs = NumberRuns()
    groups: list[tuple[list[TextLine], Mark | None]] = []
    turned = False
    for line in lines:
        if line.page:
            turned = True
            continue
        before = groups[-1][0] if groups else []
        broken = bool(before) and _is_broken(before[-1], line, turned=turned)
        unfinished = bool(before) and _is_unfinished(before[-1])
        mark = runs.accept(line, unfinished=unfinished, broken=broken and unfinished)
        if mark is None and before and _goes_on(before, line, broken=broken):
            before.append(line)
        else:
            groups.append(([line], mark))
        turned = False
    return [_whole(group, mark) for group, mark in groups]


def _is_broken(before: TextLine, line: TextLine, *, turned: bool) -> bool:
    """Whether `before` reaches the page's edge; a turned page may look like a blank line."""
    return before.full and not before.closing and (turned or not line.gap)


def _is_unfinished(before: TextLine) -> bool:
    return not (before.ends_sentence or before.closing)


def _goes_on(before: list[TextLine], line: TextLine, *, broken: bool) -> bool:
    last = before[-1]
    if line.closing or last.closing:
        return False
    if line.folded[0] in _GOES_ON or _stops_in_bracket(before, broken=broken):
        return True
    if last.folded[-1] in "、," and not _begins_with_label(line):
        return True
    if not broken or (last.ends_sentence and before[0].fields[1]):
        return False
    return not _begins_with_label(line) or _splits_label(last, line)


def _begins_with_label(line: TextLine) -> bool:
    head, fields = line.fields
    return bool(fields) and not head.strip()


def _splits_label(before: TextLine, line: TextLine) -> bool:
    """Whether a label was broken in two: …牵头 / 领导：…"""
    name = "".join(line.fields[1][0].name.folded.split())
    tail = "".join(before.folded[-_LONGEST_SPLIT_LABEL:].split())
    return len(name) < 4 and 0 <= duty_label_at_end(tail + name) < len(tail)


def _stops_in_bracket(before: list[TextLine], *, broken: bool) -> bool:
    """Whether the paragraph so far stops inside a bracket that tells duties."""
    tail = ""
    for line in reversed(before):
        tail = line.folded + tail
        if len(tail) >= _LONGEST_BRACKET or ")" in line.folded or "]" in line.folded:
            break
    opening = max(tail.rfind("("), tail.rfind("["))
    if opening < 0 or opening < max(tail.rfind(")"), tail.rfind("]")):
        return False
    return broken or bool(_OPENS_DUTIES.search(tail[opening:]))


def _whole(group: list[TextLine], mark: Mark | None) -> TextLine:
    """One line of text from the lines of a paragraph."""
    first = group[0]
    if len(group) == 1:
        first.mark = mark
        return first
    whole = replace(first, passage=weld(_with_glue(group)))
    whole.mark = mark
    return whole


def _with_glue(group: list[TextLine]) -> Iterator[tuple[Passage, str]]:
    before = ""
    for line in group:
        yield line.passage, glue_between(before, line.passage.text)
        before = line.passage.text
