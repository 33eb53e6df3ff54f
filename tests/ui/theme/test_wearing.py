"""Putting a theme on: palette, sheet and fonts follow; the clerk's choice beats the system."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tzdesk.paths import ROOT
from tzdesk.ui.theme import ThemeName, ThemeSwitch, current_theme, theme_of, wearing
from tzdesk.ui.theme.sheet import style_sheet
from tzdesk.ui.theme.sizes import FAMILIES, SCALES, sizes_at

CHOICES = (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST)


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[ThemeSwitch]:
    made = ThemeSwitch(qapp)
    yield made
    made.choose(ThemeName.LIGHT, 100)
    made.deleteLater()
    qapp.setStyleSheet("")


def turn_dark(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a desktop would: the offscreen platform itself has no colour scheme to change."""
    monkeypatch.setattr(wearing, "system_is_dark", lambda app: True)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", CHOICES)
def test_style_sheet_is_whole(
    name: ThemeName, scale: int, tmp_path: Path, qapp: QApplication
) -> None:
    sheet = style_sheet(theme_of(name, scale), tmp_path)
    assert "$" not in sheet
    assert "None" not in sheet
    assert not re.search(r": ?-\d", sheet), "no negative length"
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


def test_style_sheet_writes_no_colour_of_its_own() -> None:
    text = (Path(__file__).parents[3] / "resources" / "style.qss").read_text("utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", text) == []


def test_choice_is_worn_by_widgets(switch: ThemeSwitch, qtbot: QtBot) -> None:
    label, field = QLabel("滞后"), QLineEdit()
    label.setProperty("tone", "late")
    for widget in (label, field):
        qtbot.addWidget(widget)
    for name in CHOICES:
        switch.choose(name, 100)
        for widget in (label, field):
            widget.ensurePolished()
        palette = current_theme().palette
        assert current_theme().name is name
        words = label.palette().color(QPalette.ColorRole.WindowText).name()
        assert words == palette.late.text.lower()
        hint = field.palette().color(QPalette.ColorRole.PlaceholderText).name()
        assert hint == palette.text_muted.lower()


@pytest.mark.parametrize("scale", SCALES)
def test_controls_are_as_high_as_the_design_says(
    switch: ThemeSwitch, scale: int, qtbot: QtBot
) -> None:
    switch.choose(ThemeName.LIGHT, scale)
    button, field = QPushButton("取消"), QLineEdit()
    for widget in (button, field):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    sizes = sizes_at(scale)
    assert button.sizeHint().height() == sizes.button
    assert field.sizeHint().height() == sizes.input
    assert button.font().pixelSize() == sizes.body


def test_change_is_told_once_and_only_when_there_is_one(switch: ThemeSwitch, qtbot: QtBot) -> None:
    told: list[str] = []
    switch.theme_changed.connect(lambda: told.append(current_theme().name))
    switch.choose(ThemeName.DARK, 100)
    switch.choose(ThemeName.DARK, 100)
    switch.choose(ThemeName.DARK, 120)
    assert told == ["dark", "dark"]


def test_system_choice_follows_the_system(
    switch: ThemeSwitch, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch.choose(ThemeName.SYSTEM, 100)
    assert current_theme().name is ThemeName.LIGHT
    turn_dark(qapp, monkeypatch)
    assert current_theme().name is ThemeName.DARK


def test_own_choice_beats_the_system(
    switch: ThemeSwitch, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch.choose(ThemeName.LIGHT, 100)
    turn_dark(qapp, monkeypatch)
    assert current_theme().name is ThemeName.LIGHT


def test_odd_scale_takes_the_nearest() -> None:
    assert [sizes_at(scale).scale for scale in (0, 111, 125, 999)] == [100, 120, 120, 140]


def test_fonts_are_named_simplified_first(qapp: QApplication) -> None:
    theme = theme_of(ThemeName.LIGHT, 120)
    assert tuple(theme.font().families()) == FAMILIES
    assert theme.font("title").bold()
    assert not theme.font("title", bold=False).bold()
    assert theme.metrics("caption").height() < theme.metrics("hero").height()


def test_there_is_a_theme_before_one_is_put_on(qapp: QApplication) -> None:
    assert current_theme().name in CHOICES


def test_closed_windows_are_not_collected_while_widgets_are_dressed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.theme.dressing_with_garbage"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "dressed"), done.stderr
