"""Values of a clerk's own columns as people type them: numbers, choices of a list, tags.

Like `values`; apart, since these kinds are stored as the text that they show.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal

from tzdesk.domain.cell_value import CellValue
from tzdesk.domain.text import compact
from tzdesk.domain.values import Reading, read_text

SEPARATOR = "、"
"""Between the tags of one task."""
LONGEST_TAG = 20
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MOST_DIGITS = 30
_NO_NUMBER = "不是数字"
_BETWEEN_TAGS = re.compile(r"[、,，;；\n]+")


def plain_number(value: Decimal) -> str:
    """A finite number as decimal text without needless zeros: `1200.5`."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def read_number(value: CellValue) -> Reading:
    """A number as decimal text; 1,200 is read, of 约1200万元 the figure is only suggested."""
    if isinstance(value, (bool, date, datetime)):
        return Reading(problem=_NO_NUMBER)
    if isinstance(value, (int, float)):
        # So many digits has a spreadsheet: 0.1 + 0.2 is 0.3 there.
        exact = Decimal(value if isinstance(value, int) else format(value, ".15g"))
        return _checked(exact) if exact.is_finite() else Reading(problem=_NO_NUMBER)
    text = compact(value or "")
    if not text:
        return Reading()
    bare = text.replace(",", "") if _GROUPED.fullmatch(text) else text
    if _NUMBER.fullmatch(bare):
        return _checked(Decimal(bare))
    found = _NUMBER.findall(text.replace(",", ""))
    meant = _checked(Decimal(found[0])).value if len(found) == 1 else None
    return Reading(problem=_NO_NUMBER, suggestion=meant)


def _checked(exact: Decimal) -> Reading:
    text = plain_number(exact)
    return Reading(text) if len(text) <= _MOST_DIGITS else Reading(problem="位数过多")


def cell_number(text: str) -> float | str:
    """A stored number as a spreadsheet's cell holds it: as text where it has too many digits.

    So is a text that is none, left from when its column took others.
    """
    if not _NUMBER.fullmatch(text):
        return text
    number = float(text)
    return number if plain_number(Decimal(format(number, ".15g"))) == text else text


def reader_of_choices(choices: Iterable[str]) -> Callable[[CellValue], Reading]:
    """Reads what a list offers; width and white space do not count."""
    known = {compact(one): one for one in choices}
    problem = f"不在可选内容中，可填：{SEPARATOR.join(known.values())}"

    def read(value: CellValue) -> Reading:
        text = read_text(value).value
        if text is None:
            return Reading()
        found = known.get(compact(str(text)))
        return Reading(found) if found is not None else Reading(problem=problem)

    return read


def tags_in(text: str) -> tuple[str, ...]:
    """The tags that a text names, each once, in its order."""
    found = (" ".join(one.split()) for one in _BETWEEN_TAGS.split(text))
    return tuple(dict.fromkeys(one for one in found if one))


def read_tags(value: CellValue) -> Reading:
    """Tags, as one text; a number may be one."""
    tags = tags_in(str(read_text(value).value or ""))
    long = next((one for one in tags if len(one) > LONGEST_TAG), None)
    if long:
        return Reading(problem=f"过长，标签不超过 {LONGEST_TAG} 个字")
    return Reading(SEPARATOR.join(tags) or None)
