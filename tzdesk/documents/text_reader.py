"""Bytes of a text file to lines: UTF-8, GB18030 and UTF-16, with or without a mark.

Knows no other format; what the lines mean is none of its business.
"""

import codecs
from pathlib import Path

from tzdesk.documents import refusals
from tzdesk.domain.document import Document, document_from_text

MOST_BYTES = 64 << 20
MOST_LINES = 1_000_000
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE = 20_000
_LEAST_SHARE = 0.85  # of characters that a Chinese or English text is made of


def read_text_file(path: Path) -> Document:
    """The lines of a text file; UserError if it is too large or in no known encoding."""
    if path.stat().st_size > MOST_BYTES:
        raise refusals.too_large(path.name)
    return document_of(decode(path.read_bytes(), path.name), path.name)


def document_of(text: str, name: str) -> Document:
    """The lines of a text that is neither blank nor absurdly long; else UserError."""
    if sum(map(text.count, _LINE_ENDS)) > MOST_LINES:
        raise refusals.too_large(name)
    if not text.strip():
        raise refusals.no_text(name)
    return document_from_text(text, name)


def decode(data: bytes, name: str) -> str:
    """The text behind `data`; UserError where it fits no encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding)
            break
    else:
        text = _decoded_by_likeness(data)
    if text is None or _share_of_usual(text) < _LEAST_SHARE:
        raise refusals.undecodable(name)
    return text


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decoded_by_likeness(data: bytes) -> str | None:
    """Without a mark: UTF-8 if it fits (other text hardly ever does), else the likeliest."""
    text = _decoded(data, "utf-8")
    if text is not None and _share_of_usual(text) >= _LEAST_SHARE:
        return text
    candidates = [_decoded(data, name) for name in ("gb18030", "utf-16-le", "utf-16-be")]
    fitting = [candidate for candidate in candidates if candidate is not None]
    return max(fitting, key=_share_of_usual, default=None)


def _share_of_usual(text: str) -> float:
    """The share of characters that ordinary text has, over the beginning of `text`."""
    sample = text[:_SAMPLE]
    return sum(map(_is_usual, sample)) / len(sample) if sample else 1.0


def _is_usual(char: str) -> bool:
    return (
        " " <= char <= "~"
        or "\u4e00" <= char <= "\u9fff"
        or "\u3000" <= char <= "\u30ff"
        or "\uff00" <= char <= "\uffee"
        or "\u2000" <= char <= "\u27bf"
        or char in "\n\r\t\f\u00a0\u00b7\u00d7"
        or ("\u00a1" <= char <= "\u04ff" and char.isalpha())
    )
