"""章节: adding, renaming, moving, nesting, removing, and what is refused."""

import pytest

from tzdesk.domain.records import Section
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.sections import (
    add_section,
    move_section,
    nest_section,
    remove_section,
    rename_section,
    section_entries,
)


def shown(desk: Desk) -> list[tuple[str, bool, int]]:
    entries = section_entries(desk.ledger, "plan")
    return [(one.heading, one.nested, one.tasks) for one in entries]


def uid(desk: Desk, heading: str) -> str:
    return next(one.uid for one in desk.ledger.rows(Section).values() if one.heading == heading)


def test_listed_with_their_tasks(desk: Desk) -> None:
    assert shown(desk) == [("一、目标", False, 4), ("（一）民生", True, 1)]


def test_added_at_the_end_and_inside_another(desk: Desk) -> None:
    add_section(desk, "plan", "二、保障")
    add_section(desk, "plan", "（二）环境", "s1")
    assert [one for one, _, _ in shown(desk)] == [
        "一、目标",
        "（一）民生",
        "（二）环境",
        "二、保障",
    ]
    section = desk.ledger.get(Section, uid(desk, "二、保障"))
    assert (section.number, section.title) == ("二", "保障")
    desk.undo()
    desk.undo()
    assert len(shown(desk)) == 2


def test_renamed(desk: Desk) -> None:
    written = rename_section(desk, "s2", "（一）民生改善")
    assert desk.board().rows["t4"].subsection == "（一）民生改善"
    assert written.batch
    assert written.batch.title == "修改章节　（一）民生改善"


def test_moved_with_what_is_nested(desk: Desk) -> None:
    add_section(desk, "plan", "二、保障")
    second = uid(desk, "二、保障")
    move_section(desk, second, -1)
    assert [one for one, _, _ in shown(desk)] == ["二、保障", "一、目标", "（一）民生"]
    assert move_section(desk, second, -1).batch is None
    desk.undo()
    assert [one for one, _, _ in shown(desk)] == ["一、目标", "（一）民生", "二、保障"]


def test_nested_ones_move_among_themselves(desk: Desk) -> None:
    add_section(desk, "plan", "（二）环境", "s1")
    add_section(desk, "plan", "二、保障")
    move_section(desk, uid(desk, "（二）环境"), -1)
    assert [one for one, _, _ in shown(desk)] == [
        "一、目标",
        "（二）环境",
        "（一）民生",
        "二、保障",
    ]


def test_nested_and_lifted(desk: Desk) -> None:
    add_section(desk, "plan", "二、保障")
    second = uid(desk, "二、保障")
    nest_section(desk, second, "s1")
    assert shown(desk)[-1] == ("二、保障", True, 0)
    nest_section(desk, "s2", None)
    assert [(one, nested) for one, nested, _ in shown(desk)] == [
        ("一、目标", False),
        ("二、保障", True),
        ("（一）民生", False),
    ]
    assert desk.board().rows["t4"].section == "（一）民生"


def test_removed_when_empty(desk: Desk) -> None:
    add_section(desk, "plan", "二、保障")
    remove_section(desk, uid(desk, "二、保障"))
    assert len(shown(desk)) == 2


def test_refusals(desk: Desk) -> None:
    for deed, words in (
        (lambda: add_section(desk, "plan", " "), "还没有填写章节名称"),
        (lambda: add_section(desk, "plan", "一、 目标"), "已有章节“一、目标”"),
        (lambda: remove_section(desk, "s1"), "下有 1 个小节"),
        (lambda: remove_section(desk, "s2"), "下有 1 项任务"),
        (lambda: nest_section(desk, "s1", "s2"), "下有 1 个小节"),
    ):
        with pytest.raises(UserError, match=words):
            deed()
