"""Exporting a ledger beside XlsxWriter alone, writing the same cells in the same styles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.ledgers import ledger_file, open_desk, work_folder
from benchmarks.measure import Bar, Case, Sides, timed
from benchmarks.replay import Recording
from tzdesk.services.exporting import export_ledger


@contextmanager
def _beside_writer(tasks: int) -> Iterator[Sides]:
    path, again = work_folder() / "export.xlsx", work_folder() / "replay.xlsx"
    with open_desk(ledger_file(tasks)) as desk:
        board = desk.board()
        rows = list(board)

        def ours() -> None:
            export_ledger(board, rows, path)

        recording = Recording(ours)
        gc.freeze()  # else each collection would walk the recording, which only we need
        yield Sides(timed(ours), timed(lambda: recording.play(again)))
        gc.unfreeze()


@contextmanager
def _growth(tasks: int) -> Iterator[Sides]:
    path = work_folder() / "export.xlsx"
    with open_desk(ledger_file(tasks)) as less, open_desk(ledger_file(tasks * 10)) as more:
        few, many = less.board(), more.board()
        yield Sides(
            timed(lambda: export_ledger(many, list(many), path)),
            timed(lambda: export_ledger(few, list(few), path)),
        )


CASES = (
    Case("export", "XlsxWriter, the same cells and styles", 1_000, Bar(1.4), _beside_writer),
    Case("export-growth", "exporting a tenth of the tasks", 1_000, Bar(11), _growth, tenfold=False),
)
