"""Rows go to the task that they print, or nowhere; never two ways."""

from hypothesis import given
from hypothesis import strategies as st

from tzdesk.exchange.returned import LockedCell, ReturnedCell, ReturnedRow
from tzdesk.exchange.row_key import RowKey
from tzdesk.exchange.sent_form import digest
from tzdesk.services.row_matching import Matching, Target, match_rows

TEXTS = (
    "完成河道治理三十公里，水质稳定达标。",
    "建设城市公园两处，年内开放。",
    "整治农村环境，完成改厕任务。",
    "改善就业服务，新增就业一万人。",
    "推进轨道交通建设，完成征地拆迁。",
)
TARGETS = [
    Target(f"a{n}", text, frozenset({digest(str(n))}), frozenset({digest(text)}))
    for n, text in enumerate(TEXTS)
]


def row(
    at: int, key: int | None, number: object, text: str, progress: str = "", *, other: bool = False
) -> ReturnedRow:
    uid = f"b{key}" if other else f"a{key}"
    return ReturnedRow(
        at + 2,
        RowKey("d", uid) if key is not None else None,
        {"number": LockedCell("", str(number)), "text": LockedCell("", text)},
        {"progress": ReturnedCell("", progress or None)},
    )


def match(*rows: ReturnedRow) -> Matching:
    return match_rows(rows, TARGETS, lambda key: key.assignment_uid)


def found(matching: Matching) -> dict[int, str]:
    return {one.row.number - 2: one.assignment_uid for one in matching.placed}


@given(st.permutations(range(5)), st.permutations(range(5)))
def test_a_sort_without_the_keys_is_undone(tasks: list[int], keys: list[int]) -> None:
    rows = [
        row(at, key, task, TEXTS[task])
        for at, (task, key) in enumerate(zip(tasks, keys, strict=True))
    ]
    matching = match(*rows)
    assert found(matching) == {at: f"a{task}" for at, task in enumerate(tasks)}
    assert [one.astray for one in matching.placed] == [
        task != key for task, key in zip(tasks, keys, strict=True)
    ]


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(0, 4)),
            st.one_of(st.just(""), st.integers(0, 9)),
            st.sampled_from(["", "别的事情", *TEXTS]),
        ),
        max_size=8,
    )
)
def test_every_row_is_in_one_place(cells: list[tuple[int | None, object, str]]) -> None:
    rows = [row(at, key, number, text, f"进展{at}") for at, (key, number, text) in enumerate(cells)]
    matching = match(*rows)
    groups = [one for group in matching.repeated for one in group]
    numbers = [one.row.number for one in (*matching.placed, *groups)]
    numbers += [one.number for one in matching.added]
    assert sorted(numbers) == [one.number for one in rows]
    placed = [one.assignment_uid for one in matching.placed]
    assert len(placed) == len(set(placed))
    for one in (*matching.placed, *groups):
        text = one.row.printed("text")
        assert text not in TEXTS or TEXTS.index(text) == int(one.assignment_uid[1:])


def test_an_edited_text_keeps_its_row_by_key_or_number() -> None:
    edited = "完成河道治理三十公里，水质持续稳定达标。"
    assert found(match(row(0, 0, 0, edited))) == {0: "a0"}
    assert found(match(row(0, None, 0, edited))) == {0: "a0"}
    assert found(match(row(0, None, 1, edited))) == {}


def test_renumbered_rows_go_by_their_texts() -> None:
    assert found(match(row(0, None, 3, TEXTS[1]), row(1, 2, 0, TEXTS[2]))) == {0: "a1", 1: "a2"}


def test_texts_moved_alone_are_placed_nowhere() -> None:
    assert match(row(0, 0, 0, TEXTS[1])).added


def test_another_units_row_is_no_row_of_this_one() -> None:
    assert match(row(0, 0, 0, TEXTS[0], other=True)).added


def test_blank_print_trusts_the_key() -> None:
    assert found(match(row(0, 3, "", ""))) == {0: "a3"}
    assert match(row(0, 3, 1, "")).added


def test_equal_copies_count_once_and_different_ones_not_at_all() -> None:
    same = match(row(0, 0, 0, TEXTS[0], "甲"), row(1, 0, 0, TEXTS[0], "甲"))
    assert found(same) == {0: "a0"}
    other = match(row(0, 0, 0, TEXTS[0], "甲"), row(1, 0, 0, TEXTS[0], "乙"))
    assert (found(other), len(other.repeated[0])) == ({}, 2)


def match_twins(*rows: ReturnedRow) -> Matching:
    """Tasks 0 and 1 are of one text."""
    twin = Target("a1", TEXTS[0], frozenset({digest("1")}), frozenset({digest(TEXTS[0])}))
    return match_rows(rows, [TARGETS[0], twin, *TARGETS[2:]], lambda key: key.assignment_uid)


def test_of_tasks_of_one_text_the_number_decides() -> None:
    swapped = match_twins(row(0, 0, 1, TEXTS[0]), row(1, 1, 0, TEXTS[0]))
    assert found(swapped) == {0: "a1", 1: "a0"}
    assert [one.astray for one in swapped.placed] == [True, True]
    straight = match_twins(row(0, 1, 1, TEXTS[0]), row(1, 0, 0, TEXTS[0]))
    assert found(straight) == {0: "a1", 1: "a0"}
    assert not any(one.astray for one in straight.placed)


def test_a_number_that_is_neither_twins_leaves_the_key() -> None:
    assert found(match_twins(row(0, 1, "", TEXTS[0]))) == {0: "a1"}
    assert found(match_twins(row(0, 1, 3, TEXTS[0]))) == {0: "a1"}
    assert found(match_twins(row(0, None, 1, TEXTS[0]))) == {0: "a1"}
    assert match_twins(row(0, None, "", TEXTS[0])).added
