"""Opening a ledger beside the driver's bare rows, and the memory that it takes."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.ledgers import ledger_file, open_desk
from benchmarks.measure import Bar, Case, Side, Sides, fixed, timed

_KEPT = (
    *("plans", "sections", "tasks", "leaders", "leaderships", "units", "assignments"),
    *("periods", "summaries", "reports", "search_keys"),
)
"""The tables that a ledger in memory is made of."""
_MEMORY = 500.0
"""Megabytes."""


@contextmanager
def _plan_only(tasks: int) -> Iterator[Sides]:
    yield _sides(ledger_file(tasks, said=False))


@contextmanager
def _with_reports(tasks: int) -> Iterator[Sides]:
    yield _sides(ledger_file(tasks))


def _sides(path: Path) -> Sides:
    def ours() -> None:
        open_desk(path).close()

    def rows() -> None:
        with closing(sqlite3.connect(path)) as connection:
            for table in _KEPT:
                connection.execute(f"SELECT * FROM {table}").fetchall()

    return Sides(timed(ours), timed(rows))


@contextmanager
def _memory(tasks: int) -> Iterator[Sides]:
    yield Sides(_peak(ledger_file(tasks, said=False)), fixed(_MEMORY))


@contextmanager
def _memory_of_board(tasks: int) -> Iterator[Sides]:
    yield Sides(_peak(ledger_file(tasks, said=False), "board"), fixed(_MEMORY))


def _peak(path: Path, *more: str) -> Side:
    """The most memory that a process of its own ever has, in megabytes."""

    def side() -> float:
        command = [sys.executable, "-m", "benchmarks.opening", str(path), *more]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    return side


def _open_and_tell(path: Path, *, board: bool) -> None:
    with open_desk(path) as desk:
        if board:
            desk.board()
        # Not getrusage: it goes on counting from what the process that started this one had.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        print(int(peak.split()[1]) / 1024)


CASES = (
    Case("open", "sqlite3 fetchall of the same rows", 10_000, Bar(3), _plan_only),
    Case("open-reported", "the same, with a quarter's reports", 10_000, Bar(3), _with_reports),
    Case("memory", "500 MB", 10_000, Bar(1), _memory, unit="MB", turns=1),
    Case(
        "memory-board",
        "500 MB, the board built",
        10_000,
        Bar(1),
        _memory_of_board,
        unit="MB",
        turns=1,
    ),
)

if __name__ == "__main__":
    _open_and_tell(Path(sys.argv[1]), board="board" in sys.argv[2:])
