"""行标识: the text in the last, hidden column by which a row is found wherever it went.

It names a dispatch and an assignment, and carries check characters, so that a damaged one is told
from one of ours. It begins with a letter: no program takes it for a number.
"""

import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from tzdesk.domain.text import compact

_PREFIX = "tz"
_SHORT = 8
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [second + first for first, second in product(_ALPHABET, repeat=2)]
"""What ten bits are as two characters, the lower five first."""


@dataclass(frozen=True, slots=True)
class RowKey:
    """`dispatch` is the beginning of the dispatch's uid, enough to find it in a ledger."""

    dispatch: str
    assignment_uid: str

    @classmethod
    def of(cls, dispatch_uid: str, assignment_uid: str) -> "RowKey":
        """The key of an assignment's row in the workbooks of a dispatch."""
        return cls(dispatch_uid[:_SHORT], assignment_uid)

    def names(self, dispatch_uid: str) -> bool:
        """Whether the row was sent out in this dispatch."""
        return dispatch_uid.startswith(self.dispatch)

    @property
    def text(self) -> str:
        """What the cell holds: tz-3f9a1c20-<assignment>-k2m7."""
        return f"{_PREFIX}-{self.dispatch}-{self.assignment_uid}-{self._check}"

    @property
    def _check(self) -> str:
        number = zlib.crc32(f"{self.dispatch}-{self.assignment_uid}".encode())
        return _PAIRS[number & 1023] + _PAIRS[number >> 10 & 1023]


@lru_cache(1 << 15)
def read_key(text: str) -> RowKey | None:
    """The key that a cell holds; None where it is none of ours or damaged.

    Remembered, since a return holds each twice: beside its row, and in the hidden sheet.
    """
    found = compact(text)
    prefix, _, rest = found.partition("-")
    dispatch, _, rest = rest.partition("-")
    key = RowKey(dispatch, rest.rpartition("-")[0])
    return key if prefix == _PREFIX and key.text == found else None
