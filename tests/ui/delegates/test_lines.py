"""Lines of text and the places of search hits."""

import pytest

from tzdesk.ui.delegates.hits import hits
from tzdesk.ui.delegates.lines import elided, font_of, wrapped
from tzdesk.ui.delegates.status_list import status_spelled
from tzdesk.ui.theme import ThemeName, theme_of

THEME = theme_of(ThemeName.LIGHT, 100)
LONG = "促进老城医疗、养老、体育等公共服务功能持续再提升，让老城不“老”、新颜再绽。"


@pytest.mark.parametrize("width", [60, 120, 186, 300, 2000])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_lines_fit_and_lose_nothing_before_the_last(qapp: object, width: int, most: int) -> None:
    _, metrics = font_of(THEME, "body")
    lines = wrapped(THEME, "body", LONG, width, most)
    assert 1 <= len(lines) <= most
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
    whole = "".join(lines)
    assert whole == LONG or (whole.endswith("…") and LONG.startswith(whole[:-1]))


def test_breaks_in_a_text_are_kept_until_the_last_line(qapp: object) -> None:
    font_of(THEME, "small")
    assert wrapped(THEME, "small", "甲\n乙\n丙", 200, 3) == ("甲", "乙", "丙")
    assert wrapped(THEME, "small", "甲\n乙\n丙", 200, 2) == ("甲", "乙 丙")
    assert elided(THEME, "small", "甲\n乙", 200) == "甲 乙"
    assert wrapped(THEME, "small", "", 200, 2) == ()


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("推进水环境治理", ("水环境",), ((2, 5),)),
        ("增长５％，5%左右", ("5%",), ((2, 4), (5, 7))),
        ("PM2.5 与 pm2.5", ("pm2.5",), ((0, 5), (8, 13))),
        ("㎡甲乙", ("甲",), ((1, 2),)),
        ("甲乙", ("丙",), ()),
        ("水水水", ("水水",), ((0, 2),)),
    ],
)
def test_hits(text: str, words: tuple[str, ...], places: tuple[tuple[int, int], ...]) -> None:
    assert hits(text, words) == places


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("z", "正常推进"),
        ("zh", "滞后"),
        ("已", "已完成"),
        ("已调", "已调整"),
        ("办结", "已完成"),
        ("未完成", None),
        ("x", None),
        (" ", None),
    ],
)
def test_statuses_are_found_by_letters_and_words(typed: str, status: str | None) -> None:
    found = status_spelled(typed)
    assert (found.value if found else None) == status
