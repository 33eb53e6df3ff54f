"""Old and new text word by word, expected by hand."""

import pytest

from tzdesk.ui.models.differences import Fate, differences


def marked(old: str, new: str) -> str:
    """Old in [-…], new in [+…]."""
    marks = {Fate.SAME: "{}", Fate.OLD: "[-{}]", Fate.NEW: "[+{}]"}
    return "".join(marks[one.fate].format(one.text) for one in differences(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("已完成选址。", "已完成选址。", "已完成选址。"),
        ("已完成选址。", "已完成选址和设计。", "已完成选址[+和设计]。"),
        ("完成1家改造，老年友善机构复评中。", "完成12家改造，老年友善机构复评通过。",
         "完成[-1][+12]家改造，老年友善机构复评[-中][+通过]。"),
        ("甲", "乙", "[-甲][+乙]"),
        ("第一段\n第二段", "第一段", "第一段[-\n第二段]"),
        ("投资66%到位", "投资78%到位", "投资[-66%][+78%]到位"),
        ("", "新", "[+新]"),
    ],
)  # fmt: skip
def test_differences(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_pieces_give_both_texts_back() -> None:
    old, new = "完成甲、乙两项，剩余丙项。" * 3, "完成乙、丙两项，剩余甲项和丁项。" * 3
    pieces = differences(old, new)
    assert "".join(one.text for one in pieces if one.fate is not Fate.NEW) == old
    assert "".join(one.text for one in pieces if one.fate is not Fate.OLD) == new


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    old, new = "甲乙" * 20_000, "丙丁" * 20_000
    assert [one.fate for one in differences(old, new)] == [Fate.OLD, Fate.NEW]
