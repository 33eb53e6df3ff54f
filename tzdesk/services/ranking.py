"""The official ranking of leaders, as far as a document's own lists of leaders imply it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise


def ranked(lists: Sequence[Sequence[str]], bodies: Collection[str] = ()) -> list[str]:
    """All names of `lists` in one order that agrees with each list, bodies last.

    What the lists leave open goes by first appearance; where they contradict each other, too.
    """
    place = {name: at for at, name in enumerate(dict.fromkeys(n for one in lists for n in one))}
    key = {name: (name in bodies, at, name) for name, at in place.items()}
    after: defaultdict[str, set[str]] = defaultdict(set)
    for names in lists:
        for first, second in pairwise(names):
            if first != second and (first in bodies) <= (second in bodies):
                after[first].add(second)
    waits = dict.fromkeys(place, 0)
    for followers in after.values():
        for name in followers:
            waits[name] += 1
    return _sorted(after, waits, key)


def _sorted(
    after: dict[str, set[str]], waits: dict[str, int], key: dict[str, tuple[bool, int, str]]
) -> list[str]:
    """Takes again and again the first of those that nobody must precede any more."""
    free = [key[name] for name, count in waits.items() if not count]
    heapify(free)
    found: dict[str, None] = {}
    while len(found) < len(key):
        # A contradiction leaves nobody free: then the earliest of those left goes first.
        name = heappop(free)[2] if free else min(key[one] for one in key if one not in found)[2]
        if name in found:
            continue
        found[name] = None
        for follower in after.get(name, ()):
            waits[follower] -= 1
            if not waits[follower]:
                heappush(free, key[follower])
    return list(found)
