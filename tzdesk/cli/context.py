"""Which ledger a command works on, and which day it is."""

import argparse
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """What every command is given."""

    args: argparse.Namespace
    settings: Settings

    def option(self, name: str, default: Any = None) -> Any:
        """A common option, which leaves no trace where it was not given."""
        return getattr(self.args, name, default)

    @property
    def known_path(self) -> Path | None:
        """The ledger of `--db`, of TZDESK_DB, or the one that the window would open; or None."""
        named = self.option("db") or os.environ.get("TZDESK_DB") or self.settings.last_ledger
        return Path(named).expanduser().absolute() if named else None

    @property
    def path(self) -> Path:
        """The same. Raises UserError where none is named or known."""
        path = self.known_path
        if path is None:
            raise UserError("没有指定台账文件。", "请用 --db 指定，例如 --db 2023年重点工作.tzdb。")
        return path

    def clock(self) -> datetime:
        """Now, on the day of `--today`."""
        now = datetime.now()  # noqa: DTZ005 - the clerk's own wall clock
        today = self.option("today")
        return datetime.combine(today, now.time()) if today else now

    def open(self, *, read_only: bool = False) -> Desk:
        """The ledger; refused where there is none."""
        return Desk.open(
            self.path,
            by=self.by,
            clock=self.clock,
            rules=self.settings.rules,
            read_only=read_only,
        )

    def create(self) -> Desk:
        """A new ledger; only `plan import` and `receive` make one."""
        return Desk.create(self.path, by=self.by, clock=self.clock, rules=self.settings.rules)

    @property
    def by(self) -> str:
        """Who signs changes."""
        return str(self.option("by") or self.settings.operator or "")
