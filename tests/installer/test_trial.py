"""What the trial of the installers does by itself; the trial is `make installer-test`."""

from pathlib import Path

import openpyxl
import pytest

from resources.installer.trial import work
from resources.installer.trial.screen import MissedError, wait_until


def test_a_unit_fills_in_its_first_task(tmp_path: Path) -> None:
    sent, returned = tmp_path / "sent.xlsx", tmp_path / "returned.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["填报表"])
    book.active.append(["序号", "本期进展情况*", "完成比例\n（%）", "进展状态"])
    book.active.append([8, None, None, None])
    book.save(sent)
    work.fill_in(sent, returned)
    sheet = openpyxl.load_workbook(returned).active
    assert [cell.value for cell in sheet[3]] == [8, "已完成选址，开工建设。", 80, "正常推进"]


def test_what_does_not_appear_is_named() -> None:
    wait_until(lambda: True, "anything")
    with pytest.raises(MissedError, match="no sign of a window"):
        wait_until(lambda: False, "a window", 0)
