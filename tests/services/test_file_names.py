"""File names from other people's words, and the names of a dispatch's workbooks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tzdesk.errors import UserError
from tzdesk.services.dispatch_names import DEFAULT_PATTERN, Naming, checked_pattern, workbook_names
from tzdesk.services.file_names import clean_stem, name_key, unlike

NAMING = Naming("2023年重点工作", "2023年第三季度", date(2023, 10, 1))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("区水务局", "区水务局"),
        ('a\\b/c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", ""),
        ("报表. . ", "报表"),
        ("水务\u202e局\x00\u200b", "水务局"),
        ("换\n行\u3000空", "换 行 空"),
        ("CON", "_CON"),
        ("nul.2023", "_nul.2023"),
        ("com1", "_com1"),
        ("company", "company"),
        (".hidden", "hidden"),
        ("~$锁", "_~$锁"),
        ("", ""),
    ],
)
def test_names_are_cleaned(text: str, name: str) -> None:
    assert clean_stem(text) == name


@given(st.text())
def test_a_cleaned_name_is_safe_and_stays_as_it_is(text: str) -> None:
    name = clean_stem(text)
    assert not set(name) & set('\\/:*?"<>|')
    assert name.isprintable()
    assert name == name.strip(" .")
    assert not name.startswith((".", "~$"))
    assert len(name.encode()) <= 201
    assert clean_stem(name) == name or len(name.encode()) > 199


def test_names_are_kept_apart() -> None:
    assert unlike("甲", set()) == "甲"
    assert unlike("甲", {"甲", "甲_2"}) == "甲_3"
    assert unlike("ABC", {name_key("abc")}) == "ABC_2"


def test_the_proposed_pattern_names_plan_unit_and_period() -> None:
    assert workbook_names(DEFAULT_PATTERN, NAMING, ["区水务局"]) == [
        "2023年重点工作_区水务局_2023年第三季度_填报表"
    ]


def test_all_placeholders_stand_for_something() -> None:
    units = [f"单位{number}" for number in range(12)]
    names = workbook_names("{序号}-{单位}-{日期}.XLSX", NAMING, units)
    assert (names[0], names[-1]) == ("01-单位0-2023-10-01", "12-单位11-2023-10-01")


def test_units_whose_names_fall_together_get_numbers() -> None:
    names = workbook_names("{单位}", NAMING, ["a/b", "A:B", "a_b_2", "\u200b"])
    assert names == ["a_b", "A_B_2", "a_b_2_2", "填报表"]


def test_a_unit_named_like_a_placeholder_is_only_a_name() -> None:
    assert workbook_names("{单位}", NAMING, ["{日期}"]) == ["{日期}"]


def test_very_long_names_fit_a_file_system() -> None:
    naming = Naming("方" * 200, "期" * 200, date(2023, 10, 1))
    (name,) = workbook_names(DEFAULT_PATTERN, naming, ["单" * 200])
    assert len(f"{name}_99.xlsx".encode()) < 255


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{填报期}.xlsx", "文件名须含 {单位}，否则各单位的文件会重名。"),
        ("", "文件名须含 {单位}，否则各单位的文件会重名。"),
        ("{单位}{科室}", "文件名中的 {科室} 没有含义。"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused(pattern: str, words: str) -> None:
    with pytest.raises(UserError) as refused:
        checked_pattern(pattern)
    assert refused.value.message == words
    assert "{方案简称} {单位} {填报期} {序号} {日期}" in refused.value.advice
