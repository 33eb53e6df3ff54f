"""单位名称建议: a card is never wider than the panel."""

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from tests.ui.import_plan.steps import PLAN
from tzdesk.domain.document import document_from_text
from tzdesk.parsing import parse
from tzdesk.ui.dialogs.import_plan.names_panel import NamesPanel
from tzdesk.ui.dialogs.import_plan.review import Review


@pytest.mark.parametrize("width", [210, 290, 480])
def test_choices_break_into_lines_where_they_are_too_wide(
    width: int, qtbot: QtBot, themed: None
) -> None:
    document = document_from_text(PLAN.read_text("utf-8"), "方案.txt")
    panel = NamesPanel()
    qtbot.addWidget(panel)
    panel.resize(width, 300)
    panel.show_review(Review(document, parse(document)))
    panel.show()
    QApplication.processEvents()
    page = panel.widget()
    choices = page.findChildren(QRadioButton)
    assert choices
    for choice in choices:
        right = choice.mapTo(page, choice.rect().topRight()).x()
        assert right <= panel.viewport().width()
        assert choice.width() >= choice.sizeHint().width()
