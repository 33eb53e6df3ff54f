"""What a dispatch has come to, in words: the line of the status bar, and what failed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tzdesk.errors import UserError
from tzdesk.services.dispatching import Dispatched
from tzdesk.ui.dialogs.dispatch.uncovered import UncoveredDialog
from tzdesk.ui.messages import run
from tzdesk.ui.session import Said
from tzdesk.ui.told_files import way_to

NOTHING_DONE = "已取消，台账没有变化。"


def result(done: Dispatched, window: QWidget) -> Said:
    """「已生成 68 个填报表」 with its verbs; the rest is listed on `window`."""
    made, folder = done.made, done.prepared.options.folder
    actions: list[tuple[str, Callable[[], object]]] = []
    if made.files:
        actions.append(way_to(folder))
    if made.cancelled:
        text = f"已生成 {len(made.files)} 个，其余未生成；已生成的可以使用。"
        return Said(text, tuple(actions))
    skipped = f"，跳过 {len(made.skipped)} 个" if made.skipped else ""
    if done.uncovered:
        words = f"没有下发的分工 {len(done.uncovered)} 条"
        actions.append((words, lambda: run(UncoveredDialog(done.uncovered, window))))
    return Said(f"已生成 {len(made.files)} 个填报表{skipped}", tuple(actions))


def failure_words(done: Dispatched, error: UserError) -> UserError:
    """The error, and that what was made before it can be used."""
    count = len(done.made.files)
    kept = f"已生成的 {count} 个可以使用，已记入台账。" if count else ""
    return UserError(error.message, error.advice + kept, error.title)
