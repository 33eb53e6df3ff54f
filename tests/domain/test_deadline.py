"""Wordings of deadlines and the days they mean."""

from datetime import date

import pytest

from tzdesk.domain.deadline import dates_in, deadline

YEAR = 2023


@pytest.mark.parametrize(
    ("wording", "day"),
    [
        ("2023年12月底", "2023-12-31"),
        ("2023年12月底前", "2023-12-31"),
        ("２０２３年１２月底", "2023-12-31"),
        ("2023 年 12 月 底", "2023-12-31"),
        ("二〇二三年十二月", "2023-12-31"),
        ("二○二三年底", "2023-12-31"),
        ("23年12月", "2023-12-31"),
        ("2024.12", "2024-12-31"),
        ("2024．9", "2024-09-30"),
        ("2024-02", "2024-02-29"),
        ("2023-12-15", "2023-12-15"),
        ("2023/6/30", "2023-06-30"),
        ("2023-12-31 00:00:00", "2023-12-31"),
        ("20231130", "2023-11-30"),
        ("2023年10月1日前", "2023-10-01"),
        ("六月三十日前", "2023-06-30"),
        ("11月底前建成", "2023-11-30"),
        ("10月投入使用", "2023-10-31"),
        ("二月", "2023-02-28"),
        ("12月上旬", "2023-12-10"),
        ("12月中旬", "2023-12-20"),
        ("12月下旬", "2023-12-31"),
        ("3月初", "2023-03-10"),
        ("一季度末", "2023-03-31"),
        ("三季度", "2023-09-30"),
        ("第三季度末", "2023-09-30"),
        ("2024年第4季度", "2024-12-31"),
        ("前三季度", "2023-09-30"),
        ("一、二季度", "2023-06-30"),
        ("Q3", "2023-09-30"),
        ("上半年", "2023-06-30"),
        ("2024年下半年", "2024-12-31"),
        ("年中", "2023-06-30"),
        ("年底", "2023-12-31"),
        ("2023年年底前", "2023-12-31"),
        ("年内持续推进", "2023-12-31"),
        ("全年", "2023-12-31"),
        ("2023年度", "2023-12-31"),
        ("2025年", "2025-12-31"),
        ("明年6月底", "2024-06-30"),
        ("“十四五”末", "2025-12-31"),
    ],
)
def test_a_wording_means_the_last_day_of_what_it_names(wording: str, day: str) -> None:
    reading = deadline(wording, YEAR)
    assert reading.understood
    assert reading.due_on == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("wording", "day"),
    [
        ("10月底前出台相关政策，年内持续推进", "2023-12-31"),
        ("6月、12月底前", "2023-12-31"),
        ("3-12月", "2023-12-31"),
        ("2023年1月至12月", "2023-12-31"),
        ("2023.1-2023.11", "2023-11-30"),
        ("2023年3月—2024年6月", "2024-06-30"),
        ("2024年6月开工、12月完工", "2024-12-31"),
        ("2023-2025年", "2025-12-31"),
        ("2023年12月底前完成，长期坚持", "2023-12-31"),
    ],
)
def test_of_several_dates_the_last_counts(wording: str, day: str) -> None:
    assert deadline(wording, YEAR).due_on == date.fromisoformat(day)


@pytest.mark.parametrize(
    "wording", ["长期", "长期坚持", "持续推进", "常态化推进", "每月", "每季度", "每季度末月25日前"]
)
def test_open_ended_wordings_are_understood_and_have_no_day(wording: str) -> None:
    reading = deadline(wording, YEAR)
    assert reading.understood
    assert reading.due_on is None


@pytest.mark.parametrize(
    "wording",
    [
        "待定",
        "13月底",
        "2月30日",
        "30个工作日内",
        "两年内",
        "10年内",
        "5.2%",
        "月底前",
        "国庆节前",
        "",
    ],
)
def test_what_names_no_day_is_not_understood(wording: str) -> None:
    reading = deadline(wording, YEAR)
    assert not reading.understood
    assert reading.due_on is None


def test_the_plan_year_stands_in_and_this_is_told() -> None:
    assert deadline("12月底", YEAR).year_assumed
    assert not deadline("2023年12月底", YEAR).year_assumed
    assert not deadline("2024年6月开工、12月完工", YEAR).year_assumed


def test_without_any_year_a_month_has_no_day_yet() -> None:
    reading = deadline("12月底", None)
    assert reading.understood
    assert reading.due_on is None
    assert reading.year_assumed
    assert deadline("2024.12", None).due_on == date(2024, 12, 31)


def test_dates_are_found_where_they_stand() -> None:
    text = "完成主体结构（２０２３年9月底），12月竣工"
    found = [text[mention.start : mention.end] for mention in dates_in(text, YEAR)]
    assert found == ["２０２３年9月", "12月"]


def test_a_long_list_of_numbers_takes_no_time() -> None:
    assert not deadline("1、" * 5000, YEAR).understood
