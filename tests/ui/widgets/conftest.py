"""The panes in the middle of the window, on the ledger of `tree_ledger`."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.windows import tree_on_screen
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
    made = tree_on_screen(tasks, qtbot, (1100, 700))
    made.view.setFocus()
    return made
