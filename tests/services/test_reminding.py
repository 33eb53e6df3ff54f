"""催报: who is missing, and the words."""

from dataclasses import replace

import pytest

from tests.sample_ledger import period
from tzdesk.domain.changes import Change, Source
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.receipts import tick
from tzdesk.services.reminding import missing_units, reminders

PERIOD = "2023Q3"


def report(desk: Desk, task: str, part: str, code: str = PERIOD, **values: str) -> None:
    edit(desk, [Edit(task, name, value, code, part) for name, value in values.items()])


def text(desk: Desk, unit: str, *, front: str = "", contacts: bool = False) -> str:
    board = desk.board()
    return reminders(board, missing_units(board, [unit]), front=front, contacts=contacts)


def test_every_unit_that_still_owes(desk: Desk) -> None:
    report(desk, "t1", "a1water", status="滞后")
    report(desk, "t2", "a2parks", status="正常推进")
    found = missing_units(desk.board())
    assert [(one.unit.name, one.numbers, one.owed, one.silent) for one in found] == [
        ("区水务局", ("2",), 2, False),
        ("宋庄镇政府", ("3",), 1, True),
    ]


def test_a_unit_of_whom_nothing_came(desk: Desk) -> None:
    assert text(desk, "water") == (
        "区水务局：你单位2023年第三季度填报表（第 1 项等 2 项任务）应于10月10日前报送，"
        "目前尚未收到，请尽快报送。"
    )
    assert "（第 2 项等 2 项任务）" in text(desk, "water", front="t2")
    assert "（第 2 项任务）" in text(desk, "parks")


def test_a_unit_of_whom_something_came(desk: Desk) -> None:
    report(desk, "t1", "a1water", status="滞后")
    assert text(desk, "water", contacts=True) == (
        "区水务局（王五　100）：你单位2023年第三季度填报表已收到一部分，还缺第 2 项任务，"
        "应于10月10日前报送，请尽快补报。"
    )


def test_a_paragraph_for_each(desk: Desk) -> None:
    board = desk.board()
    said = reminders(board, missing_units(board), contacts=True).split("\n")
    assert [one.split("：")[0] for one in said] == [
        "区水务局（王五　100）",
        "区园林绿化局",
        "宋庄镇政府",
    ]


def test_the_contact_that_a_unit_gave_itself(desk: Desk) -> None:
    report(desk, "t2", "a2parks", "2023Q2", status="滞后", contact="李四", phone="200")
    (parks,) = missing_units(desk.board(), ["parks"])
    assert (parks.contact, parks.phone) == ("李四", "200")


def test_a_day_due_in_the_next_year_says_so(desk: Desk) -> None:
    new = replace(period("2023Q3", *([desk.today] * 3)), due=desk.today.replace(year=2024))
    desk.write(
        [Change("period", PERIOD, "due", "2023-10-10", new.due.isoformat())], Source.SETTINGS, "改"
    )
    assert "应于2024年9月30日前报送" in text(desk, "parks")


@pytest.mark.parametrize("units", [[], ["towns"], ["tai"]])
def test_who_owes_nothing_is_not_asked(desk: Desk, units: list[str]) -> None:
    assert missing_units(desk.board(), units) == []


@pytest.mark.parametrize("name", ["paper", "stamped"])
def test_a_unit_whose_paper_came_is_asked_for_the_file(desk: Desk, name: str) -> None:
    tick(desk, "parks", PERIOD, name, on=True)
    assert text(desk, "parks") == (
        "区园林绿化局：你单位2023年第三季度填报表（第 2 项任务）应于10月10日前报送，"
        "纸质件已收到，请补报电子填报表。"
    )
    tick(desk, "parks", PERIOD, name, on=False)
    assert text(desk, "parks").endswith("目前尚未收到，请尽快报送。")
