"""Searching tasks: what is looked in, and how a query matches.

A task's key is one string: its folded texts, then for each text the pinyin initials and the
syllables (`qswj|'qu'shui'wu'ju`). Parts are divided by `|`, each syllable begins with `'`, so that
a query in pinyin only matches where a syllable begins.
"""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Summary, Task
from tzdesk.domain.text import fold

if TYPE_CHECKING:
    from tzdesk.domain.task_rows import LeaderCell, UnitRow


def search_key(
    ledger: Ledger,
    task: Task,
    leaders: Iterable["LeaderCell"],
    units: Iterable["UnitRow"],
    summary: Summary | None,
) -> str:
    """The text that a query is looked for in: number, text, leaders, units, progress."""
    texts = [task.number or "", task.text]
    uids = [task.uid]
    for leader in leaders:
        texts.append(leader.name)
        uids.append(leader.uid)
    for unit in units:
        texts.extend((unit.name, unit.printed))
        uids.append(unit.unit_uid)
        if unit.report and unit.report.progress:
            texts.append(unit.report.progress)
            uids.append(unit.report.uid)
    if summary and summary.progress:
        texts.append(summary.progress)
        uids.append(summary.uid)
    keys = (ledger.pinyin.get(uid, "") for uid in uids)
    return fold("|".join(texts)) + "|" + "|".join(keys)


def matcher(query: str) -> Callable[[str], bool]:
    """Whether a key holds every word of `query`, as text or in pinyin.

    `shuiwuju`, `swj` and `shuiwj` all find 水务局: each letter goes on in its syllable or begins
    the next.
    """
    words = [(word, _spelling(word)) for word in fold(query).split()]

    def matches(key: str) -> bool:
        return all(word in key or (spelled and spelled(key)) for word, spelled in words)

    return matches


def _spelling(word: str) -> Callable[[str], object] | None:
    """A search for `word` in syllables; one letter alone is only looked for as text."""
    if len(word) < 2 or not (word.isascii() and word.isalpha()):
        return None
    return re.compile("'" + "(?:[a-z]*')?".join(word)).search
