"""The history is written: a batch and its changes go behind the last one, linked to it.

Changes are numbered from 1 without gaps, a batch's one after the other. Knows nothing of the
records that the changes are about; `logbook` reads.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, insert, select

from tzdesk.domain.changes import Batch
from tzdesk.store.chain import BatchWords, ChangeWords, canonical, link
from tzdesk.store.models import BatchModel, ChangeModel
from tzdesk.store.state import StateMark, state_mark


def append(connection: Connection, batch: Batch) -> StateMark:
    """Writes a batch with at least one change; answers how far the history goes now."""
    before = state_mark(connection)
    key = (connection.scalar(select(func.max(BatchModel.id))) or 0) + 1
    words = _words(batch)
    changes = list(_linked(batch, words.sealed, before))
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
        "size": len(changes),
    }
    connection.execute(insert(BatchModel), row)
    connection.execute(insert(ChangeModel), [change | {"batch_id": key} for change in changes])
    return StateMark(changes[-1]["id"], changes[-1]["digest"].hex())


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


def _linked(batch: Batch, sealed: bytes, before: StateMark) -> Iterator[dict[str, Any]]:
    """The rows of `changes`, each with the digest that covers all before it."""
    digest = bytes.fromhex(before.digest)
    for sequence, one in enumerate(batch.changes, before.sequence + 1):
        old, new = canonical(one.old), canonical(one.new)
        words = ChangeWords(sequence, one.entity, one.uid, one.field, old, new)
        digest = link(digest, sealed, words)
        yield {
            "id": sequence,
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
    return connection.execute(select(BatchModel.id).where(BatchModel.uid == uid)).scalar_one()
