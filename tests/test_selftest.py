"""`selftest`: each part passes here, and one that is broken is said, not hidden."""

import pytest

from tzdesk import selftest

pytestmark = pytest.mark.usefixtures("qapp")


def test_every_part_passes() -> None:
    checks = selftest.run_checks()
    assert [one for one in checks if not one.ok] == []
    assert "升级旧台账" in [one.name for one in checks]


def test_a_part_that_is_broken_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "NETWORK_MODULES", ("tzdesk.selftest",))
    assert not selftest._tried("不连网络", selftest._no_network).ok
