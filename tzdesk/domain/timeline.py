"""The list of what can be undone and redone, as it follows from the history.

Knows which batches stand and which were taken back; what taking one back means for the rows is
`undoing`'s business.
"""

from collections.abc import Iterable, Iterator

from tzdesk.domain.changes import Batch, Source


class Timeline:
    """Batches by uid: those that stand, oldest first, and what 重做 would do again.

    Built by pushing every batch of the history in order; changes of the batches are not needed.
    """

    def __init__(self, batches: Iterable[Batch] = ()):
        self._standing: dict[str, None] = {}
        self._undone: list[tuple[str, str]] = []
        self._redone: dict[str, str] = {}
        for batch in batches:
            self.push(batch)

    def push(self, batch: Batch) -> None:
        """Adds the newest batch. Any but 撤销 and 重做 ends what could be redone."""
        if batch.source is Source.UNDO and batch.undoes:
            self._standing.pop(batch.undoes, None)
            self._undone.append((batch.undoes, batch.uid))
            return
        self._standing[batch.uid] = None
        if batch.source is Source.REDO and batch.undoes:
            self._undone = [pair for pair in self._undone if pair[0] != batch.undoes]
            self._redone[batch.undoes] = batch.uid
        else:
            self._undone.clear()

    def newest_first(self) -> Iterator[str]:
        """The batches that stand."""
        return reversed(self._standing)

    @property
    def undoable(self) -> str | None:
        """The newest batch not yet taken back."""
        return next(self.newest_first(), None)

    @property
    def redoable(self) -> tuple[str, str] | None:
        """The batch taken back last, and the 撤销 batch that did it."""
        return self._undone[-1] if self._undone else None

    def standing(self, batch_uid: str) -> str | None:
        """The batch that stands for this one now: itself, or its newest 重做; None if undone."""
        while batch_uid in self._redone:
            batch_uid = self._redone[batch_uid]
        return batch_uid if batch_uid in self._standing else None
