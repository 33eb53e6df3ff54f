"""The manual's pages as they lie in resources/manual, read and with their commands filled in.

`contents.txt` names chapters (`# …`) and pages in their order; a page's title is its first
heading. Commands are written by their names in the table, `{merge}` or `{merge.keys}`, and so can
never be called otherwise than in the menu. Knows no widget.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tzdesk.paths import ROOT
from tzdesk.ui.command_table import COMMANDS, Command, shown_keys
from tzdesk.ui.menus import MENUS, Submenu

FOLDER = ROOT / "resources" / "manual"
CONTENTS = "contents.txt"
COMMAND = re.compile(r"\{([a-z][a-z_0-9]*)(?:\.(keys|name))?\}")
_ARROW = " ▸ "
_ACCESS_KEY = re.compile(r"\(?&\w\)?")


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `text` is Markdown as it is shown."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the contents and the pages below it."""

    title: str
    pages: tuple[Page, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """The whole manual in its order."""
    found: list[tuple[str, list[Page]]] = []
    for line in (FOLDER / CONTENTS).read_text("utf-8").splitlines():
        if line.startswith("# "):
            found.append((line[2:], []))
        elif line.strip():
            found[-1][1].append(read_page(line.strip()))
    return tuple(Chapter(title, tuple(pages)) for title, pages in found)


@cache
def pages() -> dict[str, Page]:
    """Every page by its name, in order."""
    return {page.name: page for chapter in chapters() for page in chapter.pages}


def read_page(name: str) -> Page:
    """One page. Raises KeyError for a command that there is none of."""
    source = (FOLDER / f"{name}.md").read_text("utf-8")
    title = source.partition("\n")[0].removeprefix("# ").strip()
    return Page(name, title, filled(source))


def filled(source: str) -> str:
    """The text with its commands as menu and keys call them."""
    return COMMAND.sub(lambda found: _words(found[1], found[2] or ""), source)


def _words(name: str, part: str) -> str:
    if part == "keys":
        return shown_keys(_commands()[name].keys)
    if part == "name":
        return _plain(_commands()[name].text) if name in _commands() else _paths()[name][-1]
    path = f"**{_ARROW.join(_paths()[name])}**"
    keys = shown_keys(_commands()[name].keys) if name in _commands() else ""
    return f"{path}（{keys}）" if keys else path


@cache
def _commands() -> dict[str, Command]:
    return {command.name: command for command in COMMANDS}


@cache
def _paths() -> dict[str, tuple[str, ...]]:
    """Where each command and each submenu stands: 填报, 回收合并…"""
    found: dict[str, tuple[str, ...]] = {}
    for menu in MENUS:
        top = _plain(menu.text)
        for entry in menu.entries:
            if isinstance(entry, Submenu):
                found[entry.name] = (top, entry.text)
                found |= {one: (top, entry.text, _text(one)) for one in entry.entries}
            elif entry:
                found[entry] = (top, _text(entry))
    return found


def _text(name: str) -> str:
    return _commands()[name].text


def _plain(text: str) -> str:
    return _ACCESS_KEY.sub("", text)


def picture(name: str) -> Path:
    """The file of a picture as a page names it."""
    return FOLDER / name
