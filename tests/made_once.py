"""Ledgers that many tests start from: each is written once for all of them, and then copied.

Writing one waits for the disk at every step; copying it does not.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tzdesk.services.desk import Desk

_MADE: dict[str, bytes] = {}


def opened_copy(
    path: Path, name: str, fill: Callable[[Desk], object], clock: Callable[[], datetime]
) -> Desk:
    """The ledger called `name` at `path`, open for 张三; `fill` writes what stands in it."""
    if name not in _MADE:
        with TemporaryDirectory() as folder:
            made = Path(folder) / path.name
            with Desk.create(made, by="张三", clock=clock) as desk:
                fill(desk)
            _MADE[name] = made.read_bytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_MADE[name])
    return Desk.open(path, by="张三", clock=clock)
