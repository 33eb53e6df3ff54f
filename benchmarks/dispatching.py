"""Dispatching the real plan beside XlsxWriter alone, writing the same workbooks."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from benchmarks.ledgers import work_folder
from benchmarks.measure import Bar, Case, Sides, timed
from benchmarks.replay import Recording
from tzdesk.domain.periods import PeriodKind
from tzdesk.exchange.dispatch_writer import form_bytes
from tzdesk.exchange.form_rows import Form
from tzdesk.paths import ROOT
from tzdesk.services.desk import Desk
from tzdesk.services.dispatching import DispatchOptions, prepare, write
from tzdesk.services.importing import default_options, import_plan
from tzdesk.services.incoming import read_plan
from tzdesk.services.periods import add_year

_NOON = datetime(2023, 10, 1, 12)  # noqa: DTZ001 - local time


@contextmanager
def _beside_writer(_tasks: int) -> Iterator[Sides]:
    out, again = work_folder() / "dispatched", work_folder() / "replayed"
    again.mkdir(exist_ok=True)
    with _real_desk() as desk:
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


@contextmanager
def _real_desk() -> Iterator[Desk]:
    path = work_folder() / "real.tzdb"
    path.unlink(missing_ok=True)
    draft = read_plan(ROOT / "resources" / "2023-tongzhou-plan.txt").draft
    with Desk.create(path, by="张三", clock=lambda: _NOON) as desk:
        import_plan(desk, draft, default_options(draft, desk.today))
        add_year(desk, desk.plan().uid, PeriodKind.QUARTER, 2023)
        yield desk


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
