"""A dialog opens as it was left, whatever the size of the letters."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tzdesk.settings import Settings
from tzdesk.ui.dialogs.place import PLACES, DialogPlace
from tzdesk.ui.theme.theme import ThemeName, theme_of
from tzdesk.ui.theme.wearing import apply_theme

START, LEAST = (400, 300), (200, 150)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def shown(qtbot: QtBot, settings: Settings) -> tuple[QDialog, QSplitter]:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    parts = QSplitter(Qt.Orientation.Horizontal)
    parts.addWidget(QWidget())
    parts.addWidget(QWidget())
    QVBoxLayout(dialog).addWidget(parts)
    DialogPlace(dialog, settings, "sample", START, LEAST, (parts,))
    dialog.show()
    QApplication.processEvents()
    return dialog, parts


def size_of(dialog: QDialog) -> tuple[int, int]:
    return dialog.width(), dialog.height()


def test_what_the_clerk_left_alone_is_not_kept(
    qtbot: QtBot, settings: Settings, themed: None
) -> None:
    dialog, _parts = shown(qtbot, settings)
    assert size_of(dialog) == START
    dialog.reject()
    assert settings.get(PLACES) == {}


def test_size_and_shares_come_back(qtbot: QtBot, settings: Settings, themed: None) -> None:
    dialog, parts = shown(qtbot, settings)
    dialog.resize(520, 320)
    QApplication.processEvents()
    parts.setSizes([100, 300])
    parts.splitterMoved.emit(100, 1)
    left = parts.sizes()
    dialog.accept()
    again, others = shown(qtbot, settings)
    assert size_of(again) == (520, 320)
    assert others.sizes() == left


def test_lengths_grow_with_the_letters(
    qtbot: QtBot, settings: Settings, themed: None, qapp: QApplication, tmp_path: Path
) -> None:
    settings.set(PLACES, {"sample": [300, 200]})
    apply_theme(qapp, theme_of(ThemeName.LIGHT, 140), tmp_path)
    dialog, _parts = shown(qtbot, settings)
    assert size_of(dialog) == (420, 280)


@pytest.mark.parametrize("spoilt", [{"sample": [1]}, {"sample": [], "sample/0": [1, 2, 3]}])
def test_what_cannot_be_a_place_is_passed_over(
    spoilt: dict[str, list[int]], qtbot: QtBot, settings: Settings, themed: None
) -> None:
    settings.set(PLACES, spoilt)
    dialog, _parts = shown(qtbot, settings)
    assert size_of(dialog) == START
