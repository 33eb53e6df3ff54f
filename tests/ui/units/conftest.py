"""单位管理 over the small ledger."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.windows import on_screen
from tzdesk.ui.dialogs.units import UnitsDialog
from tzdesk.ui.workplace import Workplace


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[UnitsDialog]:
    with on_screen(UnitsDialog(place), qtbot) as made:
        yield made
