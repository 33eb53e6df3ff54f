"""报送情况 over the small ledger, the real widgets."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tzdesk.ui.dialogs.returns import ReturnsDialog
from tzdesk.ui.workplace import Workplace


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[ReturnsDialog]:
    made = ReturnsDialog(place)
    made.resize(1178, 752)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
