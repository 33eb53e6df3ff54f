"""Where the words of a search stand in a text, counted in the text's own characters.

Knows no pinyin: what was found by its spelling is shown, but not marked.
"""

from functools import lru_cache

from tzdesk.domain.text import fold


@lru_cache(maxsize=4096)
def hits(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Starts and ends of every place of each folded word, in order."""
    folded, origins = _folded(text)
    found = set()
    for word in words:
        start = folded.find(word)
        while start >= 0:
            found.add((origins[start], origins[start + len(word) - 1] + 1))
            start = folded.find(word, start + len(word))
    return tuple(sorted(found))


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the one that it came from."""
    whole = fold(text)
    if len(whole) == len(text):
        return whole, list(range(len(text)))
    pieces = [fold(character) for character in text]
    return "".join(pieces), [n for n, piece in enumerate(pieces) for _ in piece]
