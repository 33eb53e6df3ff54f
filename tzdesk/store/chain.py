"""The hash chain of the history: each change's digest covers it, its batch and all before it.

digest = SHA-256(digest of the change before + JSON of the batch + JSON of the change), the first
one's predecessor being 32 zero bytes. Whoever alters, removes or inserts a change, or a bit that
flips on the disk, breaks every digest from there on. Pure: reads no file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from json import JSONEncoder
from json.encoder import encode_basestring
from typing import Any

START = bytes(32)
"""What stands before the first change."""

_encode: Callable[[Any], str] = JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


def canonical(value: Any) -> str:
    """The one JSON text of a value."""
    if value is None:
        return "null"
    return encode_basestring(value) if value.__class__ is str else _encode(value)


@dataclass(frozen=True, slots=True)
class BatchWords:
    """What the chain knows of a batch, as it is stored."""

    uid: str
    at: str
    by: str
    source: str
    title: str
    detail: str
    undoes: str | None

    @property
    def sealed(self) -> bytes:
        """The batch's part in the digest of each of its changes."""
        values = (self.uid, self.at, self.by, self.source, self.title, self.detail, self.undoes)
        return canonical(values).encode()


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One change as it is stored; `old` and `new` are JSON texts."""

    sequence: int
    entity: str
    uid: str
    field: str | None
    old: str
    new: str


def link(before: bytes, batch: bytes, change: ChangeWords) -> bytes:
    """The digest of a change: `before` is its predecessor's, `batch` is `BatchWords.sealed`."""
    # The JSON of a list, put together by hand: the encoder is slow to begin, and there are 100,000.
    names = f"{canonical(change.entity)},{canonical(change.uid)},{canonical(change.field)}"
    sealed = f"[{change.sequence},{names},{change.old},{change.new}]"
    return sha256(before + batch + sealed.encode()).digest()
