"""A merge that is killed, or whose disk fails, at any call: all of it is there, or nothing."""

from pathlib import Path
from typing import Any

import pytest

from tests.faults.test_killed import FAULTS, attempts, copies, wrong


@pytest.mark.parametrize("how", FAULTS)
def test_a_merge_is_whole_or_not_there(victim: Any, tmp_path: Path, how: str) -> None:
    if not victim.reachable:
        pytest.skip("SQLite's library cannot be reached from here")
    original = tmp_path / "original.tzdb"
    victim.do("prepare_office", original)
    (before,) = victim.do("verify", original)["content"]
    paths = copies(original)
    whole = next(paths)
    victim.do("merge", whole)
    (after,) = victim.do("verify", whole)["content"]
    assert after != before
    for path, said in attempts(victim, paths, "merge", how, points=12):
        assert wrong(victim, path, said) == []
        (content,) = victim.do("verify", path)["content"]
        assert content in ({after} if "batch" in said else {before, after})
