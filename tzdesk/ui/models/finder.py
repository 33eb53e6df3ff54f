"""What 快速查找 can find, and the best of it for what was typed.

Entries of the open board and of the commands; knows no widget and does nothing with what is found.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from re import fullmatch

from tzdesk.domain.best_first import Fit, fitting
from tzdesk.domain.board import Board
from tzdesk.domain.search import NO_KEY, SearchKey, goes_on, joined_key
from tzdesk.domain.text import fold

MOST = 12
MOST_OF_A_KIND = 5
"""So many of one kind before the other kinds had their turn."""


class Kind(StrEnum):
    """What an entry is; the value is the heading over its kind."""

    TASK = "任务"
    UNIT = "单位"
    LEADER = "领导"
    VIEW = "视图"
    COMMAND = "命令"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to go to. `key` names it for good: a uid, a view, a command.

    `note` stands behind the title, `keys` at the right; `refused` is why it cannot be done now.
    `icon` is an outline's name, `shape` a status's or flag's.
    """

    kind: Kind
    key: str
    title: str
    search: SearchKey = NO_KEY
    note: str = ""
    keys: str = ""
    refused: str = ""
    icon: str = ""
    shape: str = ""


_ORDER = {kind: place for place, kind in enumerate(Kind)}
Score = tuple[int, int, int]
Scored = tuple[Score, int]
"""How good, the less the better, and the task's place, or −1 − that of a named entry."""


class Finder:
    """Entries that are made once, when the panel opens; a task's only once it is found."""

    def __init__(self, board: Board | None, named: Sequence[Entry]):
        self._named = named
        self._rows = list(board.rows.values()) if board else []
        self._pinyin = board.ledger.pinyin if board else {}
        self._keys: list[SearchKey] = []
        self._query = ""
        self._found: Sequence[int] = ()
        """The tasks found for `_query`."""

    def find(self, query: str) -> list[Entry]:
        """At most twelve entries, kind by kind, the kind of the best hit first."""
        number = fullmatch(r"第?\s*(\d[\w-]*?)\s*项?", query.strip())
        tasks = nsmallest(MOST, self._find_tasks(number[1] if number else query))
        best = sorted([*tasks, *self._find_named(query)])
        return _by_kind([self._entry(place) for _, place in _shared(best, self._kind)])

    def entry(self, kind: str, key: str) -> Entry | None:
        """The entry of that name, if it is still there."""
        if kind == Kind.TASK:
            places = (place for place, row in enumerate(self._rows) if row.uid == key)
            place = next(places, None)
            return None if place is None else self._entry(place)
        return next((one for one in self._named if one.kind == kind and one.key == key), None)

    def _find_tasks(self, query: str) -> Iterator[Scored]:
        """Tasks by number and text; of those found last where the query only went on."""
        self._keys = self._keys or self._task_keys()
        narrower = self._query and goes_on(query, self._query)
        places = self._found if narrower else range(len(self._rows))
        fit, keys, rows = fitting(query), self._keys, self._rows
        found = [(place, how) for place in places if (how := fit(keys[place])) < Fit.NONE]
        self._query, self._found = query, [place for place, _ in found]
        wanted = fold(query).strip()
        for place, how in found:
            numbered = fold(rows[place].number or "")
            yield (_task_score(wanted, numbered, how), _ORDER[Kind.TASK], place), place

    def _find_named(self, query: str) -> Iterator[Scored]:
        fit = fitting(query)
        for at, one in enumerate(self._named):
            if (how := fit(one.search)) < Fit.NONE:
                yield (2 * how, _ORDER[one.kind], at), -1 - at

    def _task_keys(self) -> list[SearchKey]:
        pinyin = self._pinyin
        return [
            joined_key([row.number or "", row.text], [pinyin.get(row.uid, "")])
            for row in self._rows
        ]

    def _kind(self, place: int) -> Kind:
        return Kind.TASK if place >= 0 else self._named[-1 - place].kind

    def _entry(self, place: int) -> Entry:
        if place < 0:
            return self._named[-1 - place]
        row = self._rows[place]
        title = f"第 {row.number} 项　{row.text}" if row.number else row.text
        leaders = "、".join(row.leader_names)
        return Entry(Kind.TASK, row.uid, title, note=leaders, shape=row.status.token)


def _task_score(wanted: str, number: str, fit: Fit) -> int:
    """A number counts before all; letters in a long text say less than in a name."""
    if number == wanted:
        return -1
    if number.startswith(wanted):
        return 2 * Fit.BEGINS
    return 2 * fit + (1 if fit < Fit.HOLDS_SPELLED else 2)


def _shared(best: Iterable[Scored], kind: Callable[[int], Kind]) -> list[Scored]:
    """The best twelve, no kind with more than its share while another has any left."""
    counts = dict.fromkeys(Kind, 0)
    first: list[Scored] = []
    rest: list[Scored] = []
    for one in best:
        counts[kind(one[1])] += 1
        (first if counts[kind(one[1])] <= MOST_OF_A_KIND else rest).append(one)
    return sorted([*first[:MOST], *rest[: max(0, MOST - len(first))]])


def _by_kind(found: Iterable[Entry]) -> list[Entry]:
    kinds: dict[Kind, list[Entry]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    return [one for entries in kinds.values() for one in entries]
