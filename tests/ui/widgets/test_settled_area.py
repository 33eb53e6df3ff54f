"""A page is laid out whole in one round of the loop, however deep its layouts lie."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tzdesk.ui.widgets.settled_area import SettledArea

DEPTH = 4
LONG = "医疗、养老两项按期推进；体育设施改造选址未定，影响整体进度。" * 6


@pytest.fixture
def label() -> QLabel:
    made = QLabel("短")
    made.setWordWrap(True)
    return made


@pytest.fixture
def area(qtbot: QtBot, label: QLabel) -> Iterator[SettledArea]:
    part: QWidget = label
    for _ in range(DEPTH):
        box = QWidget()
        QVBoxLayout(box).addWidget(part)
        part = box
    column = part.layout()
    assert isinstance(column, QVBoxLayout)
    column.addStretch(1)
    made = SettledArea(part)
    qtbot.addWidget(made)
    made.resize(300, 160)
    made.show()
    qtbot.waitExposed(made)
    QApplication.processEvents()
    yield made
    made.close()


def one_round() -> None:
    """What the loop delivers before it paints."""
    QApplication.sendPostedEvents()


def test_texts_are_whole_after_one_round(area: SettledArea, label: QLabel) -> None:
    label.setText(LONG)
    area.settle()
    area.settle()
    one_round()
    assert label.height() >= label.heightForWidth(label.width())
    assert area.verticalScrollBar().maximum() > 0


def test_room_is_given_back_at_once(area: SettledArea, label: QLabel) -> None:
    label.setText(LONG)
    area.settle()
    one_round()
    label.setText("短")
    area.settle()
    one_round()
    assert label.height() == label.heightForWidth(label.width())
    assert area.verticalScrollBar().maximum() == 0


def test_without_it_one_round_is_not_enough(area: SettledArea, label: QLabel) -> None:
    """Else it would be of no use."""
    label.setText(LONG)
    one_round()
    assert label.height() < label.heightForWidth(label.width())
