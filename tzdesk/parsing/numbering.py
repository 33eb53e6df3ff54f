"""Numbers that items and headings begin with: 一、（一） 1. （1） 1.1 ① 第一章.

Says what a line's beginning looks like; whether that number is a task, a heading or only a figure
at the start of a line is decided elsewhere, from the evidence of the whole text.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from tzdesk.parsing.passage import Passage


class MarkKind(IntEnum):
    """The shapes of numbers, from the coarsest to the finest as documents nest them."""

    PART = 1
    CHAPTER = 2
    SUBCHAPTER = 3
    CHINESE = 4
    CHINESE_PAREN = 5
    DIGIT = 6
    DECIMAL = 7
    DIGIT_HALF_PAREN = 8
    DIGIT_PAREN = 9
    CIRCLED = 10
    BULLET = 11


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the start of a passage: `printed` as the plan shows it, `end` where text begins.

    `weak` marks need the right neighbours to count: `12 …`, `3.5号线…`, `一、二季度…`. `spaced`:
    white space sets them off.
    """

    kind: MarkKind
    value: int
    printed: str
    start: int
    end: int
    weak: bool = False
    spaced: bool = False


_CN = "〇零一二三四五六七八九十百"
_CN_VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_LEAD = r"[\s★☆▲△※#>]*"
_UNIT_OF_MEASURE = "季月年环线级类期批届号楼路个条项家座公万亿%％成倍度米吨"

_PATTERNS: tuple[tuple[MarkKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(_LEAD + pattern))
    for kind, pattern in (
        (MarkKind.PART, rf"(?P<p>第\s*(?P<n>[{_CN}]+|\d+)\s*(?:[篇编]|部分?))[\s:、.]*"),
        (MarkKind.CHAPTER, rf"(?P<p>第\s*(?P<n>[{_CN}]+|\d+)\s*[章类])[\s:、.]*"),
        (MarkKind.SUBCHAPTER, rf"(?P<p>第\s*(?P<n>[{_CN}]+|\d+)\s*节)[\s:、.]*"),
        (MarkKind.CHINESE_PAREN, rf"(?P<p>\(\s*(?P<n>[{_CN}]+)\s*\))[\s、.]*"),
        (MarkKind.CHINESE_PAREN, r"(?P<p>(?P<n>[㈠-㈩]))[\s、.]*"),
        (MarkKind.CHINESE_PAREN, rf"(?P<p>(?P<n>[{_CN}]+)\s*\))[\s、.]*"),
        (MarkKind.CHINESE, rf"(?P<p>(?P<n>[{_CN}]+))\s*[、.,。]\s*"),
        (MarkKind.CHINESE, rf"(?P<p>(?P<n>[{_CN}]+))(?P<weak> +)(?=[\u4e00-\u9fff“])"),
        (
            MarkKind.DECIMAL,
            r"(?P<p>\d{1,3}(?P<sep>[.-])(?P<n>\d{1,3})(?:\2\d{1,3})?)(?:[、.)]\s*|\s+)(?!\d)",
        ),
        (MarkKind.DECIMAL, r"(?P<p>\d{1,3}[.-](?P<n>\d{1,3}))(?P<weak>)(?:[、)]\s*|\s+)(?=\d)"),
        (MarkKind.DECIMAL, r"(?P<p>\d{1,2}\.(?P<n>\d{1,2}))(?P<weak>)(?=[\u4e00-\u9fff“])"),
        (MarkKind.DIGIT, r"(?P<p>(?P<n>\d{1,4}))\s*[.、](?P<weak>\s*)(?=\d)"),
        (MarkKind.DIGIT, r"(?P<p>(?P<n>\d{1,4}))\s*[.、。]\s*(?!\d)"),
        (MarkKind.DIGIT, r"第?\s*(?P<p>(?P<n>\d{1,4}))\s*[项条][.、:\s]\s*"),
        (
            MarkKind.DIGIT,
            r"(?:重点)?(?:任务|事项|项目)\s*(?P<p>(?P<n>\d{1,4}|[一二三四五六七八九十]+))\s*[.、:]\s*",
        ),
        (MarkKind.DIGIT, r"\[\s*(?P<p>(?P<n>\d{1,4}))\s*\]\s*[.、]?\s*"),
        (MarkKind.DIGIT, r"(?P<p>(?P<n>[⒈-⒛]))\s*"),
        (MarkKind.DIGIT, r"(?P<p>(?P<n>\d{1,4}))(?P<weak> +)(?=[\u4e00-\u9fff“《])"),
        (MarkKind.DIGIT_HALF_PAREN, r"(?P<p>(?P<n>\d{1,4}))\s*\)[、.]?\s*"),
        (MarkKind.DIGIT_PAREN, r"\(\s*(?P<p>(?P<n>\d{1,4}))\s*\)[、.]?\s*"),
        (MarkKind.DIGIT_PAREN, r"(?P<p>(?P<n>[⑴-⒇]))\s*"),
        (MarkKind.CIRCLED, r"(?P<p>(?P<n>[①-⑳❶-❿]))\s*"),
        (MarkKind.BULLET, r"(?P<p>(?P<n>[•·●■◆□○◇➢►\-—–]))\s*(?![\d\-—–])"),
    )
)
_MAY_BEGIN = re.compile(
    r"[\s★☆▲△※#>]*[\d\(\[第重任事项〇零一二三四五六七八九十百①-⒛㈠-㈩❶-❿•·●■◆□○◇➢►\-—–]"
)


def find_mark(passage: Passage) -> Mark | None:
    """The number that `passage` begins with, if it has the shape of one."""
    folded = passage.folded
    if not _MAY_BEGIN.match(folded):
        return None
    for kind, pattern in _PATTERNS:
        found = pattern.match(folded)
        if found and (mark := _mark(kind, found, passage)):
            return mark
    return None


def _mark(kind: MarkKind, found: re.Match[str], passage: Passage) -> Mark | None:
    folded, groups = found.string, found.groupdict()
    following = folded[found.end() : found.end() + 1]
    weak = groups.get("weak") is not None
    if kind is MarkKind.CHINESE and re.match(
        rf"[{_CN}][{_UNIT_OF_MEASURE}]", folded[found.end() :]
    ):
        weak = True
    if kind is MarkKind.DECIMAL and following and following in _UNIT_OF_MEASURE:
        return None
    value = 0 if kind is MarkKind.BULLET else _value(found["n"])
    if value is None or (kind is MarkKind.DIGIT and weak and value >= 1900 and following == "年"):
        return None
    start, end = found.span("p")
    printed = passage.text[start:end] if kind in _PRINTED_AS_IS else folded[start:end]
    if kind in (MarkKind.DIGIT, MarkKind.DIGIT_PAREN, MarkKind.CIRCLED):
        printed = str(value)
    return Mark(kind, value, printed, start, found.end(), weak, found[0][-1] == " ")


_PRINTED_AS_IS = tuple(kind for kind in MarkKind if kind <= MarkKind.CHINESE_PAREN)


def _value(text: str) -> int | None:
    """12, 十二, 一百零三, ⑫ or ㈡ as a number."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and (enclosed := _ENCLOSED.get(text)):
        return enclosed
    return chinese_number(text)


_ENCLOSED = {
    chr(first + at): at + 1
    for first, count in ((0x2460, 20), (0x2474, 20), (0x2488, 20), (0x3220, 10), (0x2776, 10))
    for at in range(count)
}


def chinese_number(text: str) -> int | None:
    """A Chinese numeral below a thousand; None where it is none."""
    total = digit = 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        elif char in _CN_VALUES:
            digit = _CN_VALUES[char]
        else:
            return None
    return total + digit or None
