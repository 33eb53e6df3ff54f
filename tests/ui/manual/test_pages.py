"""The manual is whole and true: every link, picture, command and key in it is there."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tzdesk.ui.command_table import COMMANDS, shortcut_rows
from tzdesk.ui.manual.finding import hits, plain_lines
from tzdesk.ui.manual.pages import CONTENTS, FOLDER, chapters, filled, pages

NAMES = sorted(path.stem for path in FOLDER.glob("*.md"))
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]*)\)")
KEY = re.compile(r"`([^`]+)`")
KEYS_OF_QT = {"Enter", "Tab", "Esc", "Alt+1", "Alt+2", "Alt+3"}
LARGEST = 200_000


def source(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text("utf-8")


def test_every_page_stands_in_the_contents_once() -> None:
    lines = (FOLDER / CONTENTS).read_text("utf-8").split("\n")
    listed = [line for line in lines if line and not line.startswith("# ")]
    assert sorted(listed) == NAMES
    assert [page.name for chapter in chapters() for page in chapter.pages] == listed


def test_it_is_a_manual_and_no_leaflet() -> None:
    words = sum(len(page.text) for page in pages().values())
    assert words > 14_000  # some twenty printed pages
    assert len(pages()) > 20


@pytest.mark.parametrize("name", NAMES)
def test_links_and_pictures_resolve(name: str) -> None:
    for picture, target in LINK.findall(source(name)):
        if picture:
            file = FOLDER / target
            assert not QImage(str(file)).isNull(), target
            assert file.stat().st_size < LARGEST, target
        else:
            assert target.removesuffix(".md") in pages(), target


def test_every_picture_is_shown() -> None:
    shown = {target for name in NAMES for picture, target in LINK.findall(source(name)) if picture}
    there = {f"pictures/{path.name}" for path in (FOLDER / "pictures").iterdir()}
    assert there == shown


@pytest.mark.parametrize("name", NAMES)
def test_commands_are_named_by_the_table_only(name: str) -> None:
    text = source(name)
    filled(text)  # raises for a name that no command has
    by_hand = re.findall(r"\S+ ▸ \S+", text)
    assert [one for one in by_hand if "选择性粘贴" not in one] == []
    written = {f"（{command.keys}）" for command in COMMANDS if command.keys}
    assert [one for one in written if one in text] == []


def test_a_command_is_written_as_the_menu_writes_it() -> None:
    assert filled("{merge}") == "**填报 ▸ 回收合并…**（Ctrl+M）"
    assert filled("{watch_overdue.name} {next_task.keys}") == "逾期 Ctrl+PgDn"
    assert filled("{size_120}") == "**视图 ▸ 字号 ▸ 大 120%**"
    assert filled("{recent}") == "**文件 ▸ 最近打开**"
    with pytest.raises(KeyError):
        filled("{no_such_command}")


@pytest.mark.parametrize("name", NAMES)
def test_keys_that_are_named_are_answered(name: str) -> None:
    known = {part for keys, _ in shortcut_rows() for part in keys.split(" / ")} | KEYS_OF_QT
    named = [key for key in KEY.findall(source(name)) if re.match(r"Ctrl|Alt|Shift|F\d|Esc", key)]
    assert [key for key in named if key not in known] == []


@pytest.mark.parametrize("name", NAMES)
def test_words_are_those_of_the_house(name: str) -> None:
    text = source(name)
    assert [word for word in ("您", "成功", "请稍候", "！", "!!", "报告期") if word in text] == []
    assert text.startswith("# ")
    assert text.count("\n# ") == 0


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("冲突", "merge"),
        ("chongtu", "merge"),
        ("hshb", "merge"),
        ("下发", "dispatch"),
        ("xiafa", "dispatch"),
        ("xftbb", "dispatch"),
        ("催报", "returns"),
        ("撤销", "history"),
        ("漏斗", "filters"),
        ("备份", "ledger"),
    ],
)
def test_the_page_that_is_sought_comes_first(query: str, page: str) -> None:
    found = [hit.page.name for hit in hits(query)]
    assert page in found[:2]


def test_nothing_is_found_for_nothing() -> None:
    assert hits("  ") == []
    assert hits("没有这样的东西") == []


def test_excerpt_shows_the_word() -> None:
    hit = next(one for one in hits("八成") if one.page.name == "merge")
    assert "八成" in hit.excerpt


def test_marks_are_no_words() -> None:
    assert list(plain_lines("# 题\n\n| 甲 | **乙** |\n|---|---|\n见[丙](a.md)")) == [
        "题",
        "甲  乙",
        "见丙",
    ]


def test_folder_is_part_of_the_program() -> None:
    assert Path("resources/manual") == FOLDER.relative_to(FOLDER.parents[1])
