"""Words stand behind the tick at every size of letters."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QStyledItemDelegate
from pytestqt.qtbot import QtBot

from tzdesk.ui.delegates.tick_row import TickRow
from tzdesk.ui.theme.theme import ThemeName, current_theme, theme_of
from tzdesk.ui.theme.wearing import apply_theme


def tick_of(qtbot: QtBot, words: str, delegate: QStyledItemDelegate) -> QImage:
    """How the place of the tick looks beside these words."""
    view = QListWidget()
    qtbot.addWidget(view)
    delegate.setParent(view)
    view.setItemDelegate(delegate)
    item = QListWidgetItem(words)
    item.setCheckState(Qt.CheckState.Unchecked)
    view.addItem(item)
    view.resize(300, 100)
    view.show()
    qtbot.waitExposed(view)
    row = view.visualItemRect(item)
    side = current_theme().sizes.check_box
    return view.viewport().grab(QRect(0, row.top(), side + 4, row.height())).toImage()


@pytest.mark.parametrize("scale", [100, 120, 140])
def test_words_leave_the_tick_alone(
    qtbot: QtBot, qapp: QApplication, themed: None, tmp_path: Path, scale: int
) -> None:
    apply_theme(qapp, theme_of(ThemeName.LIGHT, scale), tmp_path)
    assert tick_of(qtbot, "██", TickRow()) == tick_of(qtbot, "", TickRow())


def test_rows_are_as_high_as_the_design_says(
    qtbot: QtBot, qapp: QApplication, themed: None
) -> None:
    assert tick_of(qtbot, "单位", TickRow()).height() == current_theme().sizes.list_row


def test_words_of_a_plain_row_lie_over_the_tick(
    qtbot: QtBot, qapp: QApplication, themed: None, tmp_path: Path
) -> None:
    """Else the delegate would be of no use."""
    apply_theme(qapp, theme_of(ThemeName.LIGHT, 140), tmp_path)
    plain = QStyledItemDelegate()
    assert tick_of(qtbot, "██", plain) != tick_of(qtbot, "", QStyledItemDelegate())
