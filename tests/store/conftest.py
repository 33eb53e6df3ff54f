"""A ledger file with one row of every kind, and the means to write to it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tzdesk.domain.changes import Batch, Change, Source, created
from tzdesk.domain.draft import Role
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import (
    Assignment,
    Attachment,
    CustomField,
    CustomKind,
    CustomScope,
    Dispatch,
    DispatchRow,
    Duty,
    Leader,
    Leadership,
    OpenCell,
    OpenKind,
    Period,
    Plan,
    Receipt,
    Received,
    Record,
    Report,
    ReportValue,
    ReturnRecord,
    SavedView,
    Section,
    Succession,
    Summary,
    Task,
    TaskTag,
    TaskValue,
    Unit,
    UnitAlias,
    UnitCategory,
    UnitMember,
    report_uid,
    summary_uid,
)
from tzdesk.domain.status import Status
from tzdesk.store.ledger_file import LedgerFile

Writer = Callable[..., Batch]


@pytest.fixture
def records() -> tuple[Record, ...]:
    """Each kind at least once, each field with a value somewhere and without one elsewhere."""
    return (
        Plan(
            uid="p",
            title="2023年重点工作",
            short_title="重点工作",
            doc_no="通政发〔2023〕2号",
            issuer="区政府",
            issued_on=date(2023, 1, 31),
            year=2023,
            skip_finished=True,
        ),
        Section(uid="s1", plan_uid="p", position=0, number="一", title="目标", heading="一、目标"),
        Section(uid="s2", plan_uid="p", parent_uid="s1", position=1, title="细目", heading="细目"),
        Task(
            uid="t1",
            plan_uid="p",
            section_uid="s2",
            position=0,
            number="44",
            text="推进工程🏗，确保“按期”。\n第二行",
            deadline_text="2023年12月底",
            due_on=date(2023, 12, 31),
        ),
        Task(
            uid="t2",
            plan_uid="p",
            position=1,
            text="没有编号的任务",
            parent_uid="t1",
            starred=True,
            origin_uid="t1",
        ),
        Leader(uid="l", name="张三", position=0),
        Leadership(uid="tl", task_uid="t1", leader_uid="l", role=Role.ASSIST, position=0),
        Unit(
            uid="u1",
            name="区水务局",
            category=UnitCategory.OFFICE,
            position=0,
            contact="李四",
            phone="1001",
        ),
        Unit(uid="u2", name="各乡镇政府", category=UnitCategory.COLLECTIVE, position=1),
        UnitAlias(uid="ua", unit_uid="u1", name="水务局"),
        UnitMember(uid="um", unit_uid="u2", member_uid="u1", position=0),
        UnitMember(uid="um2", unit_uid="u2", member_uid="u1", task_uid="t2", position=1),
        Assignment(
            uid="a1",
            task_uid="t1",
            unit_uid="u2",
            printed="各乡镇政府",
            position=0,
            duty=Duty.EXEMPT,
        ),
        Assignment(
            uid="a2", task_uid="t1", unit_uid="u1", printed="水务局", position=1, via_uid="a1"
        ),
        Period(
            uid="q",
            plan_uid="p",
            code="2023Q3",
            label="2023年第三季度",
            kind=PeriodKind.QUARTER,
            start=date(2023, 7, 1),
            end=date(2023, 9, 30),
            due=date(2023, 10, 10),
        ),
        Summary(uid=summary_uid("t1", None), task_uid="t1", status=Status.LATE, percent=58),
        Summary(uid=summary_uid("t1", "q"), task_uid="t1", period_uid="q", coordination=False),
        Report(
            uid=report_uid("a2", "q"),
            assignment_uid="a2",
            period_uid="q",
            status=Status.ON_TRACK,
            percent=99.9,
            progress="已开工",
            problem="资金",
            next_step="协调",
            coordination=True,
            contact="李四",
            phone="1001",
            reported_on=date(2023, 10, 9),
        ),
        Dispatch(uid="d", period_uid="q", made_at=datetime(2023, 9, 25, 8, 30)),  # noqa: DTZ001
        DispatchRow(uid="dr", dispatch_uid="d", assignment_uid="a2", base="{}", prefilled="{}"),
        Received(
            uid="d.received",
            dispatch_uid="d",
            unit_uid="u1",
            file_name="水务局_填报表.xlsx",
            sha256="00",
            received_at=datetime(2023, 9, 26, 9),  # noqa: DTZ001
            workbook="UEsDBA==",
        ),
        Receipt(
            uid="r",
            unit_uid="u1",
            period_uid="q",
            file_name="水务局.xlsx",
            sha256="00",
            received_at=datetime(2023, 10, 9, 16, 20),  # noqa: DTZ001
            stamped=True,
        ),
        ReturnRecord(
            uid="r.return",
            receipt_uid="r",
            saved_at=datetime(2023, 10, 9, 15, 58),  # noqa: DTZ001
            brought="{}",
        ),
        OpenCell(
            uid="r.a2.problem",
            receipt_uid="r",
            assignment_uid="a2",
            field="problem",
            kind=OpenKind.CONFLICT,
            cell="J4",
            base="null",
            theirs='"资金未到位"',
            value="资金未到位",
            message="",
        ),
        *clerks_records(),
    )


def clerks_records() -> tuple[Record, ...]:
    """What a clerk adds to the plan."""
    return (
        CustomField(
            uid="f1", name="任务来源", kind=CustomKind.LIST, choices=("市级", "区级"), position=0
        ),
        CustomField(
            uid="f2",
            name="投资额",
            kind=CustomKind.NUMBER,
            scope=CustomScope.REPORT,
            position=1,
        ),
        TaskTag(uid="t1.重点", task_uid="t1", name="重点"),
        TaskValue(uid="t1.f1", task_uid="t1", field_uid="f1", value="市级"),
        ReportValue(
            uid="a2.q.f2", assignment_uid="a2", period_uid="q", field_uid="f2", value="1200.5"
        ),
        Succession(uid="su", leader_uid="l", name="李四", start=date(2023, 7, 1)),
        SavedView(uid="v", name="我的滞后", position=0, look='{"group": "unit"}'),
        Attachment(
            uid="t1.00",
            task_uid="t1",
            file_name="批复.pdf",
            sha256="00",
            size=1024,
            added_at=datetime(2023, 9, 4, 10, 5),  # noqa: DTZ001
        ),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "2023年 100%#重点?工作.tzdb"


@pytest.fixture
def empty(path: Path) -> Iterator[LedgerFile]:
    with LedgerFile.create(path) as file:
        yield file


@pytest.fixture
def batch() -> Writer:
    """Makes batches, each a minute after the last one."""
    count = 0

    def make(
        changes: Sequence[Change], source: Source = Source.EDIT, undoes: str | None = None
    ) -> Batch:
        nonlocal count
        count += 1
        at = datetime(2023, 9, 3, 8) + timedelta(minutes=count)  # noqa: DTZ001
        return Batch(
            f"b{count}", at, "张三", source, f"第 {count} 步", tuple(changes), "细节", undoes
        )

    return make


@pytest.fixture
def ledger(empty: LedgerFile, records: tuple[Record, ...], batch: Writer) -> LedgerFile:
    """The open ledger with all `records`, written by the batch `b1`."""
    keys = {"t1": "tjgc|tui'jin'gong'cheng", "u1": "qswj|qu'shui'wu'ju"}
    empty.write(batch(created(records), Source.IMPORT), keys)
    return empty
