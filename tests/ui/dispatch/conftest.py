"""A window's place on the small ledger, and 下发填报表 over it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.windows import on_screen
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
    with on_screen(DispatchDialog(place), qtbot, (1178, 752)) as made:
        yield made
        made.draft.selection.tick(made.draft.selection.lines, on=True)
