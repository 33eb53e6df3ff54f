"""When tasks were last changed by hand or by a merge: what 最近修改 lists."""

from datetime import date, datetime

from tzdesk.domain.changes import Batch, Source
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.touching import rows_in, task_of
from tzdesk.store.ledger_file import LedgerFile

_BY_HAND = frozenset(Source) - {Source.IMPORT, Source.DISPATCH, Source.SETTINGS}
_LOOKED_THROUGH = 500
"""Batches; whoever makes more in a week sees the newest of them."""


def changed_by(ledger: Ledger, batch: Batch) -> dict[str, datetime]:
    """The tasks that a batch changed by hand, with its time."""
    if batch.source not in _BY_HAND:
        return {}
    made = rows_in(batch.changes)
    tasks = (task_of(ledger, change, made) for change in batch.changes)
    return dict.fromkeys((task for task in tasks if task), batch.at)


def changed_since(file: LedgerFile, ledger: Ledger, day: date) -> dict[str, datetime]:
    """The tasks changed by hand after `day`, with the time of the last change."""
    found: dict[str, datetime] = {}
    for head in file.batches(limit=_LOOKED_THROUGH):
        if head.at.date() <= day:
            break
        if head.source in _BY_HAND and (batch := file.batch(head.uid)):
            found = changed_by(ledger, batch) | found
    return found
