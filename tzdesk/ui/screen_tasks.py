"""Pictures of what changes tasks of the plan: a form each, and the window after it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from tzdesk.services.attachments import attach
from tzdesk.services.saved_views import save_view
from tzdesk.services.splitting import proposed_parts, split_task
from tzdesk.ui.kept_view import present_look
from tzdesk.ui.main_window import MainWindow

_FILES = ("区政府专题会纪要.pdf", "体育设施选址方案（征求意见稿）.docx")
_VIEWS = ("滞后的民生任务", "本月到期")
_SPLIT, _SECTIONS = "13", (620, 480)


def task_dialogs(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    """Each dialog under the name of its picture; they are about the task in front."""
    from tzdesk.ui.dialogs.roll_over import RollOverDialog  # noqa: PLC0415 - not at the start
    from tzdesk.ui.dialogs.save_view import SaveViewForm  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.sections import HeadingForm, SectionsDialog  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.split import SplitDialog  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.task_form import TaskForm  # noqa: PLC0415 - as above

    place, session, board = window.place, window.session, window.session.board
    assert board
    uid, scale = session.task_uid, place.switch.scale / 100
    yield "08-task-add", TaskForm(place, board, None)
    yield "08-task-change", TaskForm(place, board, uid)
    yield "08-task-split", SplitDialog(place, board, uid)
    sections = SectionsDialog(place)
    sections.resize((QSize(*_SECTIONS) * scale).boundedTo(window.size()))
    yield "08-sections", sections
    yield "08-sections-add", HeadingForm(session, board.plan.uid, None, window)
    yield "08-roll-over", RollOverDialog(place, board)
    yield "08-attachments-none", _attachments(window)
    with TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in _FILES]
        for file in files:
            file.write_text(file.name * 500, "utf-8")
        session.write(lambda desk: attach(desk, uid, files))
    yield "08-attachments", _attachments(window)
    yield "08-save-view", SaveViewForm(session, present_look(session, window.tree), window)


def _attachments(window: MainWindow) -> QDialog:
    from tzdesk.ui.dialogs.attachments import AttachmentsDialog  # noqa: PLC0415 - not at the start

    desk = window.session.desk
    assert desk
    return AttachmentsDialog(window.place, desk, window.session.task_uid)


def split_and_save(window: MainWindow) -> None:
    """The example with a task that is split and with views of the clerk's own."""
    session, board = window.session, window.session.board
    assert board
    task = next(row.uid for row in board if row.number == _SPLIT)
    parts = proposed_parts(board.ledger, task)
    session.write(lambda desk: split_task(desk, task, parts))
    look = present_look(session, window.tree)
    for name in _VIEWS:
        session.write(partial(save_view, name=name, look=look))
    session.choose(task)
    window.commands["toggle_units"].trigger()
