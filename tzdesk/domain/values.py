"""Values as people type them, made into the values that are stored, kind by kind.

One reading for the window's editors, the command line, pasted cells and returned workbooks.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from tzdesk.domain.cell_value import CellValue
from tzdesk.domain.status import STATUS_WORDS, normalise_status
from tzdesk.domain.text import compact

Stored = str | int | float | bool | None
"""What a field holds: text, a number, yes or no; a date is its ISO text; None says nothing."""


class Reading(NamedTuple):
    """The stored value; or, where `problem` is set, why not, and a value that may be accepted.

    `notice` tells of something that was changed in reading (decimals cut). A named tuple, since a
    large return has hundreds of thousands.
    """

    value: Stored = None
    problem: str = ""
    suggestion: Stored = None
    notice: str = ""


def percent_text(value: float) -> str:
    """58 or 58.5: no decimal where there is none."""
    return f"{value:.1f}".removesuffix(".0")


def cut_percent(value: float | Decimal) -> float:
    """One decimal, cut and not rounded: 99.96 is never 100."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    cut = exact.quantize(Decimal("0.1"), rounding=ROUND_DOWN)
    return int(cut) if cut == cut.to_integral_value() else float(cut)


_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_TENTHS = {
    word: 10 * n for words in ("一二三四五六七八九", "123456789") for n, word in enumerate(words, 1)
} | {"两": 20, "十": 100}
_ABOUT = re.compile(
    r"(?:大?约|大概|已?完成(?:了|约)?)?(?P<core>.+?)(?:左右|以上|上下|多)?(?:\((?:预计|估计|约)\))?"
)
"""Words around a figure that leave it a figure; 不足80% and 80-90 stay what they are."""
_PERCENT_PROBLEM = "不是 0–100 的数字"


def read_percent(value: CellValue, *, formatted: bool = False) -> Reading:
    """A percent 0–100. `formatted`: the cell shows a percent, so that 0.85 stands for 85."""
    if isinstance(value, (bool, date, datetime)):
        return Reading(problem=_PERCENT_PROBLEM)
    if isinstance(value, int) and 0 <= value <= 100 and not formatted:
        return Reading(value)
    if isinstance(value, (int, float)):
        number = Decimal(repr(value)) * (100 if formatted else 1)
        return _checked_percent(number, signed=formatted)
    text = compact(value or "")
    if not text:
        return Reading()
    bare = text.removesuffix("%")
    if not _NUMBER.fullmatch(bare):
        return Reading(problem=_PERCENT_PROBLEM, suggestion=_meant_percent(text))
    return _checked_percent(Decimal(bare), signed=bare != text)


def _checked_percent(number: Decimal, *, signed: bool) -> Reading:
    """`signed`: written with %, so that a value below 1 is no fraction of 1."""
    if not number.is_finite() or not 0 <= number <= 100:
        return Reading(problem=_PERCENT_PROBLEM)
    if 0 < number < 1 and not signed:
        return Reading(problem=_PERCENT_PROBLEM, suggestion=cut_percent(number * 100))
    # A binary fraction such as 0.57 * 100 is 56.99999999999999: mend that before cutting.
    settled = number.quantize(Decimal("0.000001"))
    cut = cut_percent(settled)
    return Reading(cut, notice="" if Decimal(repr(cut)) == settled else "小数只保留一位")


def _meant_percent(text: str) -> Stored:
    """What 约80%, 八成以上, 80个百分点 may be taken for, if the clerk agrees."""
    found = _ABOUT.fullmatch(text)
    core = found["core"] if found else text
    bare = core.removesuffix("个百分点").removesuffix("%")
    if _NUMBER.fullmatch(bare):
        reading = _checked_percent(Decimal(bare), signed=bare != core)
        return reading.suggestion if reading.problem else reading.value
    return _spoken_percent(core)


def _spoken_percent(text: str) -> int | None:
    if text == "一半":
        return 50
    spoken = re.fullmatch(r"([一二三四五六七八九两十1-9])成(半)?", text)
    if spoken:
        return _TENTHS[spoken[1]] + (5 if spoken[2] else 0)
    hundredths = re.fullmatch(r"百分之([一二三四五六七八九十百\d]+)", text)
    return _hundredths(hundredths[1]) if hundredths else None


def _hundredths(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if len(text) <= 3 and int(text) <= 100 else None
    if text in ("百", "一百"):
        return 100
    digits = {word: n for n, word in enumerate("一二三四五六七八九", 1)}
    tens, ten, ones = text.partition("十")
    try:
        return (
            (digits[tens] if tens else 1) * 10 + (digits[ones] if ones else 0)
            if ten
            else (digits[text])
        )
    except KeyError:
        return None


def read_status(value: CellValue) -> Reading:
    """A status by the exact table of words."""
    text = "" if value is None else str(value).strip()
    if text in STATUS_WORDS:
        return Reading(text)
    if not compact(text):
        return Reading()
    reading = normalise_status(text)
    if reading.status:
        return Reading(reading.status.value)
    allowed = "、".join(STATUS_WORDS)
    return Reading(
        problem=f"不是规定的进展状态，可填：{allowed}",
        suggestion=reading.suggestion.value if reading.suggestion else None,
    )


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Line breaks as \\n, no control characters, no white space at either end."""
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    text = text.replace("_x000D_", "\r")
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def read_text(value: CellValue) -> Reading:
    """Free text; a number or a date as a person would write it."""
    if value is None:
        return Reading()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date() if value.time() == datetime.min.time() else value
    return Reading(clean_text(str(value)) or None)


_YES, _NO = (
    {*"是有需√✓✔☑1y", "需要", "yes", "true"},
    {*"否无×/-—0n", "没有", "暂无", "不需", "不需要", "无需", "不用", "暂不需要", "no", "false"},
)


def read_flag(value: CellValue) -> Reading:
    """是 or 否; other text is not understood here (a merge takes it as 是 and says so)."""
    if isinstance(value, bool):
        return Reading(value)
    text = compact("" if value is None else str(value)).lower()
    if not text:
        return Reading()
    if text in _YES or text in _NO:
        return Reading(text in _YES)
    return Reading(problem="应为“是”或“否”", suggestion=True)


_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def read_date(value: CellValue) -> Reading:
    """A calendar day as ISO text; 2023-10-09, 2023/10/9, 2023.10.9 and 2023年10月9日 are read."""
    if isinstance(value, datetime):
        return Reading(value.date().isoformat())
    if isinstance(value, date):
        return Reading(value.isoformat())
    text = compact("" if value is None else str(value))
    if not text:
        return Reading()
    found = _DATE.fullmatch(text)
    try:
        return Reading(date(*map(int, found.groups())).isoformat()) if found else _NO_DATE
    except ValueError:
        return _NO_DATE


_NO_DATE = Reading(problem="不是日期，应写成 2023-10-09 的样子")


def read_phone(value: CellValue) -> Reading:
    """A telephone number as text; a numeric cell loses its decimal point, never a digit."""
    reading = read_text(value)
    return Reading(compact(str(reading.value))) if reading.value is not None else reading


READERS: dict[str, Callable[[CellValue], Reading]] = {
    "status": read_status,
    "percent": read_percent,
    "text": read_text,
    "long_text": read_text,
    "flag": read_flag,
    "date": read_date,
    "phone": read_phone,
}
"""How each kind of field (`fields.Kind`) reads what was typed."""
