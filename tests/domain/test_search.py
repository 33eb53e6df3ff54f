"""Searching as text and in pinyin."""

import pytest

from tzdesk.domain.search import joined_key, matcher

KEY = joined_key(
    ["30", "区水务局５Ｇ基站建设", "ABC大厦"], ["qswj5gjzjs|'qu'shui'wu'ju5g'ji'zhan'jian'she"]
)


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
