"""Where an undone step is looked at: the very task, its period, its cell."""

import pytest

from tzdesk.domain.changes import Source, created
from tzdesk.domain.records import CustomField, CustomScope
from tzdesk.services.desk import Desk, Written
from tzdesk.services.editing import Edit, edit
from tzdesk.services.splitting import proposed_parts, split_task
from tzdesk.services.whereabouts import Whereabouts, whereabouts

Q3 = "2023Q3"


@pytest.fixture
def columns(desk: Desk) -> Desk:
    made = [
        CustomField(uid="source", name="任务来源", position=0),
        CustomField(uid="cost", name="投资额", scope=CustomScope.REPORT, position=1),
    ]
    desk.write(created(made), Source.EDIT, "新增自定义列")
    return desk


def place(desk: Desk, written: Written) -> Whereabouts:
    return whereabouts(desk.ledger, written.changes)


def test_a_report_is_looked_at_in_its_period(desk: Desk) -> None:
    written = edit(desk, [Edit("t2", "percent", 40, Q3, "a2water")])
    assert place(desk, written) == Whereabouts(frozenset({"t2"}), "plan", Q3, "percent", "a2water")


def test_own_words_and_columns_are_cells_too(columns: Desk) -> None:
    told = edit(columns, [Edit("t2", "cost", "1200", Q3, "a2water")])
    assert place(columns, told) == Whereabouts(frozenset({"t2"}), "plan", Q3, "cost", "a2water")
    for field, value in (("tags", "民生"), ("starred", True), ("source", "市级")):
        written = edit(columns, [Edit("t1", field, value)])
        assert place(columns, written) == Whereabouts(frozenset({"t1"}), "plan", None, field, "")


def test_a_sub_task_is_gone_to_and_not_its_whole(desk: Desk) -> None:
    split_task(desk, "t2", proposed_parts(desk.ledger, "t2"))
    uid = desk.ledger.subtasks("t2")[1].uid
    part = desk.ledger.assignments(uid)[0].uid
    written = edit(desk, [Edit(uid, "progress", "已选址。", Q3, part)])
    assert place(desk, written) == Whereabouts(frozenset({uid}), "plan", Q3, "progress", part)


def test_of_parts_that_are_gone_the_whole_is_shown(desk: Desk) -> None:
    split_task(desk, "t2", proposed_parts(desk.ledger, "t2"))
    assert place(desk, desk.undo().written).task_uids == {"t2"}
