"""The history is read: batches, what they changed, what has become of some rows.

Knows nothing of the records that the changes are about.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tzdesk.domain.changes import Batch, Change, Source
from tzdesk.store.state import START_MARK, StateMark

_HEAD = """
batches.uid, batches.at, batches.by, batches.source, batches.title, batches.detail, undone.uid
"""
_BATCHES = "batches LEFT JOIN batches AS undone ON undone.id = batches.undoes_id"
_PLACE = "batches.first, batches.size"
_CHANGE = "changes.entity, changes.uid, changes.field, changes.old, changes.new"
_HEADS = f"""
SELECT {_HEAD} FROM {_BATCHES}
WHERE :before IS NULL OR batches.id < (SELECT id FROM batches WHERE uid = :before)
ORDER BY batches.id DESC LIMIT :limit
"""
_BATCH = f"SELECT {_HEAD}, {_PLACE} FROM {_BATCHES} WHERE batches.uid = :uid"
_SINCE = f"""
SELECT {_HEAD}, {_PLACE} FROM {_BATCHES} WHERE batches.first > :sequence ORDER BY batches.id
"""
_CHANGES = f"SELECT {_CHANGE} FROM changes WHERE id BETWEEN :first AND :last ORDER BY id"
_LOGGED = f"""
SELECT {_HEAD}, changes.id, {_CHANGE}
FROM {_BATCHES} JOIN changes ON changes.batch_id = batches.id
WHERE {{asked}}
ORDER BY changes.id DESC LIMIT :limit
"""
_AMONG = """changes.uid IN (
    SELECT value FROM json_each(:uids) UNION
    SELECT after.uid FROM json_each(:uids) AS asked
    JOIN changes AS after ON after.uid > asked.value || '.' AND after.uid < asked.value || '/'
)"""
"""`/` is the sign after `.`: a range of the index finds all that is named after a row."""
_OLDER = "changes.id < :before"
_ALL = -1
"""SQLite's word for no limit."""


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One line of 修改记录: `sequence` counts from 1, `batch` stands without its changes."""

    sequence: int
    batch: Batch
    change: Change


def read_batches(
    driver: sqlite3.Connection, limit: int | None = None, before: str | None = None
) -> tuple[Batch, ...]:
    """Batches without their changes, newest first; only those older than the batch `before`."""
    asked = {"limit": _ALL if limit is None else limit, "before": before}
    return tuple(_head(row) for row in driver.execute(_HEADS, asked))


def read_batch(driver: sqlite3.Connection, uid: str) -> Batch | None:
    """One batch with its changes; None where there is none of that uid."""
    row = driver.execute(_BATCH, {"uid": uid}).fetchone()
    return _whole(driver, row) if row else None


def read_size(driver: sqlite3.Connection, uid: str) -> int:
    """How many changes a batch holds; 0 where there is none of that uid."""
    row = driver.execute("SELECT size FROM batches WHERE uid = ?", (uid,)).fetchone()
    return row[0] if row else 0


def read_since(driver: sqlite3.Connection, mark: StateMark) -> tuple[Batch, ...] | None:
    """Whole batches after `mark`, oldest first; None where `mark` is of another history."""
    if mark != _mark_at(driver, mark.sequence):
        return None
    rows = driver.execute(_SINCE, {"sequence": mark.sequence}).fetchall()
    return tuple(_whole(driver, row) for row in rows)


def read_changes(
    driver: sqlite3.Connection,
    uids: Collection[str] | None = None,
    limit: int | None = None,
    before: int | None = None,
) -> tuple[LoggedChange, ...]:
    """Changes of these rows (None: of all), newest first, older than the number `before`.

    So are those of rows that are named after them (`t1.year` after `t1`), though they be gone.
    """
    among = "TRUE" if uids is None else _AMONG
    older = "TRUE" if before is None else _OLDER
    asked = {
        "uids": json.dumps(list(uids or ())),
        "before": before,
        "limit": _ALL if limit is None else limit,
    }
    heads: dict[str, Batch] = {}
    found = []
    for row in driver.execute(_LOGGED.format(asked=f"{among} AND {older}"), asked):
        batch = heads.get(row[0]) or heads.setdefault(row[0], _head(row))
        found.append(LoggedChange(row[7], batch, _change(row[8:])))
    return tuple(found)


def _head(row: Sequence[Any]) -> Batch:
    uid, at, by, source, title, detail, undoes = row[:7]
    return Batch(
        uid=uid,
        at=datetime.fromisoformat(at),
        by=by,
        source=Source(source),
        title=title,
        detail=detail,
        undoes=undoes,
    )


def _whole(driver: sqlite3.Connection, row: Sequence[Any]) -> Batch:
    """The batch with its changes, which lie one behind the other."""
    first, size = row[7:]
    rows = driver.execute(_CHANGES, {"first": first, "last": first + size - 1})
    return replace(_head(row), changes=tuple(map(_change, rows)))


def _change(row: Sequence[Any]) -> Change:
    entity, uid, field, old, new = row
    return Change(entity, uid, field, json.loads(old), json.loads(new))


def _mark_at(driver: sqlite3.Connection, sequence: int) -> StateMark | None:
    if sequence == 0:
        return START_MARK
    found = driver.execute("SELECT digest FROM changes WHERE id = ?", (sequence,)).fetchone()
    return StateMark(sequence, found[0].hex()) if found else None
