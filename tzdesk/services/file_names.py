"""File names made of other people's words: cleaned, unlike each other, never outside a folder."""

import re
import unicodedata
from collections.abc import Container

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_HIDDEN = (".", "~$")
"""Programs hide such files, take them for their own locks, or pass them over when reading."""
_LONGEST = 200
"""Bytes: file systems end at 255, and `_2` and a suffix are still to come."""


def clean_stem(text: str) -> str:
    """A file name without suffix that every system takes; "" where nothing is left."""
    spaced = "".join(" " if one.isspace() else one for one in unicodedata.normalize("NFC", text))
    # What is not printable includes control characters and those that turn the direction.
    stem = _FORBIDDEN.sub("_", "".join(one for one in spaced if one.isprintable()))
    stem = stem.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").strip(" .")
    if _RESERVED.match(stem) or stem.startswith(_HIDDEN):
        stem = f"_{stem}"
    return stem


def unlike(stem: str, taken: Container[str]) -> str:
    """The stem, or the first of 「…_2」, 「…_3」 whose `name_key` is not taken."""
    found, count = stem, 1
    while name_key(found) in taken:
        count += 1
        found = f"{stem}_{count}"
    return found


def name_key(stem: str) -> str:
    """What two names share that some system holds for the same file."""
    return unicodedata.normalize("NFC", stem).casefold()
