"""A place to import into, the dialog, and a plan from which a number is missing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.import_plan.steps import PLAN
from tzdesk.settings import Settings
from tzdesk.ui.desks import Desks
from tzdesk.ui.dialogs.import_plan import ImportDialog
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.memory import Memory
from tzdesk.ui.session import Session
from tzdesk.ui.theme import ThemeSwitch
from tzdesk.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path, themed: None) -> Iterator[Workplace]:
    window = QWidget()
    qtbot.addWidget(window)
    session = Session(window)
    memory = Memory(Settings(tmp_path / "settings.json"))
    memory.keep_folder("ledgers", tmp_path)
    yield Workplace(window, session, ThemeSwitch(qapp), Jobs(window), Desks(by="张三"), memory)
    session.open(None)


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[ImportDialog]:
    made = ImportDialog(place)
    made.resize(1360, 832)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if made.review:
        made.review._made.clear()
        made.review._merged.clear()
    made.close()
    made.deleteLater()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """The real plan without the number 59."""
    path = tmp_path / "扫描识别件.txt"
    path.write_text(re.sub(r"(?m)^59\.", "", PLAN.read_text("utf-8")), "utf-8")
    return path
