"""A ledger's own columns made, changed, ordered and removed, with what is said in them."""

import pytest

from tzdesk.domain.catalogue import head_in_use
from tzdesk.domain.records import CustomField, CustomKind, CustomScope, TaskValue
from tzdesk.errors import UserError
from tzdesk.exchange.ledger_columns import columns
from tzdesk.services.custom_fields import (
    Wish,
    add_column,
    change_column,
    count_values,
    move_column,
    remove_column,
)
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit

KIND = Wish("任务类别", CustomKind.LIST, choices=("民生", "经济"))


def add(desk: Desk, wish: Wish) -> CustomField:
    add_column(desk, wish)
    return desk.ledger.custom_fields()[-1]


def said(desk: Desk, column: CustomField) -> dict[str, str]:
    rows = desk.ledger.rows(TaskValue).values()
    return {one.task_uid: one.value for one in rows if one.field_uid == column.uid}


def refusal(desk: Desk, column: CustomField | None, wish: Wish) -> str:
    batch = desk.recent(1)
    with pytest.raises(UserError) as caught:
        change_column(desk, column.uid, wish) if column else add_column(desk, wish)
    assert desk.recent(1) == batch
    return caught.value.message


@pytest.mark.parametrize(
    "name",
    ["进展状态", " 完成 情况", "完成比例（％）", "本期进展*", "标签", "章节", "牵头单位", "行标识"],
)
def test_heads_of_ours_are_refused(desk: Desk, name: str) -> None:
    assert refusal(desk, None, Wish(name)).endswith("不能作自定义列的名称。")


def test_every_head_of_an_export_is_one_of_ours(desk: Desk) -> None:
    board = desk.board()
    for column in columns(board, list(board)):
        assert head_in_use(column.label), column.label


def test_other_names_that_cannot_be(desk: Desk) -> None:
    add(desk, KIND)
    assert refusal(desk, None, Wish(" ")) == "自定义列没有名称。"
    assert refusal(desk, None, Wish("任务　类别")) == "已有自定义列“任务类别”。"
    assert refusal(desk, None, Wish("来" * 21)) == "自定义列的名称不能超过 20 个字。"
    empty = Wish("来源", CustomKind.LIST, choices=(" ",))
    assert refusal(desk, None, empty) == "列表中还没有选项。"
    twice = Wish("来源", CustomKind.LIST, choices=("市级", "市 级"))
    assert refusal(desk, None, twice) == "选项“市 级”重复。"


def test_a_choice_that_is_renamed_takes_its_tasks_along(desk: Desk) -> None:
    column = add(desk, KIND)
    edit(desk, [Edit("t1", column.uid, "民生"), Edit("t2", column.uid, "经济")])
    without = Wish("任务类别", CustomKind.LIST, choices=("经济",))
    assert refusal(desk, column, without) == "选项“民生”还有 1 处在用，不能删除。"
    renamed = Wish(
        "类别", CustomKind.LIST, choices=("经济", "民生保障"), renamed={"民生": "民生保障"}
    )
    change_column(desk, column.uid, renamed)
    assert said(desk, column) == {"t1": "民生保障", "t2": "经济"}
    assert desk.recent(1)[0].title == "自定义列“任务类别”改名为“类别”"
    desk.undo()
    assert said(desk, column) == {"t1": "民生", "t2": "经济"}
    assert desk.ledger.get(CustomField, column.uid) == column


def test_another_kind_takes_over_what_it_can_read(desk: Desk) -> None:
    column = add(desk, Wish("目标值"))
    edit(desk, [Edit("t1", column.uid, "1,200"), Edit("t2", column.uid, "约80万元")])
    number = Wish("目标值", CustomKind.NUMBER)
    assert refusal(desk, column, number) == ("“目标值”中有 1 处内容不能作为数字，例如“约80万元”。")
    edit(desk, [Edit("t2", column.uid, "80.50")])
    change_column(desk, column.uid, number)
    assert said(desk, column) == {"t1": "1200", "t2": "80.5"}
    units = Wish("目标值", CustomKind.NUMBER, CustomScope.REPORT)
    assert refusal(desk, column, units) == "“目标值”已有 2 处内容，不能改由谁填写。"


def test_order_and_removal(desk: Desk) -> None:
    first, second = add(desk, KIND), add(desk, Wish("目标值", CustomKind.NUMBER))
    edit(desk, [Edit("t1", first.uid, "民生"), Edit("t2", second.uid, "80")])
    move_column(desk, second.uid, -1)
    assert [one.name for one in desk.ledger.custom_fields()] == ["目标值", "任务类别"]
    assert move_column(desk, second.uid, -1).batch is None
    assert count_values(desk.ledger) == {first.uid: 1, second.uid: 1}
    remove_column(desk, first.uid)
    assert desk.recent(1)[0].title == "删除自定义列“任务类别”（1 处内容）"
    assert desk.board().rows["t1"].values == ()
    desk.undo()
    assert said(desk, first) == {"t1": "民生"}
    assert desk.file.check() == ()
