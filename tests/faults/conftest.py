"""A process to which anything may happen, and what it says."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


class Victim:
    """Does deeds in children of a process of its own; see victim.py."""

    def __init__(self) -> None:
        script = Path(__file__).with_name("victim.py")
        self._process = subprocess.Popen(
            [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.reachable = bool(self._answer()["reachable"])

    def do(self, deed: str, path: Path, **request: Any) -> dict[str, list[Any]]:
        """All that the child said: for each word the values in turn."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"deed": deed, "path": str(path)} | request) + "\n")
        self._process.stdin.flush()
        said: dict[str, list[Any]] = {}
        for words in self._answer():
            for word, value in words.items():
                said.setdefault(word, []).append(value)
        assert "bug" not in said, said["bug"][0]
        return said

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="session")
def victim() -> Iterator[Victim]:
    one = Victim()
    yield one
    one.close()
