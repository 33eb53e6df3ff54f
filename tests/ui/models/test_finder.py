"""快速查找: the best hits first, kind by kind, and never more than can be seen."""

import pytest

from tzdesk.ui.command_table import COMMANDS
from tzdesk.ui.models.finder import MOST, Entry, Finder, Kind
from tzdesk.ui.models.finder_entries import command_entries, named_entries
from tzdesk.ui.session import Session


@pytest.fixture
def finder(tree_session: Session) -> Finder:
    named = named_entries(tree_session.board, tree_session.counts)
    return Finder(tree_session.board, [*named, *command_entries((one, "") for one in COMMANDS)])


def titles(found: list[Entry]) -> list[str]:
    return [one.title for one in found]


@pytest.mark.parametrize("query", ["6", "第6项", "第 6 项", "６", "6项"])
def test_a_number_finds_its_task(finder: Finder, query: str) -> None:
    assert finder.find(query)[0].key == "t6"


@pytest.mark.parametrize(
    ("query", "kind", "title"),
    [
        ("swj", Kind.UNIT, "区商务局"),
        ("shuiwu", Kind.UNIT, "区水务局"),
        ("yl", Kind.LEADER, "杨磊"),
        ("dc", Kind.COMMAND, "导出 Excel…"),
        ("excel", Kind.COMMAND, "导出 Excel…"),
        ("adw", Kind.VIEW, "按单位"),
        ("yuqi", Kind.VIEW, "逾期"),
        ("zyyq", Kind.VIEW, "一、主要预期目标"),
        ("海绵", Kind.TASK, "第 3 项　推进水环境治理，建设海绵城市。"),
    ],
)
def test_the_best_comes_first(finder: Finder, query: str, kind: Kind, title: str) -> None:
    best = finder.find(query)[0]
    assert (best.kind, best.title) == (kind, title)


def test_letters_find_every_kind_but_names_before_texts(finder: Finder) -> None:
    found = finder.find("swj")
    assert titles(found)[:2] == ["区商务局", "区水务局"]
    assert [one.note for one in found][:2] == ["3 项任务", "2 项任务"]


def test_kinds_stand_together_and_none_takes_all_the_room(finder: Finder) -> None:
    found = finder.find("区")
    assert len(found) <= MOST
    kinds = [one.kind for one in found]
    assert [kind for n, kind in enumerate(kinds) if kind not in kinds[:n]] == list(
        dict.fromkeys(kinds)
    )
    assert sum(kind is Kind.UNIT for kind in kinds) == 4
    assert Kind.TASK in kinds


def test_typing_on_finds_what_typing_at_once_finds(finder: Finder, tree_session: Session) -> None:
    for length in range(1, 5):
        typed = titles(finder.find("推进乡村"[:length]))
        assert typed == titles(Finder(tree_session.board, finder._named).find("推进乡村"[:length]))
    assert len(finder.find("推")) > 1


@pytest.mark.parametrize("query", ["", "  ", "没有这样的东西", "qqqqq"])
def test_nothing(finder: Finder, query: str) -> None:
    assert finder.find(query) == []


def test_what_was_found_before_is_known_by_its_name(finder: Finder) -> None:
    assert titles([one for one in [finder.entry("任务", "t6")] if one]) == [
        "第 6 项　确保公租房小学投入使用。"
    ]
    found = finder.entry("命令", "export")
    assert found
    assert found.keys == "Ctrl+E"
    assert finder.entry("任务", "gone") is None
    assert finder.entry("单位", "gone") is None


def test_nothing_open_leaves_the_commands() -> None:
    offered = [(one, "关着" if one.needs else "") for one in COMMANDS]
    finder = Finder(None, list(command_entries(offered)))
    assert titles(finder.find("dktz")) == ["打开台账…"]
    assert finder.find("30") == []
    assert finder.find("dc")[0].refused == "关着"


def test_a_command_tells_the_menu_that_it_needs_to_be_understood(finder: Finder) -> None:
    notes = {one.title: one.note for one in finder.find("紧凑")}
    assert notes == {"紧凑": "行高"}
