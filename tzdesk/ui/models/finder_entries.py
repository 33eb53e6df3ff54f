"""The named entries of 快速查找: units, leaders, views and commands, each with what it is found by.

Tasks are the finder's own business: there may be too many to make an entry of each.
"""

from collections.abc import Iterable, Iterator

from tzdesk.domain.board import Board
from tzdesk.domain.grouping import GroupBy, grouping_label, own_groupings
from tzdesk.domain.search import joined_key, name_key
from tzdesk.services.pinyin import pinyin_key
from tzdesk.ui.command_table import COMMANDS, GROUPINGS, WATCHED, Command, shown_keys
from tzdesk.ui.menus import MENUS, Submenu
from tzdesk.ui.models.board_counts import BoardCounts
from tzdesk.ui.models.filter_tokens import watch_words
from tzdesk.ui.models.finder import Entry, Kind
from tzdesk.ui.models.navigation_lines import (
    MY_VIEWS,
    VIEW_ICONS,
    WATCH_ICONS,
    WATCH_SHAPES,
    view_icon,
)

GROUPED, WATCH, SAVED, SECTION = "grouped/", "watch/", "saved/", "section/"
"""How the keys of the kinds of view begin."""
_ELSEWHERE = frozenset((*GROUPINGS, *WATCHED, "find", "next_pane", "previous_pane"))
"""Commands that are entries of another kind, or only keys."""


def named_entries(board: Board | None, counts: BoardCounts | None) -> Iterator[Entry]:
    """What the open board has, in the plan's order."""
    if board is None or counts is None:
        return
    yield from _people(board, counts, GroupBy.UNIT, Kind.UNIT)
    yield from _people(board, counts, GroupBy.LEADER, Kind.LEADER)
    yield from _views(board)
    yield from _watches(board, counts)
    for view in board.ledger.saved_views():
        yield _view(SAVED + view.uid, view.name, MY_VIEWS, icon="bookmark")
    for uid, title, count in counts.groups(GroupBy.SECTION):
        if uid:
            yield _view(SECTION + uid, title, _tasks(count), icon=VIEW_ICONS[GroupBy.SECTION])


def command_entries(offered: Iterable[tuple[Command, str]]) -> Iterator[Entry]:
    """Commands that stand in a menu, each with why it cannot run now ("" where it can)."""
    for one, refused in offered:
        if one.name not in _ELSEWHERE:
            yield Entry(
                Kind.COMMAND,
                one.name,
                one.text,
                joined_key([one.text], [pinyin_key(one.text)]),
                note=_above(one.name),
                keys=shown_keys(one.keys),
                refused=refused,
            )


def _people(board: Board, counts: BoardCounts, by: GroupBy, kind: Kind) -> Iterator[Entry]:
    ledger = board.ledger
    for uid, title, count in counts.groups(by):
        if uid:
            key = name_key(ledger, uid, title)
            yield Entry(kind, uid, title, key, note=_tasks(count), icon=VIEW_ICONS[by])


def _views(board: Board) -> Iterator[Entry]:
    keys = {one.name: shown_keys(one.keys) for one in COMMANDS}
    for by, command in zip(GroupBy, GROUPINGS, strict=True):
        yield _view(GROUPED + by.value, by.label, keys=keys[command], icon=VIEW_ICONS[by])
    for own in own_groupings(board.ledger.fields):
        label = grouping_label(own, board.ledger.fields)
        yield _view(GROUPED + own.value, label, icon=view_icon(own))


def _watches(board: Board, counts: BoardCounts) -> Iterator[Entry]:
    for name, words in watch_words(board).items():
        yield _view(
            WATCH + name,
            words,
            f"{counts.watched(name)}",
            icon=WATCH_ICONS.get(name, ""),
            shape=WATCH_SHAPES.get(name, ""),
        )


def _view(
    key: str, title: str, note: str = "", keys: str = "", icon: str = "", shape: str = ""
) -> Entry:
    search = joined_key([title], [pinyin_key(title)])
    return Entry(Kind.VIEW, key, title, search, note=note, keys=keys, icon=icon, shape=shape)


def _tasks(count: int) -> str:
    return f"{count} 项任务"


def _above(name: str) -> str:
    """The submenu in which a command stands, whose word it may need to be understood."""
    for menu in MENUS:
        for entry in menu.entries:
            if isinstance(entry, Submenu) and name in entry.entries:
                return entry.text
    return ""
