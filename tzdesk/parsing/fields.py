"""Labels inside lines: where 责任单位：… begins and ends, spaced, bracketed or one behind another.

Finds labels and their values; what a label means is `labels`' business.
"""

import re
from dataclasses import dataclass

from tzdesk.parsing.labels import Label, Topic, classify
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
_BOUNDARY = ' 。;；,，、.!?)]"”*|'
_ENDS_LABEL = re.compile(
    r"(?:单位|部门|主体|机构|科室|处室|方|镇街|名称|领导|同志|干部|人|长|姓名|时限|时间|期限|节点|日期|要求|安排|目标"
    r"|任务|事项|实事|工作|内容|项目|分解|清单|状态|比例|情况|问题|措施|进展|步|协调|备注|说明|条目|序号|编号|类别|领域)$"
)
_BRACKET = re.compile(r"[()\[\]]")
_ONLY = re.compile(r"([\u4e00-\u9fff]{4,6}):(?=[^:\[]*$)")
"""By far the most frequent: one label at the line's beginning and no other colon behind it."""
_COLON, _WORD = re.compile(":"), re.compile(r"\S+")
_BRACKETED = re.compile(r"\[([^\[\]:]{2,12})\]\s*:?")
_UNKNOWN = re.compile(r"(?:^|(?<=[ ;。]))([\u4e00-\u9fff][\u4e00-\u9fff /]{0,9}[\u4e00-\u9fff]):")
_ALONE = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff ]{1,18}")


def find_fields(passage: Passage) -> tuple[Passage, list[Field]]:
    """What stands before the first label, and the labelled values after it."""
    folded = passage.folded
    found = _find_labels(folded)
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
    if not found and len(folded) <= _LONGEST_ALONE and (alone := _without_colon(folded)):
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
        opening = folded.rfind("(", 0, colon)
        end = opening if opening >= 0 else colon
        earliest = min(earliest, max(0, end - _LONGEST_LABEL)) if end > earliest else end
    if not _ENDS_LABEL.search("".join(folded[max(earliest, end - 8) : end].split())):
        return None
    starts = [at for at in range(earliest, end - 1) if folded[at] not in " ()[]"]
    for start in starts:
        label = classify(folded[start:end])
        if label and _may_stand(folded, start, end, label):
            start = _after_gap(folded, start, end)
            return _Found(start, end, colon + 1, classify(folded[start:end]))
    return None


def _may_stand(folded: str, start: int, end: int, label: Label) -> bool:
    """Labels of duties may follow a value directly, others only begin a line or stand apart."""
    if start == 0 or (start < _LONGEST_INDENT and folded[:start].isspace()):
        return True
    if label.topic not in _DUTY_TOPICS:
        return folded[start - 1] == " " and label.topic is not Topic.TEXT
    return folded[start - 1] in _BOUNDARY or len("".join(folded[start:end].split())) >= 4


def _after_gap(folded: str, start: int, end: int) -> int:
    """Where the label proper begins if a value's last word was taken along: 主办 责任单位."""
    words = list(_WORD.finditer(folded, start, end))
    if len(words) > 1 and len(words[-1][0]) >= 4 and classify(words[-1][0]):
        return words[-1].start()
    return start


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


def _is_duty(text: str) -> bool:
    if len(text) > _LONGEST_LABEL or not _ENDS_LABEL.search("".join(text.split())):
        return False
    label = classify(text)
    return label is not None and label.topic in _DUTY_TOPICS and len("".join(text.split())) >= 4


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
