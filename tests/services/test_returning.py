"""The workbook that goes back up."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.exchange.odd_workbooks import with_odd_pattern
from tests.services.clocks import Clock
from tests.services.receivers import sent_to, take_in
from tzdesk.errors import UserError
from tzdesk.exchange.return_format import FORM_SHEET
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.received_form import read_received
from tzdesk.services.returning import prepare, write

Q3 = "2023Q3"


@pytest.fixture
def sent(desk: Desk, folder: Path, clock: Clock) -> Path:
    """The unit's workbook of the third quarter."""
    edit(desk, [Edit("t1", "percent", 0, Q3, "a1water")])
    return sent_to(desk, Q3, folder, clock, "2023-10-01")


@pytest.fixture
def below(sent: Path, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """The unit's own ledger."""
    with Desk.create(tmp_path / "水务局.tzdb", clock=clock) as desk:
        take_in(desk, sent)
        yield desk


def test_a_percent_of_nought_is_cleared(below: Desk, tmp_path: Path) -> None:
    edit(below, [Edit("t1", "percent", None, Q3, "a1water")])
    made = write(prepare(below.board("plan", Q3)), tmp_path / "报送")
    sheet = openpyxl.load_workbook(made.path)[FORM_SHEET]
    heads = {str(cell.value).replace("\n", ""): cell.column for cell in sheet[3]}
    column = next(at for head, at in heads.items() if head.startswith("完成比例"))
    assert sheet.cell(4, column).value is None


def test_what_cannot_be_written_into_is_not_received(sent: Path) -> None:
    sent.write_bytes(with_odd_pattern(sent.read_bytes()))
    with pytest.raises(UserError, match="格式有误，填好后不能按原样报送") as refusal:
        read_received(sent)
    assert "另存为 .xlsx" in refusal.value.advice


def test_a_kept_workbook_that_cannot_be_written_into_is_refused(
    below: Desk, tmp_path: Path
) -> None:
    prepared = prepare(below.board("plan", Q3))
    odd = replace(prepared, workbook=with_odd_pattern(prepared.workbook))
    with pytest.raises(UserError, match="收到的填报表已不能读取"):
        write(odd, tmp_path / "报送")


def test_the_file_is_named_as_dispatched_ones_are(
    desk: Desk, folder: Path, tmp_path: Path, clock: Clock
) -> None:
    """Whatever the received one was called on its way."""
    sent = sent_to(desk, Q3, folder, clock, "2023-10-01")
    renamed = sent.rename(folder / "新建工作表(1).xlsx")
    with Desk.create(tmp_path / "水务局.tzdb", clock=clock) as below:
        take_in(below, renamed)
        made = write(prepare(below.board("plan", Q3)), tmp_path / "报送")
    assert made.path.name == "2023年重点工作_区水务局_2023年第三季度_填报表.xlsx"
