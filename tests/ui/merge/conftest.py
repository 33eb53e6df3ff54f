"""A place with an office's ledger open, and the dialog on it."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services.clocks import Clock
from tests.services.merging.office import Office, make_office
from tests.ui.windows import on_screen, workplace
from tzdesk.services.desk import Desk
from tzdesk.ui.dialogs.merge import MergeDialog
from tzdesk.ui.session import Session
from tzdesk.ui.workplace import Workplace


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    make_office(folder)
    return folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Office:
    path = Path(shutil.copy(made / "台账.tzdb", tmp_path))
    clock = Clock(datetime(2023, 10, 10, 9))  # noqa: DTZ001
    desk = Desk.open(path, by="张三", clock=clock)
    return Office(desk, made / "out", tmp_path / "回收", clock)


@pytest.fixture
def place(
    qtbot: QtBot, qapp: QApplication, office: Office, tmp_path: Path, themed: None
) -> Iterator[Workplace]:
    session = Session()
    session.open(office.desk)
    yield workplace(qtbot, qapp, session, tmp_path)
    session.open(None)


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[MergeDialog]:
    with on_screen(MergeDialog(place), qtbot, (1340, 816)) as made:
        yield made
        made.done(0)
