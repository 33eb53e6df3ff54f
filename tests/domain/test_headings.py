"""A heading: its number, and its title."""

import pytest

from tzdesk.domain.headings import split_heading


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("一、主要预期目标", ("一", "主要预期目标")),
        ("（二）绿色低碳", ("（二）", "绿色低碳")),
        ("第三章 民生", ("第三章", "民生")),
        ("十全十美工程", (None, "十全十美工程")),
        ("说明", (None, "说明")),
    ],
)
def test_heading_is_split(heading: str, parts: tuple[str | None, str]) -> None:
    assert split_heading(heading) == parts
