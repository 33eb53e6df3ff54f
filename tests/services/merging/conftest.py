"""An office per test, copied from one that is made once."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.services.clocks import Clock
from tests.services.merging.office import Office, make_office
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
