"""Searching as text and in pinyin."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tzdesk.domain.search import goes_on, joined_key, matcher
from tzdesk.domain.text import fold

KEY = joined_key(["30", "区水务局５Ｇ基站建设", "ABC大厦"], ["'qu'shui'wu'ju5g'ji'zhan'jian'she"])


@pytest.mark.parametrize(
    "query",
    [
        "水务",
        "30",
        "５ｇ",
        "abc",
        "qswj",
        "swj",
        "shuiwuju",
        "shuiwj",
        "swju",
        "zhanjs",
        "5gjz",
        "水务 JIANSHE",
        "",
    ],
)
def test_found(query: str) -> None:
    assert matcher(query)(KEY)


@pytest.mark.parametrize(
    "query", ["水利", "31", "hui", "huiwu", "an", "ian", "s", "swb", "水务 abd"]
)
def test_not_found(query: str) -> None:
    """`hui` stands in shui, `an` in zhan: neither begins a syllable."""
    assert not matcher(query)(KEY)


def test_letters_never_mean_a_bit_of_the_text_and_a_bit_of_its_pinyin() -> None:
    key = joined_key(["A区"], ["'qu'shui"])
    assert matcher("qs")(key)
    assert not matcher("aqs")(key)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("（ＡＢＣ），８０％；", "(abc),80%;"), ("①é", "1é"), ("e\u0301", "é"), ("“老”、", "“老”、")],
)
def test_folding_is_nfkc_in_lower_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_any_text(text: str) -> None:
    assert fold(text) == unicodedata.normalize("NFKC", text).lower()


@pytest.mark.parametrize(
    ("query", "before"),
    [("水务", "水"), ("shui", "sh"), ("水 务", "水"), ("5gj", "5g"), ("sh务", "sh"), ("水", "")],
)
def test_typing_on(query: str, before: str) -> None:
    assert goes_on(query, before)


@pytest.mark.parametrize(
    ("query", "before"), [("sh", "s"), ("5g", "5"), ("务", "水"), ("水", "水务"), ("水 sh", "水 s")]
)
def test_not_typing_on(query: str, before: str) -> None:
    """`s` is looked for as text alone, `sh` as pinyin, too."""
    assert not goes_on(query, before)


@pytest.mark.parametrize("query", ["changq", "zhangq", "zq", "cqfz", "qifzh", "fazhang", "fachang"])
def test_each_reading_of_a_character_finds(query: str) -> None:
    assert matcher(query)(joined_key([], ["'chang~'zhang'qi'fa'zhan~'zhang~'chang"]))


@pytest.mark.parametrize("query", ["czhang", "chzh", "changz", "angqi", "zhc"])
def test_two_readings_of_one_character_never_follow_each_other(query: str) -> None:
    assert not matcher(query)(joined_key([], ["'chang~'zhang'qi"]))


@given(st.text("s水5 -a", max_size=6), st.text("s水5 -a", max_size=4))
def test_typing_on_finds_nothing_new(before: str, more: str) -> None:
    keys = [KEY, joined_key(["s5水-a s"], ["'sa's"]), joined_key(["as"], ["'shui~'sa'a"])]
    if goes_on(before + more, before):
        found = [key for key in keys if matcher(before + more)(key)]
        assert all(matcher(before)(key) for key in found)
