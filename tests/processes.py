"""Code that runs in a process of its own beside a test."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tzdesk.paths import ROOT


@contextmanager
def another_process(code: str, *words: str, says: str) -> Iterator["subprocess.Popen[str]"]:
    """The process once it has said a line; killed at the end, if it has not ended by then."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout
        assert child.stdout.readline() == f"{says}\n"
        yield child
        child.kill()
