"""From the start of the process until the window is painted, beside a bare PySide6 window.

Both are processes of their own that end as soon as they are painted, see `painting`.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.ledgers import ledger_file, work_folder
from benchmarks.measure import Bar, Case, Side, Sides, timed
from benchmarks.plans import REAL_SIZE

_BYTECODE, _NO_BYTECODE = "PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"


@contextmanager
def _beside_bare_window(tasks: int) -> Iterator[Sides]:
    yield Sides(_process("tzdesk", str(ledger_file(tasks))), _process("bare"))


def _process(*words: str) -> Side:
    home = str(work_folder())
    changed = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", _BYTECODE), home)
    # A program that was installed has its modules compiled: the turn that does not count does it.
    kept = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    environment = kept | changed
    command = [sys.executable, "-m", "benchmarks.painting", *words]
    return timed(lambda: subprocess.run(command, check=True, env=environment))


CASES = (
    Case("start", "bare PySide6 window, empty QTreeView", REAL_SIZE, Bar(1.7), _beside_bare_window),
)
