"""The panes in the middle of the window, on the ledger of `tree_ledger`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.tree_ledger import tree_desk
from tzdesk.ui.session import Said, Session
from tzdesk.ui.widgets.task_tree import TaskTree


@pytest.fixture
def tasks(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session with the ledger of eight tasks open."""
    made = Session()
    made.open(tree_desk(tmp_path))
    yield made
    made.open(None)


@pytest.fixture
def said(tasks: Session) -> list[Said]:
    """What the status bar is told."""
    heard: list[Said] = []
    tasks.said.connect(heard.append)
    return heard


@pytest.fixture
def tree(qtbot: QtBot, themed: None, tasks: Session) -> TaskTree:
    """The tree, wide enough for all columns, with the focus."""
    made = TaskTree(tasks)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    made.view.setFocus()
    return made
