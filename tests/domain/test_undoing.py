"""Taking back: what goes, what stays, what forbids it; and the list of what can be undone."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample_ledger import sample_records, task
from tzdesk.domain.changes import Batch, Change, Source, created, removed
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Assignment, Report, Summary, Task, Unit
from tzdesk.domain.timeline import Timeline
from tzdesk.domain.undoing import take_back

NOW = datetime.fromisoformat("2023-09-30T10:00:00")


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(sample_records())


def text(old: str, new: str) -> Change:
    return Change("task", "t1", "text", old, new)


FIRST = "完成河道治理。"


def test_what_nobody_changed_since_goes_back(ledger: Ledger) -> None:
    changes = (text(FIRST, "二"), text("二", "三"))
    ledger.apply(changes)
    found = take_back(ledger, changes)
    ledger.apply(found.changes)
    assert ledger.get(Task, "t1").text == FIRST
    assert not found.kept


def test_what_changed_since_stays_and_is_listed(ledger: Ledger) -> None:
    batch = (text(FIRST, "二"), Change("task", "t2", "text", "建设城市公园。", "园"))
    ledger.apply((*batch, text("二", "三")))
    found = take_back(ledger, batch)
    assert found.kept == batch[:1]
    assert found.changes == (batch[1].inverted,)


def test_what_was_put_right_since_is_no_concern(ledger: Ledger) -> None:
    batch = (text(FIRST, "二"),)
    found = take_back(ledger, batch)
    assert (found.changes, found.kept) == ((), ())


def test_a_summary_that_holds_something_newer_stays(ledger: Ledger) -> None:
    bare = Summary(uid="t1.2023Q3", task_uid="t1", period_uid="2023Q3", status=None)
    first = (*created([bare]), Change("summary", bare.uid, "status", None, "滞后"))
    second = (Change("summary", bare.uid, "percent", None, 58),)
    ledger.apply((*first, *second))
    found = take_back(ledger, first)
    ledger.apply(found.changes)
    left = ledger.get(Summary, bare.uid)
    assert (left.status, left.percent, found.kept) == (None, 58, ())
    ledger.apply(take_back(ledger, second).changes)
    assert ledger.get(Summary, bare.uid).percent is None


def test_a_new_task_goes_only_while_nothing_hangs_on_it(ledger: Ledger) -> None:
    made = created([task(5, "新任务")])
    ledger.apply(made)
    assert len(take_back(ledger, made).changes) == 1
    ledger.apply(created([Summary(uid="t5.year", task_uid="t5")]))
    assert (take_back(ledger, made).changes, take_back(ledger, made).hanging) == ((), 1)


def test_a_new_task_that_was_edited_is_not_thrown_away(ledger: Ledger) -> None:
    made = created([task(5, "新任务")])
    ledger.apply((*made, Change("task", "t5", "text", "新任务", "改过")))
    assert take_back(ledger, made).hanging == 1


def test_rows_go_whole_or_not_at_all(ledger: Ledger) -> None:
    """Two units made one: a move that was moved on forbids it."""
    parks = ledger.get(Unit, "parks")
    batch = (
        Change("assignment", "a2parks", "unit_uid", "parks", "song"),
        *removed([parks]),
    )
    ledger.apply(batch)
    assert len(take_back(ledger, batch).changes) == 2
    ledger.apply([Change("assignment", "a2parks", "unit_uid", "song", "tai")])
    assert take_back(ledger, batch).hanging == 1
    assert ledger.get(Assignment, "a2parks").unit_uid == "tai"


def test_a_removed_row_does_not_come_back_without_what_it_names(ledger: Ledger) -> None:
    report = Report(uid="a1water.2023Q3", assignment_uid="a1water", period_uid="2023Q3")
    ledger.apply(created([report]))
    batch = removed([report])
    ledger.apply((*batch, *removed([ledger.get(Assignment, "a1water")])))
    assert take_back(ledger, batch).kept == batch


def batch(uid: str, source: Source = Source.EDIT, undoes: str | None = None) -> Batch:
    return Batch(uid, NOW, "", source, uid, undoes=undoes)


def test_the_newest_that_stands_is_undone_and_redone() -> None:
    timeline = Timeline([batch("a"), batch("b")])
    assert (timeline.undoable, timeline.redoable) == ("b", None)
    timeline.push(batch("ub", Source.UNDO, "b"))
    assert (timeline.undoable, timeline.redoable) == ("a", ("b", "ub"))
    timeline.push(batch("ua", Source.UNDO, "a"))
    assert (timeline.undoable, timeline.redoable) == (None, ("a", "ua"))
    timeline.push(batch("ra", Source.REDO, "a"))
    assert (timeline.undoable, timeline.redoable) == ("ra", ("b", "ub"))
    assert timeline.standing("a") == "ra"


def test_a_new_change_ends_redoing() -> None:
    timeline = Timeline([batch("a"), batch("ua", Source.UNDO, "a"), batch("b")])
    assert (timeline.undoable, timeline.redoable) == ("b", None)
    assert timeline.standing("a") is None


def test_an_older_batch_can_be_taken_back_between_others() -> None:
    timeline = Timeline([batch("a"), batch("b"), batch("ua", Source.UNDO, "a")])
    assert (timeline.undoable, timeline.redoable) == ("b", ("a", "ua"))


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=40))
def test_the_history_alone_tells_where_one_stands(steps: list[str]) -> None:
    """Replaying a history gives the same list as having lived through it (a simple model)."""
    live, history = Timeline(), []
    done: list[str] = []
    undone: list[str] = []
    for number, step in enumerate(steps):
        uid = f"{number}"
        if step == "do":
            new = batch(uid)
            done.append(uid)
            undone.clear()
        elif step == "undo" and done:
            new = batch(uid, Source.UNDO, done[-1])
            undone.append(done.pop())
        elif step == "redo" and undone:
            new = batch(uid, Source.REDO, undone.pop())
            done.append(uid)
        else:
            continue
        live.push(new)
        history.append(new)
        for timeline in (live, Timeline(history)):
            assert timeline.undoable == (done[-1] if done else None)
            assert (timeline.redoable or (None,))[0] == (undone[-1] if undone else None)
