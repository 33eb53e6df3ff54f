"""回收合并 from the window: command, keys, toolbar, and files that are dropped on it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton

from tests.services.merging.office import Office
from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.ui.commands import plans
from tzdesk.ui.dialogs.merge import MergeDialog
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.widgets.file_drop import Deed, offered


def test_command_opens_the_dialog(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(Start(example=True))
    seen: list[MergeDialog] = []
    monkeypatch.setattr(plans, "run", seen.append)
    action = window.commands["merge"]
    button = window.toolbar.widgetForAction(action)
    assert isinstance(button, QToolButton)
    button.click()
    assert [type(one) for one in seen] == [MergeDialog]
    assert action.shortcut().toString() == "Ctrl+M"
    seen[0].done(0)
    seen[0].deleteLater()


def test_nothing_to_merge_without_a_plan(opened: Opened) -> None:
    window: MainWindow = opened(Start())
    assert not window.commands["merge"].isEnabled()
    assert not window.drop.takes_returns


def test_dropped_workbooks_are_returns_once_a_plan_is_open(tmp_path: Path) -> None:
    book, other, document = (tmp_path / name for name in ("一.xlsx", "二.et", "三.docx"))
    archive, ledger = tmp_path / "交回.ZIP", tmp_path / "台账.tzdb"

    def deed(*paths: Path, takes_returns: bool = True) -> Deed | None:
        found = offered(paths, takes_returns=takes_returns)
        return found.deed if found else None

    assert deed(book) is Deed.MERGE
    assert deed(archive) is Deed.MERGE
    assert deed(tmp_path) is Deed.MERGE
    assert deed(book, other, document) is Deed.MERGE
    assert deed(document) is Deed.IMPORT
    assert deed(ledger) is Deed.OPEN
    assert deed(book, ledger) is None
    assert deed(book, takes_returns=False) is Deed.IMPORT
    assert deed(archive, takes_returns=False) is None
    assert deed(book, other, takes_returns=False) is None
    several = offered([book, other], takes_returns=True)
    assert several
    assert several.hint == "松开鼠标后回收合并 2 个文件"


def test_the_dropped_folder_is_checked(
    office: Office, opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = opened(Start(example=True))
    seen: list[MergeDialog] = []
    monkeypatch.setattr(plans, "run", seen.append)
    window.drop.returns_dropped.emit((office.book("区水务局"),))
    assert seen[0].checking.running
    seen[0].done(0)
    seen[0].deleteLater()
    window.jobs.wait()
    office.desk.close()
