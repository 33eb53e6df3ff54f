"""What a cell's number format says of its value: a percent, a date, a month.

Knows the format codes of spreadsheets, and no file.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from tzdesk.domain.document import SheetCell


class Shown(StrEnum):
    """How a number shows, as far as it changes what is read."""

    AS_IS = ""
    PERCENT = "percent"
    DATE = "date"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Style:
    """What one cell format says."""

    shown: Shown = Shown.AS_IS
    struck: bool = False

    @property
    def matters(self) -> bool:
        """Whether a cell's value alone would be misread."""
        return self.struck or self.shown in (Shown.PERCENT, Shown.MONTH)


# Built-in numbers of formats. 27–36 and 50–58 are what a Chinese Excel or WPS writes.
_PERCENTS = {9, 10}
_MONTHS = {17, 27, 36, 50, 52, 57}
_DATES = {14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58}

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def shown_as(number: int, code: str = "") -> Shown:
    """What a format says, by its built-in number or, where there is a code, by that."""
    if code:
        return _by_code(code)
    if number in _PERCENTS:
        return Shown.PERCENT
    if number in _MONTHS:
        return Shown.MONTH
    return Shown.DATE if number in _DATES else Shown.AS_IS


def _by_code(code: str) -> Shown:
    bare = _QUOTED.sub("", code.partition(";")[0]).lower()
    if "%" in bare:
        return Shown.PERCENT
    if "general" in bare or not re.search("[yd]", bare):
        return Shown.AS_IS
    if "y" in bare and "m" in bare and "d" not in bare:
        return Shown.MONTH
    return Shown.DATE


PERCENT_MARK = SheetCell(percent=True)
MONTH_MARK = SheetCell(month=True)


def mark_of(shown: Shown) -> SheetCell | None:
    """The mark that a cell gets whose format says so."""
    return {Shown.PERCENT: PERCENT_MARK, Shown.MONTH: MONTH_MARK}.get(shown)
