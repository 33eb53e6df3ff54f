"""A status is never shortened, whatever the size of the letters."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tzdesk.domain.status import Status
from tzdesk.ui.theme.theme import ThemeName, theme_of
from tzdesk.ui.theme.wearing import apply_theme
from tzdesk.ui.widgets.status_box import StatusBox


@pytest.mark.parametrize("scale", [100, 120, 140])
def test_the_longest_word_has_room(
    scale: int, qtbot: QtBot, qapp: QApplication, tmp_path: Path, themed: None
) -> None:
    theme = theme_of(ThemeName.LIGHT, scale)
    apply_theme(qapp, theme, tmp_path)
    box = StatusBox()
    qtbot.addWidget(box)
    longest = max(box.fontMetrics().horizontalAdvance(one.value) for one in Status)
    assert box.minimumSizeHint().width() >= longest + theme.sizes.scaled(28 + 18)
