"""The history is written: a batch and its changes go behind the last one, linked to it.

Changes are numbered from 1 without gaps, a batch's one after the other. Knows nothing of the
records that the changes are about; `logbook` reads.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from tzdesk.domain.breath import breathe
from tzdesk.domain.changes import Batch
from tzdesk.store.chain import BatchWords, ChangeWords, canonical, link
from tzdesk.store.models import BatchModel, ChangeModel
from tzdesk.store.state import StateMark, state_mark
from tzdesk.store.statements import Prepared, driver_of

_NEXT_BATCH = Prepared(select(func.coalesce(func.max(BatchModel.id), 0) + 1))
_BATCH_ID = Prepared(select(BatchModel.id).where(BatchModel.uid == bindparam("uid")))
_ADD_BATCH = Prepared(insert(BatchModel))
_ADD_CHANGE = Prepared(insert(ChangeModel))


def append(connection: Connection, batch: Batch) -> StateMark:
    """Writes a batch with at least one change; answers how far the history goes now."""
    before = state_mark(driver_of(connection))
    (key,) = _NEXT_BATCH.row(connection) or (1,)
    words = _words(batch)
    row = {
        "id": key,
        "uid": words.uid,
        "at": words.at,
        "by": words.by,
        "source": words.source,
        "title": words.title,
        "detail": words.detail,
        "undoes_id": _batch_id(connection, batch.undoes),
        "first": before.sequence + 1,
        "size": len(batch.changes),
    }
    _ADD_BATCH.run(connection, [row])
    _ADD_CHANGE.run(connection, _linked(batch, key, words.sealed, before))
    return state_mark(driver_of(connection))


def _words(batch: Batch) -> BatchWords:
    return BatchWords(
        uid=batch.uid,
        at=batch.at.isoformat(),
        by=batch.by,
        source=batch.source.value,
        title=batch.title,
        detail=batch.detail,
        undoes=batch.undoes,
    )


def _linked(batch: Batch, key: int, sealed: bytes, before: StateMark) -> Iterator[dict[str, Any]]:
    """The rows of `changes`, each with the digest that covers all before it."""
    digest = bytes.fromhex(before.digest)
    for sequence, one in enumerate(batch.changes, before.sequence + 1):
        breathe()
        old, new = canonical(one.old), canonical(one.new)
        words = ChangeWords(sequence, one.entity, one.uid, one.field, old, new)
        digest = link(digest, sealed, words)
        yield {
            "id": sequence,
            "batch_id": key,
            "entity": one.entity,
            "uid": one.uid,
            "field": one.field,
            "old": old,
            "new": new,
            "digest": digest,
        }


def _batch_id(connection: Connection, uid: str | None) -> int | None:
    if uid is None:
        return None
    row = _BATCH_ID.row(connection, {"uid": uid})
    if row is None:
        raise LookupError(f"no batch {uid} is there to be taken back")
    return int(row[0])
