"""Running commands as a script would: arguments in, exit code and both outputs out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tzdesk.cli.main import run
from tzdesk.paths import ROOT
from tzdesk.settings import Settings

PLAN = str(ROOT / "resources" / "2023-tongzhou-plan.txt")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON object on standard output."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def tz(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Runs one command."""
    monkeypatch.delenv("TZDESK_DB", raising=False)

    def call(*words: str) -> Ran:
        capfdbinary.readouterr()
        try:
            code = run(words, Settings(tmp_path / "settings.json"), {})
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return call


@pytest.fixture
def ledger(tz: Run, tmp_path: Path) -> str:
    """A ledger of the bundled plan with its four quarters."""
    path = str(tmp_path / "台账.tzdb")
    assert tz("plan", "import", PLAN, "--db", path, "--periods", "quarter").code == 0
    return path


@pytest.fixture
def books(tz: Run, ledger: str, tmp_path: Path) -> dict[str, Path]:
    """What the office sent out, by unit."""
    names = [word for unit in ("区商务局", "区水务局", "区体育局") for word in ("--unit", unit)]
    out = str(tmp_path / "下发")
    sent = ("--period", "2023Q3", "--today", "2023-10-01")
    ran = tz("dispatch", *sent, "--out", out, *names, "--db", ledger, "--json")
    return {one["unit"]: Path(one["path"]) for one in ran.json["files"]}


@pytest.fixture
def unit(tz: Run, tmp_path: Path, books: dict[str, Path]) -> str:
    """The ledger of 区商务局."""
    path = str(tmp_path / "商务局.tzdb")
    ran = tz("receive", str(books["区商务局"]), "--db", path, "--today", "2023-10-05")
    assert ran.code == 0, ran.err
    return path
