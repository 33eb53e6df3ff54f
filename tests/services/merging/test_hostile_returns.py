"""A corpus of hostile and broken returns, made here: each gets a state and a sentence, none costs
more than the limits, and nothing is taken of any that does not stand in it.

In the suite at 1 s and 256 MB; with REAL_LIMITS=1 in the environment at those of the program.
"""

import os
import re
import resource
import time
from itertools import pairwise
from pathlib import Path

import pytest

from tests.exchange.corpus import FAMILIES, places
from tests.exchange.corpus.seed import PERCENT, PLACE, PROGRESS, SAID, Mutant, Says, Seed
from tests.services.merging.office import UNITS, Office
from tzdesk.documents import Limits
from tzdesk.services.merge_applying import apply
from tzdesk.services.merge_plan import CellKind, FilePlan, FileState
from tzdesk.services.merging import MergePlanner, gather_files, plan_merge

WATER, _, SPORT = UNITS
LIMITS = Limits() if os.environ.get("REAL_LIMITS") else Limits(memory=256 << 20, seconds=1.0)
SLACK = 28
"""Seconds: to start a new child, and for a machine that is busy."""
MANY = 500
SLOW = "超过 1 秒"
_CHINESE = re.compile("[一-鿿]{3,}")


@pytest.fixture(scope="module")
def seed(made: Path) -> Seed:
    sport, water = (next((made / "out").glob(f"*_{unit}_*")) for unit in (SPORT, WATER))
    return Seed.of(sport, water)


@pytest.fixture(scope="module")
def corpus(seed: Seed) -> dict[str, list[Mutant]]:
    """Made once: it is the same for every test."""
    return {family: list(make(seed)) for family, make in FAMILIES.items()}


def looked_at(office: Office, folder: Path) -> dict[str, list[FilePlan]]:
    """Each file of a folder planned by itself, by its path in the folder; none took too long."""
    began = [time.monotonic()]
    files = gather_files(office.desk, [folder], lambda *_: began.append(time.monotonic()), LIMITS)
    spans = [after - before for before, after in pairwise(began)]
    assert max(spans) < LIMITS.seconds + SLACK
    planner = MergePlanner(office.desk)
    found: dict[str, list[FilePlan]] = {}
    for one in files:
        name = Path(one.path).relative_to(folder).parts[0]
        found.setdefault(name, []).extend(planner.plan([one]).files)
    return found


def assert_harmless(office: Office, file: FilePlan, says: Says) -> None:
    """A state, a Chinese sentence, and nothing taken that neither the seed nor the mutant says."""
    assert _CHINESE.search(file.message) or "行，" in file.message, file
    assert file.state in type(file.state)
    assert not file.of(CellKind.CONFLICT), file.name
    for cell in file.changes:
        place = office.place(cell.unit, cell.assignment_uid)
        assert (place, cell.field, cell.merge.theirs) in SAID | says, (file.name, cell)


@pytest.mark.parametrize("family", FAMILIES)
def test_corpus(
    office: Office, corpus: dict[str, list[Mutant]], family: str, tmp_path: Path
) -> None:
    folder = tmp_path / family
    folder.mkdir()
    mutants = {one.name: one for one in corpus[family]}
    for one in mutants.values():
        (folder / one.name).write_bytes(one.data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = looked_at(office, folder)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak
    assert grown << 10 < LIMITS.memory
    for name, mutant in mutants.items():
        for file in found.get(name, []):
            assert_harmless(office, file, mutant.says)
            if mutant.states and SLOW not in file.message:
                assert file.state.value in mutant.states, (name, file.state, file.message)
    unseen = mutants.keys() - found.keys()
    assert unseen <= {"名字16.zip"}  # a hidden file is passed over without a word


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such things in folders")
def test_things_that_are_no_files(office: Office, seed: Seed, tmp_path: Path) -> None:
    folder = tmp_path / "怪"
    folder.mkdir()
    places.make(folder, seed)
    found = looked_at(office, folder)
    silent = {"压缩包.zip", "回头"}  # empty, and the folder itself again
    assert {one.name for one in folder.iterdir()} - found.keys() == silent
    for file in (one for files in found.values() for one in files):
        assert_harmless(office, file, frozenset())
        readable = file.name in ("好的.xlsx", "不许读.xlsx")
        assert file.state is FileState.READY if readable else not file.state.is_return


def test_there_are_enough_of_them(corpus: dict[str, list[Mutant]]) -> None:
    names = {one.name for mutants in corpus.values() for one in mutants}
    assert len(names) > MANY


def test_a_good_return_among_bad_ones_is_taken(
    office: Office, seed: Seed, corpus: dict[str, list[Mutant]], tmp_path: Path
) -> None:
    folder = tmp_path / "混"
    folder.mkdir()
    refused = (one for name in ("oversize", "wrong_types") for one in corpus[name][:20])
    for one in refused:
        (folder / one.name).write_bytes(one.data)
    (folder / "好的.xlsx").write_bytes(seed.data)
    plan = plan_merge(office.desk, [folder], limits=LIMITS)
    assert all(one.message for one in plan.files)
    assert apply(office.desk, plan).applied == len(SAID)
    report = office.report(SPORT, PLACE)
    assert report
    assert (report.progress, report.percent) == (PROGRESS, PERCENT)
