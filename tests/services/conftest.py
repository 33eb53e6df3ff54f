"""Desks on real files."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.made_once import opened_copy
from tests.sample_ledger import sample_records
from tests.services.clocks import Clock
from tzdesk.domain.changes import Source, created
from tzdesk.services.desk import Desk
from tzdesk.services.importing import default_options, import_plan
from tzdesk.services.incoming import Incoming, read_plan

PLAN = Path(__file__).parents[2] / "resources" / "2023-tongzhou-plan.txt"


def write_sample(desk: Desk) -> None:
    desk.write(created(sample_records()), Source.IMPORT, "导入方案（4 项任务）")


@pytest.fixture
def clock() -> Clock:
    """On the last day of the third quarter; a test may set another day."""
    return Clock(datetime.fromisoformat("2023-09-30T10:00:00"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "台账.tzdb"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where workbooks go; not there yet."""
    return tmp_path / "下发" / "三季度"


@pytest.fixture
def desk(path: Path, clock: Clock) -> Iterator[Desk]:
    """The sample ledger."""
    with opened_copy(path, "sample", write_sample, clock) as desk:
        yield desk


@pytest.fixture
def empty(path: Path, clock: Clock) -> Desk:
    """A ledger without a plan; the test closes it."""
    return Desk.create(path, clock=clock)


@pytest.fixture(scope="session")
def real_plan() -> Incoming:
    """The bundled plan as it is read."""
    return read_plan(PLAN)


@pytest.fixture
def real_desk(path: Path, clock: Clock, real_plan: Incoming) -> Iterator[Desk]:
    """A ledger of the bundled plan."""

    def fill(desk: Desk) -> None:
        draft = real_plan.draft
        import_plan(desk, draft, default_options(draft, desk.today))

    with opened_copy(path, "bundled plan", fill, clock) as desk:
        yield desk
