"""A window's place on the small ledger, and 下发填报表 over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tzdesk.settings import Settings
from tzdesk.ui.desks import Desks
from tzdesk.ui.dialogs.dispatch import DispatchDialog
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.memory import Memory
from tzdesk.ui.session import Said, Session
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
def said(session: Session) -> list[Said]:
    lines: list[Said] = []
    session.said.connect(lines.append)
    return lines


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[DispatchDialog]:
    made = DispatchDialog(place)
    made.resize(1178, 752)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.draft.selection.tick(made.draft.selection.lines, on=True)
    made.close()
    made.deleteLater()
