"""A process that does things to ledgers in children of its own, which may be killed on the way.

Reads one request a line (JSON) and answers one line: `python victim.py`. Forking from here costs
some milliseconds, starting anew half a second.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import alembic.command  # noqa: E402, F401
from merge_deeds import merge, prepare_office  # noqa: E402
from sqlite_calls import Faults, reachable  # noqa: E402

from tzdesk.domain.changes import Batch, Change, Source, created  # noqa: E402
from tzdesk.domain.records import Plan, Task, Unit, UnitCategory  # noqa: E402
from tzdesk.errors import UserError  # noqa: E402
from tzdesk.store import engine, ledger_file, ledger_format, migration  # noqa: E402
from tzdesk.store.ledger_file import LedgerFile  # noqa: E402

AT = datetime(2023, 9, 3, 8)  # noqa: DTZ001
Say = Callable[..., None]


def _batch(uid: str, *changes: Change) -> Batch:
    return Batch(uid, AT, "张三", Source.EDIT, "修改", changes)


def prepare(path: Path, say: Say) -> None:
    """A small ledger: one plan, 40 tasks, one unit."""
    plan = Plan(uid="p", title="2023年重点工作", year=2023)
    tasks = [Task(uid=f"t{n}", plan_uid="p", position=n, text="任务" * 60) for n in range(40)]
    unit = Unit(uid="u", name="区水务局", category=UnitCategory.OFFICE, position=0)
    with LedgerFile.create(path) as file:
        file.write(_batch("b0", *created([plan, *tasks, unit])), {"u": "qswj"})


def create(path: Path, say: Say) -> None:
    LedgerFile.create(path).close()
    say(made=True)


def edit(path: Path, say: Say) -> None:
    """Small edits, each acknowledged when `write` returns."""
    with LedgerFile.open(path) as file:
        for n in range(3):
            file.write(_batch(f"b{n + 1}", Change("unit", "u", "position", n, n + 1)))
            say(batch=f"b{n + 1}")


def load(path: Path, say: Say) -> None:
    """An import: new rows, and a field of every task."""
    more = [Task(uid=f"n{n}", plan_uid="p", position=n, text="新任务" * 80) for n in range(60)]
    moved = [Change("task", f"t{n}", "text", "任务" * 60, "改过" * 90) for n in range(40)]
    with LedgerFile.open(path) as file:
        file.write(_batch("b1", *created(more), *moved), {one.uid: "xrw" for one in more})
        say(batch="b1")


def backup(path: Path, say: Say) -> None:
    with LedgerFile.open(path) as file:
        file.backup(AT, target=path.parent / "copy" / path.name)
        say(copied=True)


def upgrade(path: Path, say: Say) -> None:
    """What `pretend_later` makes an earlier ledger of is brought up."""
    LedgerFile.open(path).close()
    say(upgraded=True)


def look(path: Path, say: Say) -> None:
    """Reads only."""
    with LedgerFile.open(path, read_only=True) as file:
        say(rows=len(file.load().records))


def verify(path: Path, say: Say) -> None:
    """What can be said of a ledger afterwards."""
    with LedgerFile.open(path) as file:
        say(
            findings=[one.message for one in file.check()],
            batches=[one.uid for one in reversed(file.batches())],
            rows=len(file.load().records),
            content=file.content_hash(),
        )


_ALL = (prepare, create, edit, load, backup, upgrade, look, verify, prepare_office, merge)
DEEDS = {deed.__name__: deed for deed in _ALL}


def pretend_later(scripts: str) -> None:
    """From here on this is a version of the program that knows one format more."""
    migration.SCRIPTS = Path(scripts)
    for module in (migration, ledger_file, ledger_format):
        module.FORMAT += 1  # type: ignore[attr-defined]


def _act(request: dict[str, Any], say: Say) -> None:
    if scripts := request.get("scripts"):
        pretend_later(scripts)
    if journal := request.get("journal"):
        pragmas = engine._PRAGMAS
        engine._PRAGMAS = (f"journal_mode={journal}", *pragmas[1:])  # type: ignore[assignment]
    faults = Faults(request.get("at", 0), request.get("how", ""))
    if "at" in request:
        faults.install()
    try:
        DEEDS[request["deed"]](Path(request["path"]), say)
    except UserError as error:
        say(refused=error.message)
    except Exception:
        say(bug=traceback.format_exc())
    say(calls=faults.calls)


def _in_child(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _act(request, lambda **words: _send(writer, words))
        os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
    _, status = os.waitpid(child, 0)
    yield {"killed": os.WIFSIGNALED(status)}


def _send(descriptor: int, words: dict[str, Any]) -> None:
    os.write(descriptor, json.dumps(words).encode() + b"\n")


def _warm_up() -> None:
    """What is worded and imported once is so before the first fork."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.tzdb"
        for deed in (prepare, load, backup, verify):
            deed(path, lambda **words: None)


def main() -> None:
    _warm_up()
    print(json.dumps({"reachable": reachable()}), flush=True)
    for line in sys.stdin:
        print(json.dumps(list(_in_child(json.loads(line)))), flush=True)


if __name__ == "__main__":
    main()
