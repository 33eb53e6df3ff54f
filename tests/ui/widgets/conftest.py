"""The panes in the middle of the window, on the ledger of `tree_ledger`."""

import pytest
from pytestqt.qtbot import QtBot

from tzdesk.ui.session import Said, Session
from tzdesk.ui.widgets.task_tree import TaskTree


@pytest.fixture
def tasks(tree_session: Session) -> Session:
    return tree_session


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
