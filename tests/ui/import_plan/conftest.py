"""A place to import into, the dialog, and a plan from which a number is missing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from tests.ui.import_plan.steps import PLAN
from tests.ui.windows import on_screen, workplace
from tzdesk.ui.dialogs.import_plan import ImportDialog
from tzdesk.ui.session import Session
from tzdesk.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path, themed: None) -> Iterator[Workplace]:
    session = Session()
    made = workplace(qtbot, qapp, session, tmp_path)
    made.memory.keep_folder("ledgers", tmp_path)
    yield made
    session.open(None)


@pytest.fixture
def dialog(place: Workplace, qtbot: QtBot) -> Iterator[ImportDialog]:
    with on_screen(ImportDialog(place, send_out=list), qtbot, (1360, 832)) as made:
        yield made
        if made.review:
            made.review._made.clear()
            made.review._merged.clear()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """The real plan without the number 59."""
    path = tmp_path / "扫描识别件.txt"
    path.write_text(re.sub(r"(?m)^59\.", "", PLAN.read_text("utf-8")), "utf-8")
    return path
