"""When tasks were last changed by hand or by a merge: what 最近修改 lists."""

from datetime import date, datetime, time, timedelta

from tzdesk.domain.changes import Batch, Change, Source
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.touching import ADDED, rows_in, task_of
from tzdesk.store.ledger_file import LedgerFile

_BY_HAND = frozenset(Source) - {Source.IMPORT, Source.DISPATCH, Source.SETTINGS}


def changed_by(ledger: Ledger, batch: Batch) -> dict[str, datetime]:
    """The tasks of which a batch changed something by hand, with its time."""
    if batch.source not in _BY_HAND:
        return {}
    made = rows_in(batch.changes)
    edits = {
        (one.entity, one.uid): one
        for one in batch.changes
        if one.field is not None or one.entity in ADDED
    }
    tasks = (task_of(ledger, change, made) for change in edits.values())
    return dict.fromkeys((task for task in tasks if task), batch.at)


def changed_since(file: LedgerFile, ledger: Ledger, day: date) -> dict[str, datetime]:
    """The tasks changed by hand after `day`, with the time of the last change."""
    found: dict[str, datetime] = {}
    since = datetime.combine(day + timedelta(1), time.min)
    for row in file.edited_since(since, _BY_HAND):
        task = task_of(ledger, Change(row.entity, row.uid, "", None, None))
        if task:
            found[task] = max(row.at, found.get(task, row.at))
    return found
