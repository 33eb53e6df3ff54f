"""Names of units: a new one, others beside it, and none that two units share."""

import pytest

from tzdesk.domain.filters import TaskFilter, select
from tzdesk.domain.records import Unit
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.unit_names import give_alias, remove_alias, rename_unit


def numbers(desk: Desk, search: str) -> list[str | None]:
    return [row.number for row in select(TaskFilter(search=search), desk.board())]


def test_a_new_name_is_shown_and_the_old_one_still_understood(desk: Desk) -> None:
    before = desk.file.content_hash()
    rename_unit(desk, "parks", "  区园林局 ")
    assert desk.board().rows["t2"].unit_names == ("区园林局", "区水务局")
    assert [one.printed for one in desk.ledger.assignments("t2")] == ["区园林绿化局", "区水务局"]
    assert desk.ledger.aliases("parks") == ["区园林绿化局"]
    assert desk.ledger.unit_named("区园林绿化局") == desk.ledger.get(Unit, "parks")
    assert numbers(desk, "yuanlinju") == numbers(desk, "园林绿化") == ["2"]
    desk.undo()
    assert desk.file.content_hash() == before


def test_a_name_that_was_an_alias_changes_places_with_it(desk: Desk) -> None:
    rename_unit(desk, "water", "区水利局")
    assert desk.ledger.aliases("water") == ["区水务局"]
    rename_unit(desk, "water", "区水务局")
    assert desk.ledger.aliases("water") == ["区水利局"]
    assert rename_unit(desk, "water", "区水务局").batch is None
    assert not desk.file.check()


def test_white_space_alone_makes_no_alias(desk: Desk) -> None:
    rename_unit(desk, "parks", "区园林 绿化局")
    assert desk.ledger.aliases("parks") == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("区水务局", "已有单位“区水务局”。请改用别的名称，或把两个单位合并。"),
        ("区水利局", "“区水利局”已是“区水务局”的别名。请改用别的名称，或把两个单位合并。"),
        (" ", "没有填写单位名称。"),
    ],
)
def test_a_name_that_is_taken_is_refused(desk: Desk, name: str, message: str) -> None:
    with pytest.raises(UserError) as refused:
        rename_unit(desk, "parks", name)
    assert str(refused.value) == message


def test_an_alias_is_given_and_taken_away_and_never_merges(desk: Desk) -> None:
    give_alias(desk, "parks", "区绿化办")
    assert numbers(desk, "lhb") == ["2"]
    remove_alias(desk, "parks", "区绿化办")
    assert desk.ledger.aliases("parks") == []
    assert numbers(desk, "lhb") == []
    with pytest.raises(UserError, match="已有单位“区水务局”"):
        give_alias(desk, "parks", "区水务局")
