"""Numbers of sub-tasks: behind those that there are, with their whole, apart from other tasks."""

from dataclasses import replace

from tests.services.small_plans import plan, take, task
from tzdesk.services.desk import Desk
from tzdesk.services.importing import compare_plan
from tzdesk.services.splitting import proposed_parts, split_task
from tzdesk.services.task_editing import change_task, text_of


def numbers(desk: Desk, uid: str) -> list[str | None]:
    return [one.number for one in desk.ledger.subtasks(uid)]


def test_a_document_without_parts_is_compared_with_the_wholes(empty: Desk) -> None:
    """Parts have the whole's words: they must not stand in its place when it is renumbered."""
    with empty as desk:
        board = take(desk, plan(task("1", "建设公园。"), task("2", "办好实事。")))
        uid = next(iter(board)).uid
        split_task(desk, uid, proposed_parts(desk.ledger, uid))
        park, deeds = task("2", "建设公园。"), task("3", "办好实事。")
        later = plan(task("1", "筹备国际论坛。"), park, deeds)
        found = compare_plan(desk.ledger, later)
        assert found.pairs[1] == uid
        assert [(one.number, one.label) for one in found.differences] == [
            ("1", "新增"),
            ("2", "序号"),
            ("3", "序号"),
        ]
        take(desk, later)
        assert numbers(desk, uid) == ["2-1", "2-2"]


def test_one_more_part_stands_behind_those_of_a_document(empty: Desk) -> None:
    with empty as desk:
        first, part = task("1", "建设公园。"), task("1-1", "选址。")
        board = take(desk, plan(first, part, task("1-3", "施工。"), task("2", "办好实事。")))
        uid = next(iter(board)).uid
        split_task(desk, uid, [replace(proposed_parts(desk.ledger, uid)[0], text="验收。")])
        assert numbers(desk, uid) == ["1-1", "1-3", "1-4"]


def test_parts_follow_the_number_of_their_whole(desk: Desk) -> None:
    split_task(desk, "t2", proposed_parts(desk.ledger, "t2"))
    change_task(desk, "t2", replace(text_of(desk.ledger, "t2"), number="7"))
    assert numbers(desk, "t2") == ["7-1", "7-2"]
    desk.undo()
    assert numbers(desk, "t2") == ["2-1", "2-2"]
    first = desk.ledger.subtasks("t2")[0].uid
    change_task(desk, first, replace(text_of(desk.ledger, first), number="2-甲"))
    change_task(desk, "t2", replace(text_of(desk.ledger, "t2"), number="7"))
    assert numbers(desk, "t2") == ["2-甲", "7-2"]
