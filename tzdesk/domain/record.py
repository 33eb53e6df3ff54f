"""What all rows of a ledger share. The kinds of row stand in `records`."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all rows share."""

    entity: ClassVar[str] = ""
    uid: str
