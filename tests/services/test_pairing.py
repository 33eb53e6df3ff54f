"""Which task is which, and how leaders rank, by what a document itself says."""

from tzdesk.services.pairing import Side, pair
from tzdesk.services.ranking import ranked


def sides(*texts: str, start: int = 1) -> list[Side]:
    return [Side("", str(start + at), "", text) for at, text in enumerate(texts)]


def test_a_task_put_in_between_does_not_shift_the_others() -> None:
    old = sides("推进老城更新改造", "建设城市绿心公园", "完善社区养老服务")
    new = sides("推进老城更新改造", "筹备国际论坛", "建设城市绿心公园", "完善社区养老服务")
    assert pair(old, new) == {0: 0, 2: 1, 3: 2}


def test_a_number_holds_where_the_text_is_all_new() -> None:
    assert pair(sides("甲甲甲甲", "乙乙乙乙"), sides("甲甲甲甲", "丙丙丙丙")) == {0: 0, 1: 1}


def test_numbers_that_repeat_count_within_their_section() -> None:
    old = [Side("", "1", "一、", "甲甲甲"), Side("", "1", "二、", "乙乙乙")]
    new = [Side("", "（1）", "二、", "丙丙丙"), Side("", "1", "一、", "丁丁丁")]
    assert pair(old, new) == {0: 1, 1: 0}


def test_unnumbered_tasks_go_by_the_most_alike_text() -> None:
    old = [Side("", None, "", text) for text in ("推进老城更新改造工程", "完善社区养老服务体系")]
    new = [Side("", None, "", text) for text in ("进一步完善社区养老服务体系", "全新事项")]
    assert pair(old, new) == {0: 1}


def test_uids_come_before_all_else() -> None:
    old = [Side("a", "1", "", "甲"), Side("b", "2", "", "乙")]
    assert pair(old, [Side("b", "1", "", "甲"), Side("a", "2", "", "乙")]) == {0: 1, 1: 0}


def test_contradicting_lists_of_leaders_still_give_an_order() -> None:
    assert sorted(ranked([["a", "b"], ["b", "c"], ["c", "a"]])) == ["a", "b", "c"]
    assert ranked([["b", "c"], ["a", "b"]]) == ["a", "b", "c"]
    assert ranked([["众", "a"], ["b"]], {"众"}) == ["a", "b", "众"]


def test_a_large_plan_without_numbers_is_paired_in_no_time() -> None:
    texts = [f"推进第{at}号重点工程建设任务，完成年度投资{at * 7}万元" for at in range(1000)]
    old = [Side("", None, "", text) for text in texts]
    new = [Side("", None, "", text + "。") for text in texts[500:]]
    assert pair(old, new) == {at: at + 500 for at in range(500)}


def test_the_number_of_a_sub_task_is_no_number_of_another_task() -> None:
    """1-1 is not 11, though both have the same digits; a dash may be written in several ways."""
    old = [Side("", "1-1", "", "甲甲甲甲"), Side("", "11", "", "乙乙乙乙")]
    assert pair(old, [Side("", "11", "", "丙丙丙丙")]) == {0: 1}
    assert pair(old, [Side("", "1－1", "", "丁丁丁丁")]) == {0: 0}
