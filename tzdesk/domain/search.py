"""Searching tasks: what is looked in, and how a query matches.

A task's key is one string: its folded texts, `PARTING`, then for each text the pinyin initials
and the syllables (`qswj|'qu'shui'wu'ju`). Parts are divided by `|`, each syllable begins with
`'`, so that a query in pinyin only matches where a syllable begins.
"""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Summary, Task
from tzdesk.domain.text import fold

PARTING = "\x1f"
"""Between the texts and their pinyin: letters of a query mean either, never a bit of both."""

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
        texts.extend((unit.name, unit.printed, *ledger.aliases(unit.unit_uid)))
        uids.append(unit.unit_uid)
        if unit.report and unit.report.progress:
            texts.append(unit.report.progress)
            uids.append(unit.report.uid)
    if summary and summary.progress:
        texts.append(summary.progress)
        uids.append(summary.uid)
    keys = (ledger.pinyin.get(uid, "") for uid in dict.fromkeys(uids))
    return joined_key(dict.fromkeys(texts), keys)


def joined_key(texts: Iterable[str], spelled: Iterable[str]) -> str:
    """A key of texts and their pinyin keys: of a task, or of one name in a list."""
    return fold("|".join(texts)) + PARTING + "|".join(spelled)


def matcher(query: str) -> Callable[[str], bool]:
    """Whether a key holds every word of `query`, as text or in pinyin.

    `shuiwuju`, `swj` and `shuiwj` all find 水务局: each letter goes on in its syllable or begins
    the next.
    """
    words = [_word_matcher(word) for word in fold(query).split()]
    if len(words) == 1:
        return words[0]
    return lambda key: all(matches(key) for matches in words)


def _word_matcher(word: str) -> Callable[[str], bool]:
    if not word.isascii():
        return lambda key: word in key
    if len(word) < 2 or not word.isalnum() or word.isdigit():
        return lambda key: key.find(word, 0, key.find(PARTING)) >= 0
    search = _spelling(word).search
    first = f"'{word[0]}" if word[0].isalpha() else word[0]

    def matches(key: str) -> bool:
        parting = key.find(PARTING)
        if key.find(word, 0, parting) >= 0:
            return True
        at = key.find(first, parting)
        return at >= 0 and search(key, at) is not None

    return matches


def _spelling(word: str) -> re.Pattern[str]:
    """Finds `word` in syllables: a letter begins one or goes on in it; digits stand as they are.

    `5gjz` finds 5G基站, whose syllables are `5g'ji'zhan`.
    """
    begun = f"'{word[0]}" if word[0].isalpha() else word[0]
    return re.compile(begun + "".join(f"(?:[a-z]*')?{letter}" for letter in word[1:]))
