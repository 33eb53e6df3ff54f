"""报送情况 over the small ledger, the real widgets."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.windows import on_screen
from tzdesk.ui import slices
from tzdesk.ui.dialogs.returns import ReturnsDialog
from tzdesk.ui.workplace import Workplace


@pytest.fixture
def dialog(
    place: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ReturnsDialog]:
    """What is counted is there at once, however busy the machine is."""
    monkeypatch.setattr(slices, "AT_ONCE", 60)
    with on_screen(ReturnsDialog(place), qtbot, (1178, 752)) as made:
        yield made
