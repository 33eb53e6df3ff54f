"""What was written before: the batches of a ledger, and what 撤销 and 重做 would do next.

Reads the history from the file when it is asked for; opening a ledger waits for none of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from tzdesk.domain.changes import Batch
from tzdesk.domain.timeline import Timeline
from tzdesk.errors import UserError
from tzdesk.store.ledger_file import LedgerFile

_REMEMBERED = 1000
"""How many of the newest batches a new session looks through for what can be undone."""


class Past:
    """The history of one open ledger. Hears of every new batch by `push`."""

    def __init__(self, file: LedgerFile):
        self._file = file
        self._known: Timeline | None = None
        self._heads: dict[str, Batch] = {}  # oldest first
        self._whole = False

    def push(self, batch: Batch) -> None:
        """A batch was written."""
        if self._known is not None:
            self._known.push(batch)
            self._heads[batch.uid] = replace(batch, changes=())

    @property
    def _timeline(self) -> Timeline:
        return self._known or self._look_back(_REMEMBERED)

    def _look_back(self, limit: int | None) -> Timeline:
        heads = self._file.batches(limit=limit)[::-1]
        self._heads = {head.uid: head for head in heads}
        self._whole = limit is None or len(heads) < limit
        self._known = Timeline(heads)
        return self._known

    def recent(self, limit: int) -> tuple[Batch, ...]:
        """The newest batches without their changes, newest first."""
        if self._known is None:
            self._look_back(_REMEMBERED)
        if limit > len(self._heads) and not self._whole:
            return self._file.batches(limit=limit)
        return tuple(islice(reversed(self._heads.values()), limit))

    @property
    def undoable(self) -> Batch | None:
        """What 撤销 takes back, without its changes."""
        uid = self._timeline.undoable
        return self._heads[uid] if uid else None

    @property
    def redoable(self) -> Batch | None:
        """What 重做 does again, without its changes."""
        undone = self._timeline.redoable
        return self._heads.get(undone[0]) if undone else None

    def standing(self) -> Iterator[Batch]:
        """The batches not taken back, newest first, with their changes."""
        return (self.batch(uid) for uid in list(self._timeline.newest_first()))

    def standing_for(self, batch_uid: str) -> Batch:
        """The batch to take back when `batch_uid` is named: itself, or its newest 重做.

        Raises UserError where there is none or it was taken back.
        """
        uid = self._timeline.standing(batch_uid)
        if uid is None and not self._whole:
            uid = self._look_back(None).standing(batch_uid)
        if uid is not None:
            return self.batch(uid)
        if self._file.batch(batch_uid) is None:
            raise UserError(f"修改记录中没有这一批：{batch_uid}。", "请核对批次编号。")
        raise UserError("这一批已经撤销，不能再次撤销。", "需要恢复时请用“重做”。")

    def undone(self) -> tuple[Batch, Batch] | None:
        """The batch taken back last, and the 撤销 that did it, both with their changes."""
        pair = self._timeline.redoable
        return (self.batch(pair[0]), self.batch(pair[1])) if pair else None

    def batch(self, uid: str) -> Batch:
        """A batch that is known to be there, with its changes."""
        found = self._file.batch(uid)
        assert found is not None, f"batch {uid} is missing from the history"
        return found
