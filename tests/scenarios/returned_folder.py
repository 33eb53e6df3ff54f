"""A folder of twelve files as units hand them in, and the ledger that it comes back to.

What is in it is written here by hand; the scenario's figures follow from this page.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl

from tests.sample_ledger import sample_records
from tests.services.clocks import Clock
from tests.services.dispatches import WATER, dispatch_all
from tests.services.merging.office import Book, Office, make_office
from tzdesk.domain.changes import Source, created
from tzdesk.domain.records import Assignment, Report, Task
from tzdesk.services.desk import Desk

SENT, TYPED = datetime(2023, 10, 8, 9), datetime(2023, 10, 11, 15, 47)  # noqa: DTZ001


def _water(book: Book) -> None:
    """One change, conflicts in a figure and in a text."""
    book.put(0, progress="已完成选址，开工建设。", percent=80, problem="拆迁进度慢。")


def _trade(book: Book) -> None:
    """One change, a conflict in the status."""
    book.put(0, progress="已完成选址和设计。", status="已完成")


def _education(book: Book) -> None:
    book.put(0, progress="新建学校两所。", percent=70)


def _civil(book: Book) -> None:
    """One change, a figure in words, a status that is none of the five."""
    book.put(0, progress="养老驿站已开放。", percent="八成")
    book.put(1, status="未完成")


def _parks(book: Book) -> None:
    """One change, a grey cell."""
    book.put(0, progress="完成绿化三公顷。", deadline="2024年3月底")


def _finance(book: Book) -> None:
    book.put(0, progress="资金已下达。", percent=90, next_step="抓紧支付。")


def _health(book: Book) -> None:
    book.put(0, progress="改造服务中心一家。")


def _farms(book: Book) -> None:
    book.put(0, status="正常推进", percent=75, progress="建成示范村五个。")


def _air(book: Book) -> None:
    book.put(1, progress="站点已布设。")


RETURNED: dict[str, Callable[[Book], None] | None] = {
    "区水务局": _water,
    "区商务局": _trade,
    "区体育局": None,
    "区教委": _education,
    "区民政局": _civil,
    "区园林绿化局": _parks,
    "区财政局": _finance,
    "区卫生健康委": _health,
    "区农业农村局": _farms,
    "区生态环境局": _air,
}


def make_returns(folder: Path) -> tuple[Path, Path]:
    """The ledger, edited since its workbooks went out, and the folder of what came back."""
    make_office(folder)
    ledger, inbox = folder / "台账.tzdb", folder / "交回"
    with Desk.open(ledger, by="张三", clock=Clock(TYPED)) as desk:
        office = Office(desk, folder / "out", inbox, Clock(TYPED))
        for unit, alter in RETURNED.items():
            office.hand_in(unit, alter)
        office.type("区水务局", 0, percent=60, problem="资金和用地紧张。")
        office.type("区商务局", 0, status="滞后")
    _foreign(folder).rename(inbox / "区财政局2022年报表.xlsx")
    _address_list(inbox / "通讯录.xlsx")
    return ledger, inbox


def _foreign(folder: Path) -> Path:
    """A workbook that another plan's ledger sent out."""
    with Desk.create(folder / "另一方案.tzdb", by="李四", clock=Clock(SENT)) as desk:
        desk.write(created(sample_records()), Source.IMPORT, "导入方案（4 项任务）")
        dispatch_all(desk, folder / "另一方案")
    return folder / "另一方案" / WATER


def _address_list(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名", "电话"])
    book.active.append(["张三", "1001"])
    book.save(path)


def part_of(desk: Desk, unit: str, place: int) -> Assignment:
    """A unit's assignment, by its place in the workbook."""
    ledger = desk.ledger
    found = ledger.unit_named(unit)
    assert found
    own = [one for one in ledger.rows(Assignment).values() if one.unit_uid == found.uid]
    return sorted(own, key=lambda one: ledger.get(Task, one.task_uid).position)[place]


def report_of(desk: Desk, unit: str, place: int) -> Report | None:
    periods = desk.ledger.periods(desk.plan().uid)
    period = next(one for one in periods if one.code == "2023Q3")
    return desk.ledger.report(part_of(desk, unit, place).uid, period.uid)
