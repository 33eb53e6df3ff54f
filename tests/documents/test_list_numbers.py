"""List numbers as Word prints them."""

import pytest

from tzdesk.documents.list_numbers import list_number


@pytest.mark.parametrize(
    ("style", "number", "printed"),
    [
        ("decimal", 138, "138"),
        ("decimalZero", 7, "07"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1008, "一千零八"),
        ("chineseLegalSimplified", 3, "叁"),
        ("ideographDigital", 12, "一二"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 13, "子"),
        ("ideographEnclosedCircle", 3, "㊂"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 9, "⒐"),
        ("decimalFullWidth", 12, "１２"),
        ("upperRoman", 49, "XLIX"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 26, "z"),
        ("none", 5, ""),
        ("somethingNew", 5, "5"),
        ("chineseCounting", 10**7, "10000000"),
    ],
)
def test_numbers_are_written_as_word_does(style: str, number: int, printed: str) -> None:
    assert list_number(number, style) == printed
