"""Which rows were edited lately, without reading what was changed in them."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from tzdesk.domain.changes import Source
from tzdesk.domain.touching import ADDED

_EDITED = """
SELECT changes.entity, changes.uid, max(batches.at)
FROM batches
JOIN changes ON changes.id BETWEEN batches.first AND batches.first + batches.size - 1
WHERE batches.at >= :since
AND batches.source IN (SELECT value FROM json_each(:sources))
AND (changes.field IS NOT NULL OR changes.entity IN (SELECT value FROM json_each(:added)))
GROUP BY changes.entity, changes.uid
"""


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row that was edited, and when last; it may be gone by now."""

    entity: str
    uid: str
    at: datetime


def read_edited_rows(
    driver: sqlite3.Connection, since: datetime, sources: Collection[Source]
) -> tuple[EditedRow, ...]:
    """Rows with a field changed at `since` or later by one of `sources`.

    Of rows made or removed only those that a clerk adds to a task (`touching.ADDED`). Batches are
    few; of the changes only those that lie in the found batches are looked at.
    """
    asked = {
        "since": since.isoformat(),
        "sources": json.dumps([source.value for source in sources]),
        "added": json.dumps(sorted(ADDED)),
    }
    return tuple(
        EditedRow(entity, uid, datetime.fromisoformat(at))
        for entity, uid, at in driver.execute(_EDITED, asked)
    )
