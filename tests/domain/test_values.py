"""Values as people type them; nothing is understood by "contains"."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tzdesk.domain.fields import CATALOGUE, FIELDS, Field, Kind
from tzdesk.domain.status import STATUS_WORDS, Status, normalise_status
from tzdesk.domain.values import (
    clean_text,
    cut_percent,
    percent_text,
    read_date,
    read_flag,
    read_percent,
    read_phone,
    read_status,
    read_text,
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("58", 58),
        ("58%", 58),
        ("８０％", 80),
        (" 7 5 % ", 75),
        ("58.5", 58.5),
        ("0.8%", 0.8),
        (0, 0),
        (1, 1),
        (100.0, 100),
        ("", None),
        (None, None),
        ("　", None),
    ],
)
def test_percents_that_are_taken(typed: str | float | None, stored: float | None) -> None:
    reading = read_percent(typed)
    assert (reading.value, reading.problem, reading.notice) == (stored, "", "")


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("0.8", 80),
        (0.85, 85),
        ("八成", 80),
        ("七成半", 75),
        ("百分之三十", 30),
        ("百分之百", 100),
        ("百分之四十五", 45),
        ("百分之85", 85),
        ("约80%", 80),
        ("大约 80％", 80),
        ("80％以上", 80),
        ("80%左右", 80),
        ("80个百分点", 80),
        ("已完成80%", 80),
        ("8成", 80),
        ("八成以上", 80),
        ("一半", 50),
        ("80%（预计）", 80),
        ("0.8左右", 80),
        ("过半", None),
        ("＜80", None),
        ("不足80%", None),
        ("80-90", None),
        ("80/100", None),
        ("约180%", None),
        ("—", None),
        ("101", None),
        ("-1", None),
        ("1e2", None),
        ("大半", None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        (date(2023, 1, 1), None),
    ],
)
def test_percents_that_are_asked(typed: str | float, suggestion: float | None) -> None:
    reading = read_percent(typed)
    assert reading.value is None
    assert reading.problem
    assert reading.suggestion == suggestion


def test_a_cell_formatted_as_percent_holds_a_fraction() -> None:
    assert read_percent(0.85, formatted=True).value == 85
    assert read_percent(0.57, formatted=True).notice == ""
    assert read_percent(0.57, formatted=True).value == 57
    assert read_percent(0.005, formatted=True).value == 0.5


def test_decimals_are_cut_and_said() -> None:
    reading = read_percent("99.96")
    assert (reading.value, reading.notice) == (99.9, "小数只保留一位")


@given(st.decimals(0, 100, places=3))
def test_cutting_never_rounds_up(number: Decimal) -> None:
    cut = Decimal(repr(cut_percent(number)))
    assert 0 <= number - cut < Decimal("0.1")
    assert (cut == 100) == (number == 100)


@given(st.integers(0, 1000))
def test_a_percent_reads_back_as_it_is_shown(tenths: int) -> None:
    value = cut_percent(Decimal(tenths) / 10)
    assert read_percent(percent_text(value) + "%").value == value


@pytest.mark.parametrize("word", STATUS_WORDS)
def test_the_five_words_mean_themselves(word: str) -> None:
    assert read_status(word).value == word
    assert read_status(f" {word}。").value == word


@pytest.mark.parametrize(
    ("word", "status", "suggestion"),
    [
        ("完成", Status.DONE, None),
        ("按 期 办 结；", Status.DONE, None),
        ("未完成", None, Status.LATE),
        ("基本完成", None, Status.ON_TRACK),
        ("正在推进", Status.ON_TRACK, None),
        ("略有滞后", Status.LATE, None),
        ("尚未启动", Status.NOT_STARTED, None),
        ("暂缓", Status.ADJUSTED, None),
        ("调整", None, None),
        ("申请延期", None, None),
        ("已完成✓", None, Status.DONE),
        ("✅ 已完成", None, Status.DONE),
        ("'滞后", None, Status.LATE),
        ("已完成（9月底）", None, Status.DONE),
        ("③正常推进", None, Status.ON_TRACK),
        ("未完成！", None, Status.LATE),
        ("已完成（部分）", None, None),
        ("已完成/滞后", None, None),
        ("未能完成", None, None),
        ("√", None, None),
        ("🎉", None, None),
        ("done", None, None),
        ("100%", None, None),
        ("已完成征地，未完成拆迁", None, None),
    ],
)
def test_words_of_returned_sheets(
    word: str, status: Status | None, suggestion: Status | None
) -> None:
    reading = normalise_status(word)
    assert (reading.status, reading.suggestion) == (status, suggestion)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("是", True),
        ("√", True),
        ("否", False),
        ("无", False),
        ("暂不需要", False),
        ("／", False),
        ("☑", True),
        (True, True),
        ("", None),
    ],
)
def test_flags(typed: str | bool, stored: bool | None) -> None:
    assert read_flag(typed).value is stored


def test_other_words_for_a_flag_are_asked() -> None:
    assert read_flag("请区领导协调征地").suggestion is True


@pytest.mark.parametrize("typed", ["2023-10-09", "2023/10/9", "2023.10.9", "2023年10月9日"])
def test_dates(typed: str) -> None:
    assert read_date(typed).value == "2023-10-09"
    assert read_date(datetime.fromisoformat("2023-10-09T08:00")).value == "2023-10-09"


@pytest.mark.parametrize("typed", ["10月9日", "2023-13-01", "2023-02-30", "昨天"])
def test_what_is_no_date(typed: str) -> None:
    assert read_date(typed).problem


def test_a_phone_keeps_its_zero_and_loses_its_decimal_point() -> None:
    assert read_phone("010-1234 5678").value == "010-12345678"
    assert read_phone(13800000000.0).value == "13800000000"


def test_text_has_no_control_characters_and_one_kind_of_line_end() -> None:
    assert read_text(" 甲\r\n乙_x000D_\n丙\x07\ud800 ").value == "甲\n乙\n丙"
    assert read_text(2023.0).value == "2023"
    assert read_text(datetime.fromisoformat("2023-01-02")).value == "2023-01-02"


@given(
    st.text() | st.lists(st.sampled_from(["_x000", "D_", "\x07", "\r", "\n", "字"])).map("".join)
)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.sampled_from(CATALOGUE), st.text(max_size=8) | st.floats() | st.integers())
def test_a_field_never_raises_and_takes_its_own_values_again(
    field: Field, typed: str | float
) -> None:
    reading = field.read(typed)
    again = field.read(field.show(reading.value))
    if reading.value is not None:
        assert again.value == reading.value


def test_every_field_is_listed_once() -> None:
    assert len(FIELDS) == len(CATALOGUE)
    words = [word for one in CATALOGUE for word in (one.label, *one.synonyms)]
    assert len(words) == len(set(words))
    assert {one.kind for one in CATALOGUE} <= set(Kind)
