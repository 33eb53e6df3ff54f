"""Reading returns and merging them beside python-calamine reading the same files, nothing else.

Read: files to grids, by a child process under caps. Decided: matched, and every cell decided.
Applied: ledger backed up, changes written with their history, boards refreshed.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from python_calamine import CalamineWorkbook

from benchmarks.ledgers import open_desk, work_folder
from benchmarks.measure import Bar, Case, Side, Sides, timed
from benchmarks.plans import REAL_SIZE
from benchmarks.returns import one_return, returns_of_the_real_plan
from tzdesk.services.merge_applying import apply
from tzdesk.services.merging import MergePlanner, gather_files, plan_merge

Returns = tuple[Path, Path]
"""A ledger, and the folder of its returns."""


def _real(_tasks: int) -> Returns:
    return returns_of_the_real_plan()


def _with_calamine(folder: Path) -> Side:
    def read() -> None:
        for path in sorted(folder.iterdir()):
            workbook = CalamineWorkbook.from_path(path)
            for name in workbook.sheet_names:
                workbook.get_sheet_by_name(name).to_python()

    return timed(read)


def _read(ledger: Path, folder: Path) -> Side:
    def side() -> float:
        with open_desk(ledger) as desk:
            return timed(lambda: gather_files(desk, [folder]))()

    return side


def _read_and_decided(ledger: Path, folder: Path) -> Side:
    def side() -> float:
        with open_desk(ledger) as desk:
            desk.board()
            return timed(lambda: plan_merge(desk, [folder]))()

    return side


def _decided(ledger: Path, folder: Path) -> Side:
    def side() -> float:
        with open_desk(ledger) as desk:
            desk.board()
            files = gather_files(desk, [folder])
            return timed(lambda: MergePlanner(desk).plan(files))()

    return side


def _all_the_way(ledger: Path, folder: Path) -> Side:
    copy = work_folder() / "merged" / "copy.tzdb"

    def side() -> float:
        shutil.rmtree(copy.parent, ignore_errors=True)
        copy.parent.mkdir()
        shutil.copyfile(ledger, copy)
        with open_desk(copy) as desk:
            desk.board()
            start = perf_counter()
            apply(desk, plan_merge(desk, [folder]))
            return (perf_counter() - start) * 1000

    return side


def _beside_calamine(
    returns: Callable[[int], Returns], ours: Callable[[Path, Path], Side]
) -> Callable[[int], Iterator[Sides]]:
    def prepare(size: int) -> Iterator[Sides]:
        ledger, folder = returns(size)
        yield Sides(ours(ledger, folder), _with_calamine(folder))

    return prepare


@contextmanager
def _growth(rows: int) -> Iterator[Sides]:
    yield Sides(_all_the_way(*one_return(rows * 10)), _all_the_way(*one_return(rows)))


def _case(
    name: str, size: int, returns: Callable[[int], Returns], ours: Callable[..., Side]
) -> Case:
    prepare = contextmanager(_beside_calamine(returns, ours))
    return Case(name, "calamine reading, nothing else", size, Bar(3), prepare, tenfold=False)


_PARTS = {
    "read": _read,
    "decided": _decided,
    "read-and-decided": _read_and_decided,
    "read-to-applied": _all_the_way,
}
CASES = (
    *(_case(f"returns-{part}", REAL_SIZE, _real, ours) for part, ours in _PARTS.items()),
    *(_case(f"return-{part}", 10_000, one_return, ours) for part, ours in _PARTS.items()),
    Case("return-growth", "merging a tenth of the rows", 1_000, Bar(11), _growth, tenfold=False),
)
