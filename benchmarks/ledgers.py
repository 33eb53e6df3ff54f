"""Ledger files of generated plans: made once per size and run, and never written to."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.rows import TODAY, plan_rows
from tzdesk.domain.changes import Batch, Source, created
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import new_uid
from tzdesk.services.desk import Desk
from tzdesk.services.search_keys import search_keys
from tzdesk.store.ledger_file import LedgerFile

_COPIES = count()
NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12)  # noqa: DTZ001 - local time


@cache
def _folder() -> TemporaryDirectory[str]:
    """Goes away with the process."""
    return TemporaryDirectory(prefix="tzdesk-bench-")


def work_folder() -> Path:
    """Where files of this run lie."""
    return Path(_folder().name)


@cache
def ledger_file(tasks: int, *, said: bool = True) -> Path:
    """A ledger with a plan of that size; without `said` no one has said anything of it yet."""
    path = work_folder() / f"{tasks}{'' if said else '-bare'}.tzdb"
    changes = created(plan_rows(tasks, said=said))
    batch = Batch(new_uid(), NOON, "张三", Source.IMPORT, "导入方案", changes)
    with LedgerFile.create(path) as file:
        file.write(batch, search_keys(Ledger(), changes))
    return path


@contextmanager
def own_copy(tasks: int) -> Iterator[Path]:
    """A copy that may be written to."""
    path = work_folder() / f"copy-{next(_COPIES)}.tzdb"
    shutil.copyfile(ledger_file(tasks), path)
    try:
        yield path
    finally:
        path.unlink()


def open_desk(path: Path) -> Desk:
    """The ledger, open on the day of the generated plan."""
    return Desk.open(path, by="张三", clock=lambda: NOON)
