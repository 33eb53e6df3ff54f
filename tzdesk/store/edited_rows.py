"""Which rows were edited lately, without reading what was changed in them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from tzdesk.domain.changes import Source
from tzdesk.store.models import BatchModel, ChangeModel


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row of which a field was changed, and when last; it may be gone by now."""

    entity: str
    uid: str
    at: datetime


def read_edited_rows(
    connection: Connection, since: datetime, sources: Collection[Source]
) -> tuple[EditedRow, ...]:
    """Rows with a field changed at `since` or later by one of `sources`; made or removed ones not.

    Batches are few; of the changes only those that lie in the found batches are looked at.
    """
    own = ChangeModel.id.between(BatchModel.first, BatchModel.first + BatchModel.size - 1)
    query = (
        select(ChangeModel.entity, ChangeModel.uid, func.max(BatchModel.at))
        .join_from(BatchModel, ChangeModel, own)
        .where(
            BatchModel.at >= since.isoformat(),
            BatchModel.source.in_([source.value for source in sources]),
            ChangeModel.field.is_not(None),
        )
        .group_by(ChangeModel.entity, ChangeModel.uid)
    )
    return tuple(
        EditedRow(entity, uid, datetime.fromisoformat(at))
        for entity, uid, at in connection.execute(query)
    )
