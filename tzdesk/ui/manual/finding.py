"""Searching the manual: by words, by pinyin, by initials, best pages first. Knows no widget."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tzdesk.domain.search import SearchKey, joined_key, matcher
from tzdesk.services.pinyin import pinyin_key
from tzdesk.ui.manual.pages import Page, pages

_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*`\[\]|]|^[#>\-\d. ]+")
_RULE = re.compile(r"[-|: ]+")
"""What divides a table's heads from its rows."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A page on which all words are found, and the first line that shows it."""

    page: Page
    excerpt: str


def hits(query: str) -> list[Hit]:
    """The pages that hold every word of `query`: found in the title first, then in headings."""
    if not query.strip():
        return []
    matches = matcher(query)
    ranked = []
    for page in pages().values():
        lines = _lines(page.name)
        found = [line for line, key in lines if matches(key)]
        if matches(_title_key(page.name)):
            ranked.append((0, Hit(page, _short(found, lines))))
        elif found:
            ranked.append((2 - _is_heading(page, found[0]), Hit(page, _short(found, lines))))
        elif matches(joined_key(*zip(*(key for _, key in lines), strict=True))):
            ranked.append((3, Hit(page, _short([], lines))))
    return [hit for _, hit in sorted(ranked, key=lambda one: one[0])]


def plain_lines(text: str) -> Iterator[str]:
    """The words of a Markdown text, line by line, without its marks."""
    for line in text.splitlines():
        if _RULE.fullmatch(line):
            continue
        if words := _MARKS.sub("", line).strip():
            yield words


@cache
def _lines(name: str) -> tuple[tuple[str, SearchKey], ...]:
    return tuple((line, _key(line)) for line in plain_lines(pages()[name].text))


@cache
def _title_key(name: str) -> SearchKey:
    return _key(pages()[name].title)


def _key(text: str) -> SearchKey:
    return joined_key([text], [pinyin_key(text)])


def _is_heading(page: Page, line: str) -> bool:
    return f"# {line}" in page.text


def _short(found: list[str], lines: tuple[tuple[str, SearchKey], ...]) -> str:
    line = (found or [line for line, _ in lines[1:]] or [""])[0]
    return f"{line[:_LONGEST]}……" if len(line) > _LONGEST else line
