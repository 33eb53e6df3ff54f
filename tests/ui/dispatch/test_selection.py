"""Whom workbooks go to: ticks, counts, what is found, what collective units lack."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.small_ledger import small_desk
from tzdesk.domain.changes import Change, Source
from tzdesk.domain.records import UnitCategory
from tzdesk.services.desk import Desk
from tzdesk.services.unit_members import add_members
from tzdesk.services.units import exempt
from tzdesk.ui.dialogs.dispatch.draft import Draft
from tzdesk.ui.dialogs.dispatch.selection import MISSING, REPORTED, Selection, UnitLine, unit_lines

HEALTH = UnitLine("h", "区卫生健康委", UnitCategory.OFFICE, ("t30",), last=REPORTED)
CIVIL = UnitLine("c", "区民政局", UnitCategory.OFFICE, ("t30", "t31"), last=MISSING)
TOWN = UnitLine("t", "宋庄镇政府", UnitCategory.TOWNSHIP, ("t31",))
SPARED = UnitLine("s", "区体育局", UnitCategory.OFFICE, ("t30",), why="由牵头单位填报")
LINES = (HEALTH, CIVIL, SPARED, TOWN)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


def test_everyone_who_owes_is_ticked_at_first() -> None:
    chosen = Selection(LINES)
    assert chosen.chosen == (HEALTH, CIVIL, TOWN)
    assert chosen.rows == 4


def test_who_owes_nothing_is_never_ticked() -> None:
    chosen = Selection(LINES)
    chosen.tick(LINES, on=True)
    chosen.invert_shown()
    assert chosen.chosen == ()
    chosen.invert_shown()
    assert SPARED not in chosen.chosen


def test_last_periods_missing_only() -> None:
    chosen = Selection(LINES)
    chosen.tick_missing()
    assert chosen.chosen == (CIVIL,)


def test_tools_reach_what_is_shown_and_ticks_stay_while_others_are_hidden() -> None:
    lines = [
        replace(one, search=one.search._replace(texts=one.name)) for one in (HEALTH, CIVIL, TOWN)
    ]
    chosen = Selection(lines)
    chosen.seek("民政")
    assert [line.name for group in chosen.groups for line in group.lines] == ["区民政局"]
    chosen.invert_shown()
    chosen.seek("")
    assert [one.name for one in chosen.chosen] == ["区卫生健康委", "宋庄镇政府"]
    chosen.tick_shown()
    assert len(chosen.chosen) == 3


def test_groups_say_what_is_in_them() -> None:
    office, town = Selection(LINES).groups
    assert office.told == "2 个单位，另有 1 个不用填报"
    assert town.told == "1 个单位"


def test_lines_of_a_ledger(desk: Desk) -> None:
    lines = {one.name: one for one in unit_lines(desk, desk.board("plan", "2023Q3"))}
    assert lines["区体育局"].tasks == ("t29", "t30")
    assert lines["区卫生健康委"].last == MISSING
    towns = lines["各乡镇政府"]
    assert (towns.nameable, towns.why) == (True, "统称单位，不生成填报表")
    group = Selection(list(lines.values())).groups[-1]
    assert group.told == "1 个，涉及 1 项任务，未生成填报表"


def test_first_period_has_none_before(desk: Desk) -> None:
    lines = unit_lines(desk, desk.board("plan", "2023Q1"))
    assert {one.last for one in lines} == {"—"}


def test_spared_unit_says_why(desk: Desk) -> None:
    exempt(desk, ["t30-区民政局"])
    line = next(one for one in unit_lines(desk, desk.board()) if one.name == "区民政局")
    assert (line.why, line.nameable) == ("本项免报", False)


def test_units_led_by_another_say_so(desk: Desk) -> None:
    desk.write(
        [
            Change("plan", "plan", "reporting", "all", "lead"),
            Change("plan", "plan", "first_unit_leads", False, True),
        ],
        Source.SETTINGS,
        "由谁填报",
    )
    lines = {one.name: one for one in unit_lines(desk, desk.board())}
    assert lines["区民政局"].why == "由牵头单位填报"
    assert lines["区卫生健康委"].why == ""


def test_new_members_are_ticked_and_old_ticks_stay(desk: Desk) -> None:
    draft = Draft(desk, desk.board("plan", "2023Q3"), None)
    draft.selection.drop(["区民政局"])
    add_members(desk, "各乡镇政府", ["宋庄镇政府"])
    draft.read_again()
    assert [one.name for one in draft.selection.chosen] == [
        "区卫生健康委",
        "区体育局",
        "宋庄镇政府",
    ]
    assert draft.selection.nameable == ()


def test_looking_through_periods_leaves_the_windows_board_live(desk: Desk) -> None:
    shown = desk.board("plan", "2023Q3")
    draft = Draft(desk, shown, None)
    for period in ("2023Q1", "2023Q2", "2023Q4", "2023Q1"):
        draft.show_period(period)
    assert desk.board("plan", "2023Q3") is shown
