"""作为自定义列 in 导入方案, from a workbook to the ledger, by Space and Ctrl+Enter."""

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.import_plan.steps import read
from tzdesk.ui.dialogs.import_plan import ImportDialog
from tzdesk.ui.dialogs.import_plan.finding import State
from tzdesk.ui.dialogs.import_plan.findings_list import FINDING
from tzdesk.ui.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS = (
    ("序号", "工作任务", "任务类别", "目标值", "责任单位", "完成时限"),
    (1, "推进甲。", "民生", 1200, "区教委", "2023年6月底"),
    (2, "推进乙。", "经济", 80.5, "区民政局", "2023年9月底"),
    (3, "推进丙。", "民生", None, "区教委", "2023年12月底"),
    (4, "推进丁。", "经济", 6, "区水务局", "2023年12月底"),
)


def test_unknown_columns_are_taken_by_space(
    dialog: ImportDialog, place: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "2023年重点工作任务清单.xlsx"
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)
    read(dialog, qtbot, path)
    review, found = dialog.review, dialog.check.findings
    assert review
    asked = [one for one in review.findings if one.title == "栏目无法识别"]
    assert [one.remedies[0].label for one in asked] == [
        "作为自定义列（列表 2 个选项）",
        "作为自定义列（数字）",
    ]
    while any(one.state is State.OPEN for one in review.findings):
        rows = range(found.findings.rowCount())
        places = (found.findings.index(row, 0) for row in rows)
        found.setCurrentIndex(next(one for one in places if one.data(FINDING).state is State.OPEN))
        qtbot.keyClick(found, Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    dialog.next_button.click()
    board = place.session.board
    assert board
    category, target = board.ledger.custom_fields()
    assert (category.name, category.choices) == ("任务类别", ("民生", "经济"))
    said = [dict(row.values).get(target.uid) for row in board]
    assert said == ["1200", "80.5", None, "6"]
