"""What a clerk adds to a plan: found from its owners, shown on the board, taken back, touching."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from tests.sample_ledger import sample_records
from tzdesk.domain.board import Board
from tzdesk.domain.changes import Change, created, removed
from tzdesk.domain.clerk_records import (
    attachment_uid,
    report_value_uid,
    task_tag_uid,
    task_value_uid,
)
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    Attachment,
    CustomField,
    CustomKind,
    CustomScope,
    Period,
    Plan,
    Record,
    ReportValue,
    SavedView,
    Succession,
    Task,
    TaskTag,
    TaskValue,
    from_row,
    to_row,
)
from tzdesk.domain.touching import rows_in, task_of, touched
from tzdesk.domain.undoing import take_back

SOURCE = CustomField(uid="source", name="任务来源", position=1)
COST = CustomField(
    uid="cost", name="投资额", kind=CustomKind.NUMBER, scope=CustomScope.REPORT, position=0
)
GRADE = CustomField(
    uid="grade", name="级别", kind=CustomKind.LIST, choices=("市级", "区级"), position=2
)


def tag(task_uid: str, name: str) -> TaskTag:
    return TaskTag(uid=task_tag_uid(task_uid, name), task_uid=task_uid, name=name)


def value(task_uid: str, field: str, text: str) -> TaskValue:
    uid = task_value_uid(task_uid, field)
    return TaskValue(uid=uid, task_uid=task_uid, field_uid=field, value=text)


def reported(assignment: str, text: str) -> ReportValue:
    return ReportValue(
        uid=report_value_uid(assignment, "2023Q3", "cost"),
        assignment_uid=assignment,
        period_uid="2023Q3",
        field_uid="cost",
        value=text,
    )


def file(task_uid: str, name: str, day: int) -> Attachment:
    return Attachment(
        uid=attachment_uid(task_uid, name),
        task_uid=task_uid,
        file_name=name,
        sha256=name,
        size=1,
        added_at=datetime.fromisoformat(f"2023-09-0{day}T08:00:00"),
    )


SUCCESSION = Succession(uid="s", leader_uid="li", name="王五", start=date(2023, 7, 1))
VIEW = SavedView(uid="v", name="滞后", position=0, look="{}")


def added() -> Iterator[Record]:
    yield from (SOURCE, COST, GRADE, SUCCESSION, VIEW)
    yield from (tag("t2", "重点.一"), tag("t2", "民生"))
    yield from (value("t2", "grade", "市级"), value("t2", "source", "政府工作报告"))
    yield from (reported("a2water", "1200.5"), file("t2", "乙.pdf", 5), file("t2", "甲.pdf", 4))


@pytest.fixture
def ledger() -> Ledger:
    return Ledger([*sample_records(), *added()])


def board(ledger: Ledger, period: str | None = "2023Q3") -> Board:
    plan, day = ledger.get(Plan, "plan"), date(2023, 10, 12)
    return Board(ledger, plan, ledger.find(Period, period), day)


def test_what_belongs_to_a_task_is_found_from_it(ledger: Ledger) -> None:
    assert ledger.tags("t2") == ["重点.一", "民生"]
    assert {one.field_uid for one in ledger.task_values("t2")} == {"grade", "source"}
    assert [one.file_name for one in ledger.attachments("t2")] == ["甲.pdf", "乙.pdf"]
    assert [one.value for one in ledger.report_values("a2water", "2023Q3")] == ["1200.5"]
    assert ledger.report_values("a2water", "2023Q2") == []
    assert (ledger.tags("t1"), ledger.task_values("t1"), ledger.attachments("t1")) == ([], [], [])


def test_what_belongs_to_the_ledger_stands_in_order(ledger: Ledger) -> None:
    later = Succession(uid="s2", leader_uid="li", name="张三", start=date(2023, 3, 1))
    ledger.apply(created([later, SavedView(uid="w", name="逾期", position=-1, look="{}")]))
    assert [one.uid for one in ledger.custom_fields()] == ["cost", "source", "grade"]
    assert ledger.custom_fields(CustomScope.REPORT) == [COST]
    assert [one.name for one in ledger.saved_views()] == ["逾期", "滞后"]
    assert [one.name for one in ledger.successions("li")] == ["张三", "王五"]
    assert ledger.successions("zhang") == []


def test_a_part_is_found_from_its_task_and_from_its_plan(ledger: Ledger) -> None:
    assert ledger.subtasks("t1") == []
    ledger.apply([Change("task", uid, "parent_uid", None, "t1") for uid in ("t3", "t2")])
    assert [one.uid for one in ledger.subtasks("t1")] == ["t2", "t3"]
    assert len(ledger.tasks("plan")) == 4
    ledger.apply([Change("task", "t2", "parent_uid", "t1", "t4")])
    ledger.apply(removed([ledger.get(Task, "t3")]))
    assert [one.uid for one in ledger.tasks("plan")] == ["t1", "t4", "t2"]
    assert ledger.subtasks("t1") == []
    assert [one.uid for one in ledger.subtasks("t4")] == ["t2"]


def test_choices_are_one_text_in_a_row() -> None:
    row = to_row(GRADE)
    assert (row["choices"], to_row(SOURCE)["choices"]) == ('["市级", "区级"]', "[]")
    assert from_row("custom_field", row) == GRADE


def test_the_board_shows_tags_stars_and_values(ledger: Ledger) -> None:
    ledger.apply([Change("task", "t2", "starred", False, True)])
    row = board(ledger).rows["t2"]
    assert (row.tags, row.starred) == (("重点.一", "民生"), True)
    assert row.values == (("source", "政府工作报告"), ("grade", "市级"))
    assert [unit.values for unit in row.units] == [(), (("cost", "1200.5"),)]
    bare = board(ledger).rows["t1"]
    assert (bare.tags, bare.starred, bare.values, bare.units[0].values) == ((), False, (), ())
    assert [unit.values for unit in board(ledger, "2023Q2").rows["t2"].units] == [(), ()]
    assert [unit.values for unit in board(ledger, None).rows["t2"].units] == [(), ()]


@pytest.mark.parametrize(
    "query", ["重点.一", "民生", "政府工作报告", "市级", "1200.5", "ms", "gzbg"]
)
def test_tags_and_values_are_found_as_text_and_in_pinyin(ledger: Ledger, query: str) -> None:
    ledger.spell({"t2.民生": "'min'sheng", "t2.source": "'zheng'fu'gong'zuo'bao'gao"})
    assert [one.uid for one in select(TaskFilter(search=query), board(ledger))] == ["t2"]


def test_what_is_added_to_a_task_touches_it_alone(ledger: Ledger) -> None:
    rows = [tag("t1", "a.b"), value("t1", "source", "x"), file("t1", "x", 1)]
    for changes in (created(rows), created([reported("a1water", "3")])):
        found = touched(ledger, changes)
        assert (found.tasks, found.structure) == ({"t1"}, False)
        gone = {task_of(ledger, one) for one in changes}
        assert gone == {"t1"} == {task_of(ledger, one, rows_in(changes)) for one in changes}
    starred = touched(ledger, [Change("task", "t1", "starred", False, True)])
    assert (starred.tasks, starred.structure) == ({"t1"}, False)


def test_views_touch_nothing_and_columns_and_successions_everything(ledger: Ledger) -> None:
    view = touched(ledger, removed([VIEW]))
    assert (view.tasks, view.structure) == (frozenset(), False)
    assert touched(ledger, [Change("custom_field", "cost", "name", "投资额", "投资")]).structure
    found = touched(ledger, removed([SUCCESSION]))
    assert (found.tasks, found.structure) == ({"t2"}, True)
    assert touched(ledger, [Change("task", "t2", "parent_uid", None, "t1")]).structure


@pytest.mark.parametrize("row", [*added()], ids=lambda one: one.uid)
def test_each_is_taken_back_and_done_again(row: Record) -> None:
    ledger = Ledger([*sample_records(), *(one for one in added() if one.uid != row.uid)])
    used = [one for one in added() if getattr(one, "field_uid", None) == row.uid]
    ledger.apply(removed(used))
    made = created([row])
    ledger.apply(made)
    back = take_back(ledger, made).changes
    assert back == removed([row])
    ledger.apply(back)
    assert take_back(ledger, back).changes == made


def test_a_column_stays_while_something_is_said_in_it(ledger: Ledger) -> None:
    assert take_back(ledger, created([SOURCE])).hanging == 1


def test_values_written_together_are_taken_back_one_by_one(ledger: Ledger) -> None:
    made = created([value("t1", "source", "甲"), value("t3", "source", "乙")])
    ledger.apply((*made, Change("task_value", "t1.source", "value", "甲", "丙")))
    found = take_back(ledger, made)
    assert found.changes == removed([value("t3", "source", "乙")])
    assert found.kept == made[:1]


def test_tags_given_together_are_taken_back_though_one_is_gone(ledger: Ledger) -> None:
    made = created([tag("t1", "重点"), tag("t3", "重点")])
    ledger.apply((*made, *removed([tag("t1", "重点")])))
    assert take_back(ledger, made).changes == removed([tag("t3", "重点")])
