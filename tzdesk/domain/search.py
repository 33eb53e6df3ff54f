"""Searching tasks: what is looked in, and how a query matches.

A key holds folded texts, and for each text its pinyin (`'qu'shui'wu'ju`). Texts are divided by
`|`, each syllable begins with `'`, so that a query in pinyin only matches where a syllable begins.
Where a character is read in several ways they are parted by `~` (`'chang~'zhang'qi`).
"""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Leader, Summary, Task
from tzdesk.domain.text import fold

if TYPE_CHECKING:
    from tzdesk.domain.task_rows import LeaderCell, UnitRow


class SearchKey(NamedTuple):
    """What a query is looked for in: letters mean either of the two, never a bit of both."""

    texts: str
    spelled: str


NO_KEY = SearchKey("", "")


def search_key(
    ledger: Ledger,
    task: Task,
    leaders: Iterable["LeaderCell"],
    units: Iterable["UnitRow"],
    summary: Summary | None,
    added: Iterable[tuple[str, str]] = (),
) -> SearchKey:
    """What a task is found by: number, text, leaders, units, progress, and what is `added`.

    Of that each text comes with the uid of the row that holds it.
    """
    texts = [task.number or "", task.text]
    uids = [task.uid]
    for leader in leaders:
        texts.append(leader.printed)
        uids.append(leader.uid)
        for uid, name in leader.successors:
            texts.append(name)
            uids.append(uid)
    for unit in units:
        texts.extend((unit.name, unit.printed, *ledger.aliases(unit.unit_uid)))
        uids.append(unit.unit_uid)
        if unit.report and unit.report.progress:
            texts.append(unit.report.progress)
            uids.append(unit.report.uid)
    if summary and summary.progress:
        texts.append(summary.progress)
        uids.append(summary.uid)
    for uid, text in added:
        texts.append(text)
        uids.append(uid)
    keys = (ledger.pinyin.get(uid, "") for uid in dict.fromkeys(uids))
    return joined_key(dict.fromkeys(texts), keys)


def name_key(ledger: Ledger, uid: str, title: str) -> SearchKey:
    """What a unit or leader is found by in a list: every name that it ever has, and in pinyin."""
    leader = ledger.find(Leader, uid)
    after = ledger.successions(uid)
    names = [title, *([leader.name] if leader else ()), *ledger.aliases(uid)]
    names += [one.name for one in after]
    keys = (ledger.pinyin.get(one, "") for one in (uid, *(one.uid for one in after)))
    return joined_key(dict.fromkeys(names), keys)


def joined_key(texts: Iterable[str], spelled: Iterable[str]) -> SearchKey:
    """A key of texts and their pinyin keys: of a task, or of one name in a list."""
    return SearchKey(fold("|".join(texts)), "|".join(spelled))


def matcher(query: str) -> Callable[[SearchKey], bool]:
    """Whether a key holds every word of `query`, as text or in pinyin.

    `shuiwuju`, `swj` and `shuiwj` all find 水务局: each letter goes on in its syllable or begins
    the next.
    """
    words = [_word_matcher(word) for word in fold(query).split()]
    if len(words) == 1:
        return words[0]
    return lambda key: all(matches(key) for matches in words)


def goes_on(query: str, before: str) -> bool:
    """Whether `query` can only find what `before` finds, as one types on."""
    query, before = fold(query).lstrip(), fold(before).lstrip()
    words = before.split()
    # A word that is not spelled yet may be with its next letter: s finds no 水, sh does.
    ended = not words or not words[-1].isascii() or is_spelled(words[-1])
    return query.startswith(before) and (ended or query.split() == words)


def is_spelled(word: str) -> bool:
    """Whether a word may be pinyin; one letter alone is only looked for as text."""
    return word.isascii() and len(word) > 1 and word.isalnum() and not word.isdigit()


def _word_matcher(word: str) -> Callable[[SearchKey], bool]:
    if not is_spelled(word):
        return lambda key: word in key.texts
    spelled = spelling(word).search
    return lambda key: word in key.texts or spelled(key.spelled) is not None


_NEVER_FIRST = "iuv"
"""No syllable begins with these."""


def spelling(word: str) -> re.Pattern[str]:
    """Finds `word` in syllables: a letter begins one or goes on in it; digits stand as they are.

    `5gjz` finds 5G基站, whose syllables are `5g'ji'zhan`.
    """
    begun = f"'{word[0]}" if word[0].isalpha() else word[0]
    # Possessive, as a syllable that is passed over ends at its mark and nowhere before.
    next_one = "[a-z]*+(?:~'[a-z]*+)*+'(?:[a-z]++~')*"
    rest = (one if one in _NEVER_FIRST else f"(?:{one}|{next_one}{one})" for one in word[1:])
    return re.compile(begun + "".join(rest))
