"""我的视图: saved, replaced, renamed, removed; each taken back by one 撤销, over a restart, too."""

from pathlib import Path

import pytest

from tests.ui.small_ledger import NOW, small_desk
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.saved_views import (
    read_look,
    remove_view,
    rename_view,
    save_view,
    view_named,
)

LATE = {"grouping": "unit", "filter": {"statuses": ["滞后"]}}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.ledger.saved_views()]


def test_a_view_is_saved_in_the_ledger(desk: Desk) -> None:
    written = save_view(desk, " 滞后  任务 ", LATE)
    assert written.batch
    assert written.batch.title == "保存视图“滞后 任务”"
    assert not written.structure_changed
    path = desk.path
    desk.close()
    with Desk.open(path, clock=lambda: NOW) as again:
        (view,) = again.ledger.saved_views()
        assert read_look(view.look) == LATE
        again.undo()
        assert names(again) == []
        again.redo()
        assert names(again) == ["滞后 任务"]


def test_a_name_that_is_taken_shows_something_else_from_now_on(desk: Desk) -> None:
    save_view(desk, "ABC", LATE)
    written = save_view(desk, "ａｂｃ", {"grouping": "leader"})
    assert written.batch
    assert written.batch.title == "更新视图“ABC”"
    (view,) = desk.ledger.saved_views()
    assert read_look(view.look) == {"grouping": "leader"}
    desk.undo()
    assert read_look(desk.ledger.saved_views()[0].look) == LATE


def test_views_stand_in_the_order_in_which_they_were_saved(desk: Desk) -> None:
    for name in ("乙", "甲", "丙"):
        save_view(desk, name, {})
    found = view_named(desk.ledger, "甲")
    assert found
    remove_view(desk, found.uid)
    assert names(desk) == ["乙", "丙"]
    save_view(desk, "丁", {})
    desk.undo()
    desk.undo()
    assert names(desk) == ["乙", "甲", "丙"]


def test_a_view_is_renamed(desk: Desk) -> None:
    save_view(desk, "甲", {})
    save_view(desk, "乙", {})
    uid = desk.ledger.saved_views()[0].uid
    rename_view(desk, uid, "丙")
    assert names(desk) == ["丙", "乙"]
    with pytest.raises(UserError, match="已有视图“乙”"):
        rename_view(desk, uid, "乙")
    assert names(desk) == ["丙", "乙"]
    desk.undo()
    assert names(desk) == ["甲", "乙"]


@pytest.mark.parametrize("name", ["", "  ", "长" * 41])
def test_a_name_that_is_none_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(UserError):
        save_view(desk, name, {})
    assert names(desk) == []


@pytest.mark.parametrize("look", ["", "[]", "{", "滞后"])
def test_a_look_that_cannot_be_read_shows_nothing_of_its_own(look: str) -> None:
    assert read_look(look) == {}
