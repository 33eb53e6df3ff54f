"""The history is read: batches, what they changed, what has become of some rows.

Knows nothing of the records that the changes are about.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.orm import aliased

from tzdesk.domain.changes import Batch, Change, Source
from tzdesk.store.models import BatchModel, ChangeModel
from tzdesk.store.state import START_MARK, StateMark
from tzdesk.store.uid_lists import among, listed


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One line of 修改记录: `sequence` counts from 1, `batch` stands without its changes."""

    sequence: int
    batch: Batch
    change: Change


_taken_back = aliased(BatchModel)


def read_batches(
    connection: Connection, limit: int | None = None, before: str | None = None
) -> tuple[Batch, ...]:
    """Batches without their changes, newest first; only those older than the batch `before`."""
    query = _heads().order_by(BatchModel.id.desc()).limit(limit)
    if before is not None:
        place = select(BatchModel.id).where(BatchModel.uid == before).scalar_subquery()
        query = query.where(BatchModel.id < place)
    return tuple(_head(row) for row in connection.execute(query))


def read_batch(connection: Connection, uid: str) -> Batch | None:
    """One batch with its changes; None where there is none of that uid."""
    row = connection.execute(_heads().where(BatchModel.uid == uid)).first()
    return _whole(connection, row) if row else None


def read_since(connection: Connection, mark: StateMark) -> tuple[Batch, ...] | None:
    """Whole batches after `mark`, oldest first; None where `mark` is of another history."""
    if mark != _mark_at(connection, mark.sequence):
        return None
    query = _heads().where(BatchModel.first > mark.sequence).order_by(BatchModel.id)
    return tuple(_whole(connection, row) for row in connection.execute(query).all())


def read_changes(
    connection: Connection,
    uids: Collection[str] | None = None,
    limit: int | None = None,
    before: int | None = None,
) -> tuple[LoggedChange, ...]:
    """Changes of these rows (None: of all), newest first, older than the number `before`."""
    query = (
        _heads()
        .add_columns(ChangeModel.id.label("sequence"), *_CHANGE)
        .join(ChangeModel, ChangeModel.batch_id == BatchModel.id)
        .order_by(ChangeModel.id.desc())
        .limit(limit)
    )
    if uids is not None:
        query = query.where(among(ChangeModel.uid))
    if before is not None:
        query = query.where(ChangeModel.id < before)
    rows = connection.execute(query, listed(uids) if uids is not None else {})
    heads: dict[str, Batch] = {}
    return tuple(
        LoggedChange(row.sequence, heads.setdefault(row.uid, _head(row)), _change(row))
        for row in rows
    )


_CHANGE = (
    ChangeModel.entity,
    ChangeModel.uid.label("row_uid"),
    ChangeModel.field,
    ChangeModel.old,
    ChangeModel.new,
)


def _heads() -> Select[*tuple[Any, ...]]:
    return (
        select(
            BatchModel.uid,
            BatchModel.at,
            BatchModel.by,
            BatchModel.source,
            BatchModel.title,
            BatchModel.detail,
            _taken_back.uid.label("undoes"),
            BatchModel.first,
            BatchModel.size,
        )
        .select_from(BatchModel)
        .outerjoin(_taken_back, _taken_back.id == BatchModel.undoes_id)
    )


def _head(row: Row[*tuple[Any, ...]]) -> Batch:
    return Batch(
        uid=row.uid,
        at=datetime.fromisoformat(row.at),
        by=row.by,
        source=Source(row.source),
        title=row.title,
        detail=row.detail,
        undoes=row.undoes,
    )


def _whole(connection: Connection, row: Row[*tuple[Any, ...]]) -> Batch:
    """The batch with its changes, which lie one behind the other."""
    numbers = ChangeModel.id.between(row.first, row.first + row.size - 1)
    query = select(*_CHANGE).where(numbers).order_by(ChangeModel.id)
    changes = tuple(_change(one) for one in connection.execute(query))
    return replace(_head(row), changes=changes)


def _change(row: Row[*tuple[Any, ...]]) -> Change:
    return Change(row.entity, row.row_uid, row.field, json.loads(row.old), json.loads(row.new))


def _mark_at(connection: Connection, sequence: int) -> StateMark | None:
    if sequence == 0:
        return START_MARK
    digest = connection.scalar(select(ChangeModel.digest).where(ChangeModel.id == sequence))
    return StateMark(sequence, digest.hex()) if digest else None
