"""完成时限: what a wording such as 2023年12月底 or 年内持续推进 means as a day.

Pure: the plan's year is handed in, nothing here knows the clock. The wording itself is always kept
by the caller; this only says which day it stands for.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """What a wording means.

    `due_on` is None where it names no day (长期), where it was not `understood`, or where it needs
    a year that nobody gave. `year_assumed`: the plan's year stands in for a missing one.
    """

    due_on: date | None
    understood: bool
    year_assumed: bool = False


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date named in a text, columns `start` to `end`; no `due_on` where the year is unknown."""

    start: int
    end: int
    due_on: date | None
    year_assumed: bool


@lru_cache(maxsize=4096)
def deadline(text: str, plan_year: int | None) -> DeadlineReading:
    """The day that `text` means; of several the last. Dates without a year take `plan_year`.

    A month means its last day, so do a quarter and half a year; 长期 and 每季度 mean no day.
    """
    mentions = tuple(dates_in(text, plan_year))
    known = [mention for mention in mentions if mention.due_on]
    if known:
        last = max(known, key=lambda mention: mention.due_on or date.min)
        return DeadlineReading(last.due_on, True, last.year_assumed)
    if mentions:
        return DeadlineReading(None, True, True)
    return DeadlineReading(None, bool(_OPEN_ENDED.search(_fold(text))))


def dates_in(text: str, plan_year: int | None) -> Iterator[DateMention]:
    """Every date that `text` names, in order; impossible ones (13月, 2月30日) are left out.

    A month without a year takes the year named before it in the same text, else `plan_year`.
    """
    folded = _fold(text)
    named_year: int | None = None
    for found in _ANY_FORM.finditer(folded):
        form = _FORMS[found.lastgroup or ""]
        match = form.pattern.match(folded, found.start())
        words = match.groupdict() if match else {}
        own_year = _year(words, plan_year)
        named_year = own_year or named_year
        year = named_year or plan_year
        try:
            due_on = form.last_day(words, year) if year else None
        except ValueError:
            continue
        yield DateMention(found.start(), found.end(), due_on, named_year is None)


def _fold(text: str) -> str:
    """NFKC wherever that keeps the length, so that columns stay those of the text."""
    if text.isascii():
        return text
    wide = (unicodedata.normalize("NFKC", char) for char in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, wide, strict=True))


Words = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a date, and the last day of what it names (ValueError: no such day)."""

    pattern: re.Pattern[str]
    last_day: Callable[[Words, int], date]


_NUMERALS = "〇○零一二三四五六七八九"
_DIGIT_OF = str.maketrans(_NUMERALS, "000123456789")
_N = rf"(?:\d{{1,2}}|[{_NUMERALS}十]{{1,3}})"
_YEAR = (
    rf"(?:(?P<year>(?:19|20)\d\d|[一二][{_NUMERALS}]{{3}}|(?<![\d.])2\d(?=\s*年\s*{_N}\s*月))\s*年\s*度?\s*"
    r"|(?P<relative>本年度?|当年|今年|明年|次年)\s*)"
)
_UNTIL = r"\s*[-—–~、,至到和]{1,2}\s*"
_FIVE_YEARS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}
_QUARTERS = {"两": 2} | {char: n for n, char in enumerate("一二三四", 1)}
_DECADES = {"初": 10, "上": 10, "中": 20}

_OPEN_ENDED = re.compile(
    r"长期|持续|常态|常年|经常|每[一两]?个?[年月季周日天旬半]|按[年月季周]|逐[年月季]|定期|随时|实时|即时|即知即改|立行立改"
)


def _number(text: str | None) -> int:
    """12, 十二, 二十, 三十一, 〇五 as a number."""
    if not text:
        return 0
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_number(tens) or 1) * 10 + _number(ones)
    return int(text.translate(_DIGIT_OF))


def _year(words: Words, plan_year: int | None) -> int | None:
    """The year that the wording itself names; 今年 is the plan's, 明年 the one after."""
    if relative := words.get("relative"):
        return plan_year and plan_year + (relative[0] in "明次")
    if not (year := words.get("year")):
        return None
    return 2000 + _number(year) if len(year) == 2 else int(year.translate(_DIGIT_OF))


def _last_of_month(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(year, month, monthrange(year, month)[1])


def _by_month(words: Words, year: int) -> date:
    month = _number(words["month"])
    if day := words.get("day"):
        return date(year, month, _number(day))
    if decade := words.get("decade"):
        return date(year, month, _DECADES[decade[0]])
    return _last_of_month(year, month)


def _by_quarter(words: Words, year: int) -> date:
    quarter = words["quarter"] or words["first"] or words["q"] or ""
    return _last_of_month(year, 3 * (_QUARTERS.get(quarter) or int(quarter)))


def _by_half(words: Words, year: int) -> date:
    return date(year, 12, 31) if words["half"] == "下" else date(year, 6, 30)


def _by_year(words: Words, year: int) -> date:
    return _last_of_month(year, 1) if words["when"] == "初" else date(year, 12, 31)


def _by_five_years(words: Words, _: int) -> date:
    return date(_FIVE_YEARS[words["plan"] or ""], 12, 31)


_NUMERIC = (
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)\s*[-./]\s*(?P<month>\d{1,2})"
    r"(?:\s*[-./]\s*(?P<day>\d{1,2}))?(?![\d%‰])(?!\s*年)"
)
_COMPACT = r"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)?(?![\d.%])"
_QUARTER = (
    rf"{_YEAR}?(?:[第1-4一二三四]{{1,2}}{_UNTIL})?"
    r"(?:第?\s*(?P<quarter>[1-4一二三四])\s*个?季度?|前(?P<first>[1-4一二三四两])个?季度"
    r"|[Qq](?P<q>[1-4]))"
)
_HALF = rf"{_YEAR}?(?:(?P<half>[上下])半年|年?年?中(?!旬)(?<=年中))"
_MONTH = (
    rf"{_YEAR}?(?:{_N}\s*月?份?{_UNTIL}){{0,11}}(?<![\d.])(?P<month>{_N})\s*月份?"
    rf"(?:\s*(?P<day>{_N})\s*[日号]|\s*(?P<decade>[上中]旬|初))?"
)
_FIVE_YEAR_PLAN = r"[“\"]?十(?P<plan>[三四五六])五[”\"]?"
_WHOLE_YEAR = (
    rf"(?:{_YEAR}(?!春节|国庆|五一|元旦|两会|汛)(?P<when>初)?"
    r"|(?:全年|(?<![每逐常多近\d两一三几])年(?=[底末内度]|终(?:前|$))))"
)
_SOURCES: dict[str, tuple[str, Callable[[Words, int], date]]] = {
    "numeric": (_NUMERIC, _by_month),
    "compact": (_COMPACT, _by_month),
    "quarter": (_QUARTER, _by_quarter),
    "half": (_HALF, _by_half),
    "month": (_MONTH, _by_month),
    "five_years": (_FIVE_YEAR_PLAN, _by_five_years),
    "year": (_WHOLE_YEAR, _by_year),
}
_FORMS = {name: _Form(re.compile(source), by) for name, (source, by) in _SOURCES.items()}
_ANY_FORM = re.compile(
    "|".join(
        f"(?P<{name}>{re.sub(r'[?]P<[a-z]+>', '?:', source)})"
        for name, (source, _) in _SOURCES.items()
    )
)
