"""Dispatching the real plan beside XlsxWriter alone, writing the same workbooks."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.ledgers import open_desk, work_folder
from benchmarks.measure import Bar, Case, Sides, timed
from benchmarks.replay import Recording
from benchmarks.returns import real_ledger
from tzdesk.exchange.dispatch_writer import form_bytes
from tzdesk.exchange.form_rows import Form
from tzdesk.services.dispatching import DispatchOptions, prepare, write


@contextmanager
def _beside_writer(_tasks: int) -> Iterator[Sides]:
    out, again = work_folder() / "dispatched", work_folder() / "replayed"
    again.mkdir(exist_ok=True)
    with open_desk(real_ledger(work_folder() / "real.tzdb")) as desk:
        board = desk.board()
        options = DispatchOptions(out)

        def ours() -> None:
            write(prepare(desk, board, options))

        forms = [one.form for one in prepare(desk, board, options).forms]
        recordings = [_recorded(form) for form in forms]

        def reference() -> None:
            for at, recording in enumerate(recordings):
                recording.play(again / f"{at}.xlsx")

        timed_ours, timed_reference = timed(ours), timed(reference)

        def from_empty() -> float:
            # A folder of earlier workbooks would make ours look for names that are free.
            shutil.rmtree(out, ignore_errors=True)
            return timed_ours()

        yield Sides(from_empty, timed_reference)


def _recorded(form: Form) -> Recording:
    return Recording(lambda: form_bytes(form))


CASES = (
    Case(
        "dispatch",
        "XlsxWriter, the same workbooks",
        138,
        Bar(1.4),
        _beside_writer,
        tenfold=False,
    ),
)
