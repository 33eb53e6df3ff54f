"""`selftest`: each part passes in a program of its own; one that is broken is said, not hidden."""

import json
import subprocess
import sys

import pytest

from tzdesk import selftest
from tzdesk.paths import ROOT


def test_every_part_passes() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "selftest", "--json"],
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    checks = json.loads(done.stdout)["checks"]
    assert [one for one in checks if not one["ok"]] == []
    assert "升级旧台账" in [one["name"] for one in checks]
    assert done.returncode == 0


def test_a_part_that_is_broken_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "NETWORK_MODULES", ("tzdesk.selftest",))
    assert not selftest._tried("不连网络", selftest._no_network).ok
