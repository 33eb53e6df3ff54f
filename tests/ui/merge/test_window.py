"""回收合并 from the window: command, keys, toolbar, and files that are dropped on it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton

from tests.services.merging.office import Office
from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.domain.changes import Source, created
from tzdesk.domain.records import OpenCell, OpenKind, Receipt
from tzdesk.services.brought import value_text
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


def test_what_a_merge_left_open_stands_in_menu_and_toolbar(
    example: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, action = example.session, example.commands["open_conflicts"]
    merge = example.commands["merge"]
    plain = merge.toolTip()
    assert not action.isVisible()
    assert session.desk
    receipt = next(iter(session.desk.ledger.rows(Receipt).values()))
    row = next(iter(session.board or ()))
    left = OpenCell(
        uid="open",
        receipt_uid=receipt.uid,
        assignment_uid=row.units[0].uid,
        field="problem",
        kind=OpenKind.CONFLICT,
        cell="J4",
        base=value_text("原有问题。"),
        theirs=value_text("另一个问题。"),
        value="另一个问题。",
        message="",
    )
    session.write(lambda desk: desk.write(created([left]), Source.MERGE, "合并 1 个文件"))
    assert action.isVisible()
    assert action.text() == "待处理冲突（1）…"
    assert merge.toolTip() == f"1 处冲突待处理\n{plain}"
    seen: list[MergeDialog] = []
    monkeypatch.setattr(plans, "run", seen.append)
    action.trigger()
    assert [one.sha256 for one in seen[0].review.plan.files] == [receipt.sha256 or ""]
    seen[0].done(0)
    seen[0].deleteLater()
    session.undo()
    assert not action.isVisible()
    assert merge.toolTip() == plain


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
