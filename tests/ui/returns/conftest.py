"""报送情况 over the small ledger, the real widgets."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.windows import on_screen
from tzdesk.ui.dialogs.returns import ReturnsDialog
from tzdesk.ui.workplace import Workplace


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[ReturnsDialog]:
    with on_screen(ReturnsDialog(place), qtbot, (1178, 752)) as made:
        yield made
