"""A section's heading taken apart: its number and its title, as offices write them."""

import re

_CN = "〇零一二三四五六七八九十百"
_HEADING = re.compile(
    rf"(?P<number>第?[{_CN}]+[章篇部]?(?=[、.．\s])|[（(][{_CN}]+[)）])[、.．\s]*"
)


def split_heading(heading: str) -> tuple[str | None, str]:
    """一、主要预期目标 as 一 and 主要预期目标; no number: None and the whole."""
    found = _HEADING.match(heading)
    if not found or found.end() == len(heading):
        return None, heading
    return found["number"], heading[found.end() :]
