"""From the start of the process until the window is painted, beside a bare PySide6 window.

Run as a module it is either of the two: `tzdesk LEDGER`, or `bare`.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.ledgers import ledger_file, work_folder
from benchmarks.measure import Bar, Case, Side, Sides, timed
from benchmarks.plans import REAL_SIZE


@contextmanager
def _beside_bare_window(tasks: int) -> Iterator[Sides]:
    yield Sides(_process("tzdesk", str(ledger_file(tasks))), _process("bare"))


def _process(*words: str) -> Side:
    home = str(work_folder())
    environment = os.environ | {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
    command = [sys.executable, "-m", "benchmarks.painting", *words]
    return timed(lambda: subprocess.run(command, check=True, env=environment))


CASES = (
    Case("start", "bare PySide6 window, empty QTreeView", REAL_SIZE, Bar(1.7), _beside_bare_window),
)
