"""A window's place on the small ledger, and 下发填报表 over it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tzdesk.ui.dialogs.dispatch import DispatchDialog
from tzdesk.ui.session import Said, Session
from tzdesk.ui.workplace import Workplace


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
