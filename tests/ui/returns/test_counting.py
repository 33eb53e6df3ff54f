"""A plan so large that counting takes its time: the window waits for nothing meanwhile."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.returns.test_dialog import tick, units_of
from tests.ui.windows import on_screen
from tzdesk.ui import slices
from tzdesk.ui.dialogs.periods import PeriodsDialog
from tzdesk.ui.dialogs.returns import ReturnsDialog
from tzdesk.ui.dialogs.returns.dialog import COUNTING
from tzdesk.ui.session import Session
from tzdesk.ui.workplace import Workplace

SIZE = (1178, 752)
UNITS = ["区体育局", "区卫生健康委", "区民政局", "各乡镇政府"]


@pytest.fixture(autouse=True)
def _slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if nothing could be done at once."""
    monkeypatch.setattr(slices, "AT_ONCE", 0)
    monkeypatch.setattr(slices, "AT_A_TIME", 0)


def counted(qtbot: QtBot, dialog: ReturnsDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "AT_A_TIME", 60)
    qtbot.waitUntil(lambda: not dialog.counting)


def test_it_opens_before_all_is_counted(
    place: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with on_screen(ReturnsDialog(place), qtbot, SIZE) as dialog:
        assert dialog.counting
        assert dialog.footer.told.text() == COUNTING
        assert not dialog.export_button.isEnabled()
        assert dialog.close_button.isEnabled()
        counted(qtbot, dialog, monkeypatch)
        assert units_of(dialog) == UNITS
        assert dialog.export_button.isEnabled()
        assert dialog.table.current
        assert dialog.pane.period.text().startswith("2023年第三季度")


def test_a_tick_shows_before_all_is_counted_anew(
    place: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with on_screen(ReturnsDialog(place), qtbot, SIZE) as dialog:
        counted(qtbot, dialog, monkeypatch)
        monkeypatch.setattr(slices, "AT_A_TIME", 0)
        tick(dialog, "paper", qtbot)
        assert dialog.counting
        assert dialog.pane.receipt.boxes["paper"].isChecked()
        assert units_of(dialog) == UNITS
        counted(qtbot, dialog, monkeypatch)
        assert dialog.pane.receipt.boxes["paper"].isChecked()


def test_closing_ends_the_counting(place: Workplace, qtbot: QtBot) -> None:
    with on_screen(ReturnsDialog(place), qtbot, SIZE) as dialog:
        dialog.close_button.click()
        assert not dialog.counting


def test_periods_are_listed_before_their_units(
    session: Session, qtbot: QtBot, themed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with on_screen(PeriodsDialog(session), qtbot) as dialog:
        items = dialog.table.items
        assert [items.item(at, 6).text() for at in range(items.rowCount())] == ["—"] * 4
        dialog.table.selectRow(2)
        monkeypatch.setattr(slices, "AT_A_TIME", 60)
        qtbot.waitUntil(lambda: items.item(2, 6).text() == "2/3")
        assert dialog.table.period
        assert dialog.table.period.code == "2023Q3"
