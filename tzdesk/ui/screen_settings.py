"""Pictures of 填报期设置, 修改记录, 列 and each page of 设置, as a clerk would find them."""

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from tzdesk.ui.main_window import MainWindow

_SETTINGS, _PAGES = (760, 560), 4


def settings_dialogs(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    """Each dialog under the name of its picture."""
    from tzdesk.ui.dialogs.columns import ColumnsDialog  # noqa: PLC0415 - not at the start
    from tzdesk.ui.dialogs.history import HistoryDialog  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.period_form import PeriodForm, YearForm  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.periods import PeriodsDialog  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - as above

    session, board, groups = window.session, window.session.board, window.groups
    assert board
    yield "10-periods", PeriodsDialog(session, window)
    yield "10-periods-year", YearForm(session, board.plan.uid, board.plan.year, window)
    yield "10-periods-change", PeriodForm(session, board.plan.uid, board.period, window)
    yield "12-history", HistoryDialog(session, "", window)
    yield "12-history-of-a-task", HistoryDialog(session, session.task_uid, window)
    for at in range(_PAGES):
        dialog = SettingsDialog(window.place, groups.preferences, groups.keeping.back_up)
        dialog.list.setCurrentRow(at)
        dialog.resize(QSize(*_SETTINGS) * (window.place.switch.scale / 100))
        yield f"13-settings-{at + 1}", dialog
    yield "13-columns", ColumnsDialog(window.tree, window)
