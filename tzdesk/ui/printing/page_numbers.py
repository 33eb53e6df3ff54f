"""「1-3,5」: which pages are wanted, as the clerk types it. Knows numbers only."""

import unicodedata

_DASHES = str.maketrans("–—−~至到、，；;", "------,,,,")


def page_numbers(typed: str, count: int) -> list[int] | None:
    """The pages (from 0) in their order, each once; None where it cannot be read or there is none.

    Full-width figures and signs are read as well; 「5-」 is from page 5 on, 「-3」 the first three.
    """
    found: set[int] = set()
    text = unicodedata.normalize("NFKC", typed).translate(_DASHES)
    for part in filter(None, "".join(text.split()).split(",")):
        first, dash, last = part.partition("-")
        if not dash:
            last = first
        if not _is_number(first or "1") or not _is_number(last or "1") or part == "-":
            return None
        begin, end = int(first or 1), int(last or count)
        if not 1 <= begin <= end:
            return None
        found.update(range(begin - 1, min(end, count)))
    return sorted(found) or None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
