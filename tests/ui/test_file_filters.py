"""Patterns of the file dialogs: Qt reads them only between half-width brackets."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication, QFileDialog

import tzdesk.ui
from tzdesk.settings import Settings
from tzdesk.ui.dialogs.import_plan.dialog import FILTER
from tzdesk.ui.memory import Memory

SOURCES = sorted(Path(tzdesk.ui.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_pattern_stands_in_full_width_brackets(source: Path) -> None:
    assert not re.search(r"（\*", source.read_text(encoding="utf-8"))


def test_plans_of_every_kind_are_offered(qapp: QApplication) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setNameFilters(FILTER.split(";;"))
    dialog.selectNameFilter(dialog.nameFilters()[0])
    patterns = re.findall(r"\*\.\w+", dialog.selectedNameFilter())
    assert {"*.docx", "*.xlsx", "*.xls", "*.ods", "*.et", "*.txt"} <= set(patterns)
    assert all(QDir.match(one, f"方案{one[1:]}") for one in patterns)


def test_a_folder_that_is_not_there_is_not_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    memory = Memory(Settings(tmp_path / "settings.json"))
    memory.keep_folder("export", tmp_path / "gone")
    assert memory.folder("export").is_dir()
