"""报送情况 over the small ledger, the real widgets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tzdesk.settings import Settings
from tzdesk.ui.desks import Desks
from tzdesk.ui.dialogs.returns import ReturnsDialog
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.memory import Memory
from tzdesk.ui.session import Session
from tzdesk.ui.theme import ThemeSwitch
from tzdesk.ui.workplace import Workplace


@pytest.fixture
def place(
    session: Session, qtbot: QtBot, qapp: QApplication, tmp_path: Path, themed: None
) -> Workplace:
    window = QWidget()
    qtbot.addWidget(window)
    memory = Memory(Settings(tmp_path / "settings.json"))
    return Workplace(window, session, ThemeSwitch(qapp), Jobs(window), Desks(by="张三"), memory)


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[ReturnsDialog]:
    made = ReturnsDialog(place)
    made.resize(1178, 752)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
