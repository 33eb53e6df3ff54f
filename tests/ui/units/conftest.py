"""单位管理 over the small ledger."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tzdesk.ui.dialogs.units import UnitsDialog
from tzdesk.ui.workplace import Workplace


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[UnitsDialog]:
    made = UnitsDialog(place)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
