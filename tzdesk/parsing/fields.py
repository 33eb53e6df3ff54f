"""Labels inside lines: where 责任单位：… begins and ends, spaced, bracketed or one behind another.

Finds labels and their values; what a label means is `labels`' business.
"""

import re
from dataclasses import dataclass

from tzdesk.parsing.labels import Label, Topic, classify, duty_label_at_end
from tzdesk.parsing.passage import Passage


@dataclass(frozen=True, slots=True)
class Field:
    """A label as printed with its value; `label` is None where its words are not known."""

    name: Passage
    label: Label | None
    value: Passage


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value_start: int
    label: Label | None


_DUTY_TOPICS = (Topic.LEADER, Topic.UNIT, Topic.DEADLINE)
_LONGEST_LABEL = 24
_LONGEST_ALONE = 200
_LONGEST_INDENT = 40
_SHORTEST_ATTACHED = 4
"""A label of fewer characters must be set off from what stands before it."""
_BOUNDARY = ' 。;；,，、.!?)]"”*|'
_BRACKET = re.compile(r"[()\[\]]")
_ONLY = re.compile(r"([\u4e00-\u9fff]{4,6}):(?=[^:\[]*$)")
"""By far the most frequent: one label at the line's beginning and no other colon behind it."""
_COLON = re.compile(":")
_BRACKETED = re.compile(r"\[([^\[\]:]{2,12})\]\s*:?")
_UNKNOWN = re.compile(r"(?:^|(?<=[ ;。]))([\u4e00-\u9fff][\u4e00-\u9fff /]{0,9}[\u4e00-\u9fff]):")
_WORD = re.compile(r"(?<!\S)\S{4,12}(?= +\S)")
_ALONE = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff ]{1,18}")


def find_fields(passage: Passage, *, numbered: bool = False) -> tuple[Passage, list[Field]]:
    """What stands before the first label, and the labelled values after it.

    `numbered`: a number stands before it, so that words before a colon name a task (引进项目：…)
    unless they are a label that is known.
    """
    folded = passage.folded
    found = _find_labels(folded)
    while numbered and found and found[0].label is None:
        del found[0]
    if not found:
        return passage, []
    fields = []
    for label, following in zip(found, [*found[1:], None], strict=True):
        end = following.start if following else len(folded)
        value = passage.cut(label.value_start, end).strip(";|")
        fields.append(Field(passage.cut(label.start, label.end).strip(), label.label, value))
    return passage.cut(0, found[0].start).strip("|"), fields


def _find_labels(folded: str) -> list[_Found]:
    """Labels outside brackets; （责任单位：…） as a whole is `duties`' business."""
    if (only := _ONLY.match(folded)) and (label := classify(only[1])):
        return [_Found(0, only.end(1), only.end(), label)]
    found = []
    if _may_have_label(folded):
        inside = bracket_columns(folded)
        found = [label for label in _with_colon(folded) if not _is_within(label, inside)]
        found += _in_brackets(folded)
    if not found and len(folded) <= _LONGEST_ALONE:
        found = _set_off(folded)
        if not found and (alone := _without_colon(folded)):
            return [alone]
    if ":" not in folded:
        return found
    known = sorted(found, key=lambda label: label.start)
    return sorted([*known, *_unknown(folded, known)], key=lambda label: label.start)


def _is_within(label: _Found, groups: list[tuple[int, int]]) -> bool:
    return any(start < label.value_start <= end for start, end in groups)


def _may_have_label(folded: str) -> bool:
    return ":" in folded or "[" in folded


def _with_colon(folded: str) -> list[_Found]:
    found: list[_Found] = []
    for colon in _COLON.finditer(folded):
        earliest = max(found[-1].value_start if found else 0, colon.start() - _LONGEST_LABEL)
        if label := _label_before(folded, earliest, colon.start()):
            found.append(label)
    return found


def _label_before(folded: str, earliest: int, colon: int) -> _Found | None:
    """The longest label that ends at `colon`; an aside in brackets may stand between."""
    end = colon
    if folded[max(0, colon - 3) : colon].rstrip().endswith(")"):
        opening = folded.rfind("(", earliest, colon)
        end = opening if opening >= 0 else colon
    start = _start_of_line_label(folded, end)
    if start is None:
        start = _start_of_duty_label(folded, max(earliest, end - _LONGEST_LABEL), end)
    if start is None:
        return None
    return _Found(start, end, colon + 1, classify(folded[start:colon]))


def _start_of_line_label(folded: str, end: int) -> int | None:
    """Where the line begins, if all before `end` is one label of any kind."""
    if end > _LONGEST_LABEL + _LONGEST_INDENT:
        return None
    start = len(folded) - len(folded.lstrip())
    return start if start < end and classify(folded[start:end]) else None


def _start_of_duty_label(folded: str, earliest: int, end: int) -> int | None:
    """Labels of duties may also follow a value, set off from it or directly (…区教委责任单位：)."""
    places = [at for at in range(earliest, end) if folded[at] != " "]
    found = duty_label_at_end("".join(folded[at] for at in places))
    if found < 0:
        return None
    start, length = places[found], len(places) - found
    for gap in range(len(places) - 1, found, -1):
        # a value's last word may look like part of the label: 区教委主办 责任单位
        set_off = places[gap] - places[gap - 1] > 1
        if (
            set_off
            and len(places) - gap >= _SHORTEST_ATTACHED
            and classify(folded[places[gap] : end])
        ):
            return places[gap]
    apart = start == 0 or folded[start - 1] in _BOUNDARY
    return start if apart or length >= _SHORTEST_ATTACHED else None


def _in_brackets(folded: str) -> list[_Found]:
    """【责任单位】区水务局."""
    return [
        _Found(found.start(), found.end(1), found.end(), label)
        for found in _BRACKETED.finditer(folded)
        if (label := classify(found[1])) and label.topic in (*_DUTY_TOPICS, Topic.TEXT)
    ]


def _without_colon(folded: str) -> _Found | None:
    """A label alone on its line, or set off from its value by white space."""
    start = len(folded) - len(folded.lstrip())
    whole = _ALONE.fullmatch(folded, start)
    if whole and _is_duty(folded[start:]):
        return _Found(start, len(folded), len(folded), classify(folded[start:]))
    word = re.compile(r"\S{4,12}(?= +\S)").match(folded, start)
    if word and _is_duty(word[0]):
        return _Found(start, word.end(), word.end(), classify(word[0]))
    return None


def _set_off(folded: str) -> list[_Found]:
    """Two labels or more with white space around each: 扩建小学 责任单位 区教委 时限要求 8月."""
    words = [word for word in _WORD.finditer(folded) if _is_duty(word[0])]
    found = [_Found(word.start(), word.end(), word.end(), classify(word[0])) for word in words]
    return found if len({label.label for label in found}) > 1 else []


def _is_duty(text: str) -> bool:
    word = "".join(text.split())
    return _SHORTEST_ATTACHED <= len(word) <= _LONGEST_LABEL and duty_label_at_end(word) == 0


def _unknown(folded: str, known: list[_Found]) -> list[_Found]:
    """Other words before a colon at the beginning of the line or of a part of a value."""
    taken = {label.value_start for label in known}
    inside = bracket_columns(folded)
    return [
        _Found(found.start(1), found.end(1), found.end(), None)
        for found in _UNKNOWN.finditer(folded)
        if found.end() not in taken
        and not any(a < found.end() <= b for a, b in inside)
        and (not folded[: found.start()].strip() or known)
        and all(not label.start < found.start(1) < label.end for label in known)
        and (not known or found.start(1) > known[0].start or not folded[: found.start(1)].strip())
    ]


def bracket_columns(folded: str) -> list[tuple[int, int]]:
    """Columns of the outermost brackets （…） and […], closing one included.

    A bracket left open reaches to the end.
    """
    groups: list[tuple[int, int]] = []
    depth, start = 0, 0
    for found in _BRACKET.finditer(folded):
        at, char = found.start(), found[0]
        if char in "([":
            start = at if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                groups.append((start, at + 1))
    if depth:
        groups.append((start, len(folded)))
    return groups
