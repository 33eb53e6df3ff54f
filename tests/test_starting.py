"""What the first picture of the window may not wait for."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from tests.sample_ledger import sample_records
from tzdesk.domain.changes import Batch, Source, created
from tzdesk.paths import ROOT
from tzdesk.store.ledger_file import LedgerFile

AWAITED = """
import json, os, sys
from tzdesk import app

make_window = app.make_window

def make_window_that_ends(*given):
    window = make_window(*given)
    view = type(window.tree.view)
    paint = view.paintEvent

    def paint_and_end(self, event):
        paint(self, event)
        print(json.dumps([len(window.session.board), sorted(sys.modules)]), flush=True)
        os._exit(0)

    view.paintEvent = paint_and_end
    return window

app.make_window = make_window_that_ends
app.main(sys.argv[1:])
"""
"""The program with a ledger, ended when its tree is painted; says what was loaded till then."""
NOT_AWAITED = {
    *("sqlalchemy", "alembic", "openpyxl", "xlsxwriter", "docx", "python_calamine", "pypinyin"),
    *("asyncio", "concurrent", "ctypes", "email", "http", "ssl", "unittest", "xml"),
    *("tzdesk.cli", "tzdesk.documents", "tzdesk.exchange", "tzdesk.parsing"),
    *("tzdesk.store.models", "tzdesk.services.importing", "tzdesk.services.exporting"),
    *("tzdesk.services.example", "tzdesk.ui.demo", "tzdesk.ui.dialogs", "tzdesk.selftest"),
}


def test_the_first_picture_waits_for_no_heavy_module(tmp_path: Path) -> None:
    path, records = tmp_path / "台账.tzdb", sample_records()
    at = datetime(2023, 9, 3, 8)  # noqa: DTZ001 - local time
    with LedgerFile.create(path) as file:
        file.write(Batch("b", at, "张三", Source.IMPORT, "导入方案", created(records)))
    command = [sys.executable, "-c", AWAITED, str(path)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=60
    )
    tasks, modules = json.loads(ended.stdout)
    assert tasks == sum(record.entity == "task" for record in records)
    assert {"PySide6.QtWidgets", "tzdesk.ui.main_window"} <= set(modules)
    parts = (name.split(".") for name in modules)
    parents = {".".join(one[:size]) for one in parts for size in range(1, len(one) + 1)}
    assert parents & NOT_AWAITED == set()
