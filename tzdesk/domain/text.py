"""How texts are compared: forms that ignore width, white space and case."""

import unicodedata

_WIDE = tuple(zip("，：；（）", ",:;()", strict=True))
"""What nearly every Chinese sentence holds and NFKC narrows."""


def fold(text: str) -> str:
    """NFKC and lower case, for searching: ８０％ and 80% are the same."""
    # A text is looked at many times faster than it is normalised, and few need it then.
    for wide, narrow in _WIDE:
        if wide in text:
            text = text.replace(wide, narrow)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return text.lower()


def compact(text: str) -> str:
    """NFKC without any white space, for comparing names and words whole."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return "".join(text.split())


def shorten(text: str, length: int) -> str:
    """At most `length` characters; what is cut is shown by 「…」."""
    return text if len(text) <= length else text[: length - 1] + "…"
