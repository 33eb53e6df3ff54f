"""What stands before the body: document number, issuer, day of issue, year; the title is apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tzdesk.parsing.lines import TextLine
from tzdesk.parsing.numbering import chinese_number
from tzdesk.parsing.passage import fold
from tzdesk.parsing.titles import DOC_NO, OFFICE, find_title, spaceless


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The plan's own data, as far as the document gives them."""

    title: str = ""
    doc_no: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    year: int | None = None


_CN_YEAR = "[一二][〇○零一二三四五六七八九]{3}"
_CN_DAY = "[一二三四五六七八九十]{1,3}"
_DATE = re.compile(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_CHINESE_DATE = re.compile(rf"({_CN_YEAR})年({_CN_DAY})月({_CN_DAY})日")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_CHINESE_YEAR = re.compile(rf"({_CN_YEAR})年")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_OFFICE = re.compile(rf"[\u4e00-\u9fff]{{0,30}}?(?:{OFFICE})")
_LABELLED = re.compile(r"(?:发文单位|发文机关|发布机构|印发机关|制发机关)\s*:\s*(\S+)")
_TELLS_DAY = re.compile(r"印发|发布日期|成文日期|发文日期")
_RED_HEAD = "文件"


def read_front_matter(front: Sequence[TextLine], name: str) -> FrontMatter:
    """Reads the lines before the body; `name` stands in for a title that is missing."""
    title = find_title(front) or name.rpartition(".")[0] or name
    doc_no = _doc_no(front)
    issued_on = _issued_on(front)
    by_rank = (title, doc_no or "", str(issued_on or ""), *(line.passage.text for line in front))
    year = next((year for text in (*by_rank, name) if (year := year_in(text))), None)
    return FrontMatter(title, doc_no, _issuer(front), issued_on, year)


def year_in(text: str) -> int | None:
    """The first year that `text` names."""
    folded = fold(text)
    if found := _YEAR.search(folded):
        return int(found[1])
    if found := _CHINESE_YEAR.search(folded):
        return int(found[1].translate(_DIGITS))
    return None


def _doc_no(front: Sequence[TextLine]) -> str | None:
    for line in front:
        if found := DOC_NO.search(line.folded):
            return spaceless(line.passage.text[found.start() : found.end()])
    return None


def _issued_on(front: Sequence[TextLine]) -> date | None:
    """The last line that is only a date, else a line that tells the day of issue."""
    dated = [line for line in reversed(front) if line.dated]
    telling = [line for line in reversed(front) if _TELLS_DAY.search(line.folded)]
    return next((day for line in (*dated, *telling) if (day := _day(line.folded))), None)


def _day(folded: str) -> date | None:
    try:
        if found := _DATE.search(folded):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _CHINESE_DATE.search(folded):
            month, day = chinese_number(found[2]) or 0, chinese_number(found[3]) or 0
            return date(int(found[1].translate(_DIGITS)), month, day)
    except ValueError:
        return None
    return None


def _issuer(front: Sequence[TextLine]) -> str | None:
    """The red head (…文件), the signature above the date, 发文单位, or who notifies."""
    return _red_head(front) or _signature(front) or _labelled(front) or _notifier(front)


def _red_head(front: Sequence[TextLine]) -> str | None:
    for line in front[:3]:
        if line.folded.endswith(_RED_HEAD) and _OFFICE.match(line.folded):
            return spaceless(line.passage.text).removesuffix(_RED_HEAD)
    return None


def _signature(front: Sequence[TextLine]) -> str | None:
    for before, line in pairwise(front):
        if line.dated and _OFFICE.fullmatch(before.folded):
            return spaceless(before.passage.text)
    return None


def _labelled(front: Sequence[TextLine]) -> str | None:
    for line in front:
        if found := _LABELLED.search(line.folded):
            return line.passage.text[found.start(1) : found.end(1)]
    return None


def _notifier(front: Sequence[TextLine]) -> str | None:
    """The office before 关于…, on the same line or on the one above."""
    for line in front:
        head, notice, _ = line.folded.partition("关于")
        if notice and _OFFICE.fullmatch(head.strip()):
            return spaceless(line.passage.text[: len(head)])
    for before, line in pairwise(front):
        if line.folded.startswith("关于") and _OFFICE.fullmatch(before.folded):
            return spaceless(before.passage.text)
    return None
