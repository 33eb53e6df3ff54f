"""The font that comes along is used only where nothing else shows Chinese."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from tzdesk.ui.theme.spare_font import SPARE, add_spare_font


@pytest.fixture
def added(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of font files that Qt has been given."""
    given: list[str] = []
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda name: given.append(name) or 0)
    return given


def without_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda _system: [])


def test_a_machine_with_a_chinese_font_keeps_its_own(added: list[str], tmp_path: Path) -> None:
    (tmp_path / "spare.otf").touch()
    assert not add_spare_font(tmp_path / "spare.otf")
    assert added == []


def test_a_machine_without_one_gets_the_one_that_comes_along(
    added: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_chinese(monkeypatch)
    spare = tmp_path / "spare.otf"
    spare.touch()
    assert add_spare_font(spare)
    assert added == [str(spare)]


def test_from_source_there_is_none_to_add(
    added: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_chinese(monkeypatch)
    assert not SPARE.exists()
    assert not add_spare_font()
    assert added == []
