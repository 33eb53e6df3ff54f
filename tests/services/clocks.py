"""A clock that stands still until a test moves it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass
class Clock:
    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def set(self, moment: str) -> None:
        """`2023-10-12T14:32`."""
        self.now = datetime.fromisoformat(moment)
