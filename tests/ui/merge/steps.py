"""What a clerk does with the dialog, and what stands in it."""

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.services.merging.office import UNITS, Book, Office
from tzdesk.ui.dialogs.merge import MergeDialog
from tzdesk.ui.dialogs.merge.rows import Row

WATER, TRADE, SPORT = UNITS


def hand_in_all(office: Office) -> None:
    """A conflict in two fields, a plain change, a value that cannot be stored, a grey cell."""

    def water(book: Book) -> None:
        book.put(0, progress="已完成选址，开工建设。", problem="人手不足。", percent=80)

    def trade(book: Book) -> None:
        book.put(0, percent="八成", progress="已完成选址和设计。")
        book.put(1, text="别的任务")

    office.hand_in(WATER, water)
    office.hand_in(TRADE, trade)
    office.hand_in(SPORT)
    office.type(WATER, 0, problem="资金和用地紧张。", percent=60)
    (office.inbox / "说明.xlsx").write_bytes(b"no workbook")


def check(dialog: MergeDialog, qtbot: QtBot, office: Office) -> None:
    """Adds the folder and waits for the checking."""
    with qtbot.waitSignal(dialog.checking.done, timeout=30_000):
        dialog.add([office.inbox])


def write(dialog: MergeDialog, qtbot: QtBot) -> None:
    """Presses 写入 and waits."""
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        dialog.footer.write.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def rows(dialog: MergeDialog, kind: type[Row]) -> list[Row]:
    """The rows of one kind at the right."""
    return [one for one in dialog.page.rows.found.rows if isinstance(one, kind)]


def names(dialog: MergeDialog) -> list[tuple[str, str, bool | None]]:
    """Name, state and tick of each file."""
    return [(one.name, one.state, one.ticked) for one in dialog.page.files.found.entries]
