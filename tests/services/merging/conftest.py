"""An office per test, copied from one that is made once."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.services.clocks import Clock
from tests.services.dispatches import Q3, WATER, say
from tests.services.merging.office import Office, make_office
from tests.services.own_columns import PART, add_columns, send
from tzdesk.services.desk import Desk


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    make_office(folder)
    return folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Iterator[Office]:
    """The day after the returns were saved."""
    path = Path(shutil.copy(made / "台账.tzdb", tmp_path))
    clock = Clock(datetime(2023, 10, 10, 9))  # noqa: DTZ001
    with Desk.open(path, by="张三", clock=clock) as desk:
        yield Office(desk, made / "out", tmp_path / "回收", clock)


@pytest.fixture
def book(desk: Desk, folder: Path, clock: Clock) -> Path:
    """What went out to 区水务局, one column filled in already."""
    add_columns(desk)
    say(desk, PART, Q3, cost="800")
    clock.set("2023-10-01T09:00:00")
    send(desk, folder)
    clock.set("2023-10-09T09:00:00")
    return folder / WATER
