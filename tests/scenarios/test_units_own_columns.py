"""A column that units fill in: sent out, filled in by hand and by LibreOffice, merged, taken back.

The clerk settles at the window; what came back is in the ledger and in the window.
"""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.sample_ledger import sample_records
from tests.scenarios.clerk import ALT, CTRL, Clerk
from tests.scenarios.pictures import Pictures
from tests.services.clocks import Clock
from tests.services.dispatches import Q3, WATER, say, third_quarter
from tests.services.own_columns import PART, add_columns, fill_in, merged, planned, said
from tests.ui.windows import open_window, put_away
from tzdesk.app import Start
from tzdesk.domain.changes import Source, created
from tzdesk.services.desk import Desk
from tzdesk.services.dispatching import DispatchOptions, dispatch
from tzdesk.ui.dialogs.merge import MergeDialog
from tzdesk.ui.dialogs.merge.rows import ChangeRow, ConflictRow, InvalidRow
from tzdesk.ui.main_window import MainWindow

Key = Qt.Key
TODAY = date(2023, 10, 10)
PARKS = "2023年重点工作_区园林绿化局_2023年第三季度_填报表.xlsx"
FILLED = {
    "本期进展情况": "已开工。",
    "投资额": 1200.5,
    "开工日期": "2023年8月1日",
    "资金来源": "中央",
    "备注说明": "已批复。",
}


@dataclass
class Sent:
    """The ledger's file, what went out, and where returns come in."""

    ledger: Path
    out: Path
    inbox: Path


@pytest.fixture
def sent(tmp_path: Path) -> Sent:
    """Columns made, workbooks sent out; afterwards the office has changed one value."""
    found = Sent(tmp_path / "台账.tzdb", tmp_path / "下发", tmp_path / "回收")
    clock = Clock(datetime.fromisoformat("2023-10-01T09:00:00"))
    with Desk.create(found.ledger, by="张三", clock=clock) as desk:
        desk.write(created(sample_records()), Source.IMPORT, "导入方案（4 项任务）")
        add_columns(desk)
        say(desk, PART, Q3, cost="800")
        units = ["water", "parks"]
        options = DispatchOptions(found.out, unit_uids=units, prefill=False)
        dispatch(desk, third_quarter(desk), options)
        say(desk, PART, Q3, cost="900")
    return found


@pytest.fixture
def window(qapp: QApplication, sent: Sent, tmp_path: Path) -> Iterator[MainWindow]:
    made = open_window(qapp, tmp_path, Start(ledger=sent.ledger, today=TODAY, by="张三"))
    yield made
    put_away(qapp, [made])


def desk_of(window: MainWindow) -> Desk:
    desk = window.session.desk
    assert desk
    return desk


def test_what_a_unit_fills_in_is_settled_at_the_window(window: MainWindow, sent: Sent) -> None:
    fill_in(sent.out / WATER, FILLED, sent.inbox / WATER)
    desk = desk_of(window)
    before = desk.file.content_hash()
    clerk, pictures = Clerk(window), Pictures()

    def settle() -> None:
        dialog = clerk.box(MergeDialog)
        dialog.activateWindow()
        dialog.add([sent.inbox])
        clerk.wait(lambda: not dialog.checking.running)
        rows = dialog.page.rows.found.rows
        changes = {one.label: one.pieces[-1].text for one in rows if isinstance(one, ChangeRow)}
        assert changes == {
            "本期进展情况": "已开工。",
            "开工日期": "2023-08-01",
            "备注说明": "已批复。",
        }
        (wrong,) = [one for one in rows if isinstance(one, InvalidRow)]
        assert wrong.words == (
            "第 1 项　资金来源（R4）：“中央”不在可选内容中，可填：市级、区级、社会资本"
        )
        clerk.press(Key.Key_F8)
        conflict = dialog.page.rows.current
        assert isinstance(conflict, ConflictRow)
        assert conflict.words == "投资额：下发后台账和来件都改过"
        assert [one.text for one in conflict.cards] == ["800", "900", "1200.5"]
        assert conflict.cards[1].head.startswith("台账 张三")
        pictures.take(dialog, "自定义列")
        clerk.press(Key.Key_2, ALT)
        assert dialog.footer.write.text() == "写入 4 处改动"
        clerk.press(Key.Key_Return, CTRL)
        clerk.wait(lambda: not dialog.isVisible())

    with clerk.meanwhile(settle):
        clerk.press(Key.Key_M, CTRL)
    assert said(desk, PART) == {"note": "已批复。", "cost": "1200.5", "begun": "2023-08-01"}
    assert window.session.board
    (unit,) = window.session.board.rows["t1"].units
    assert dict(unit.values)["cost"] == "1200.5"
    assert window.status_bar.message.text == "已合并 1 个文件、4 处改动"
    clerk.press(Key.Key_Z, CTRL)
    assert desk.file.content_hash() == before


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_a_workbook_that_libreoffice_saved_brings_the_same(sent: Sent, tmp_path: Path) -> None:
    """As .ods, with its days and numbers."""
    values = {**FILLED, "开工日期": date(2023, 8, 1), "资金来源": "区级"}
    book = fill_in(sent.out / PARKS, values, sent.inbox / PARKS)
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(book)], check=True, capture_output=True, timeout=120)
    made = tmp_path / f"{book.stem}.ods"
    with Desk.open(sent.ledger, by="张三", clock=lambda: datetime(2023, 10, 10, 9)) as desk:  # noqa: DTZ001
        assert planned(desk, made).notices[0].kind == "required"
        assert merged(desk, made).applied == 5
        assert said(desk, "a2parks") == {
            "note": "已批复。",
            "cost": "1200.5",
            "begun": "2023-08-01",
            "source": "区级",
        }
