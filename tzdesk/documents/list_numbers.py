"""Writes the numbers of automatic lists: 3 as 三, ③, iii, C, 叁.

Knows the formats by the names that Word gives them, and nothing else of Word.
"""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_PLAIN = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 9999  # more than any list has; beyond it plain digits


def list_number(number: int, style: str) -> str:
    """`number` in a format of Word's (`chineseCounting`); plain digits for one we do not know."""
    if not 0 <= number <= _MOST:
        return str(number)
    return _WRITERS.get(style, str)(number)


def chinese(number: int, digits: str = _PLAIN, units: str = "十百千") -> str:
    """0–9999 in words: 二十三, 一百零五."""
    if number == 0:
        return digits[0]
    words, skipped = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            words += (digits[0] if skipped and words else "") + digits[digit]
            words += units[power - 1] if power else ""
        skipped = not digit
    return words


def _counted(number: int) -> str:
    words = chinese(number)
    return words.removeprefix("一") if 10 <= number < 20 else words


def _formal(number: int) -> str:
    return chinese(number, _FORMAL, "拾佰仟")


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words


def _letters(number: int) -> str:
    """a … z, then aa, bb … as Word does."""
    if number == 0:
        return ""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _from(first: str, last: int, otherwise: Callable[[int], str] = str) -> Callable[[int], str]:
    """Characters that follow one another from `first`, for 1 to `last`."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else otherwise(number)


def _circled(number: int) -> str:
    if 21 <= number <= 35:
        return chr(ord("㉑") + number - 21)
    return _from("①", 20)(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_WRITERS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _from("⒈", 20, lambda number: f"{number}."),
    "decimalEnclosedParen": _from("⑴", 20, lambda number: f"({number})"),
    "ideographEnclosedCircle": _from("㊀", 10, _counted),
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "japaneseCounting": _counted,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseCounting": _counted,
    "taiwaneseCountingThousand": _counted,
    "taiwaneseDigital": _digit_by_digit,
    "ideographDigital": _digit_by_digit,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
}
