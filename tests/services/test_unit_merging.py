"""Two units made one: the preview, the choice where both reported, and the way back."""

from pathlib import Path

import pytest

from tzdesk.domain.changes import Source, created
from tzdesk.domain.clerk_records import report_value_uid
from tzdesk.domain.records import (
    Assignment,
    CustomField,
    CustomScope,
    Dispatch,
    Received,
    ReportValue,
    Unit,
    UnitCategory,
    report_uid,
)
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.unit_members import add_members
from tzdesk.services.unit_merging import merge_units, preview_merge
from tzdesk.services.units import set_contact

OURS, THEIRS = report_uid("a2parks", "2023Q3"), report_uid("a2water", "2023Q3")


def report(desk: Desk, part: str, text: str, period: str = "2023Q3") -> None:
    edit(desk, [Edit("t2", "progress", text, period, part)])


def both_reported(desk: Desk) -> None:
    report(desk, "a2parks", "公园已开工。")
    report(desk, "a2water", "河道已清淤。")
    report(desk, "a2water", "河道已测量。", "2023Q2")


def test_preview_says_what_will_come(desk: Desk) -> None:
    assert preview_merge(desk.ledger, "parks", "water").told == (
        "“区水务局”的 2 项任务并入“区园林绿化局”；两边都有的任务 1 项；没有要转入的填报。"
    )
    both_reported(desk)
    preview = preview_merge(desk.ledger, "parks", "water")
    assert (preview.tasks, preview.shared, preview.reports) == (2, 1, 2)
    assert "历次填报一并转入（2 条）" in preview.told
    (clash,) = preview.clashes
    assert clash.told == "第 2 项 2023年第三季度"
    assert (clash.kept.progress, clash.gone.progress) == ("公园已开工。", "河道已清淤。")


@pytest.mark.parametrize(("stays", "text"), [(OURS, "公园已开工。"), (THEIRS, "河道已清淤。")])
def test_the_chosen_report_stays_and_undo_restores_everything(
    desk: Desk, stays: str, text: str
) -> None:
    both_reported(desk)
    set_contact(desk, "water", "李四", "200")
    before, spelled = desk.file.content_hash(), dict(desk.ledger.pinyin)
    with pytest.raises(UserError, match="第 2 项 2023年第三季度两边都有填报"):
        merge_units(desk, "parks", "water")
    merge_units(desk, "parks", "water", {stays})
    found = desk.ledger.report("a2parks", "2023Q3")
    earlier = desk.ledger.report("a2parks", "2023Q2")
    assert found
    assert earlier
    assert (found.progress, earlier.progress) == (text, "河道已测量。")
    assert desk.board().rows["t2"].unit_names == ("区园林绿化局",)
    assert not desk.file.check()
    desk.undo()
    assert desk.file.content_hash() == before
    assert desk.ledger.pinyin == spelled
    desk.redo()
    assert desk.ledger.find(Unit, "water") is None
    assert not desk.file.check()


@pytest.mark.parametrize(
    ("stays", "said"), [(OURS, {"a": "一百"}), (THEIRS, {"a": "二百", "b": "三百"})]
)
def test_own_columns_go_with_the_reports(desk: Desk, stays: str, said: dict[str, str]) -> None:
    both_reported(desk)
    fields = [
        CustomField(uid=uid, name=uid, scope=CustomScope.REPORT, position=at)
        for at, uid in enumerate("ab")
    ]
    values = [
        ReportValue(
            uid=report_value_uid(part, period, field),
            assignment_uid=part,
            period_uid=period,
            field_uid=field,
            value=value,
        )
        for part, period, field, value in (
            ("a2parks", "2023Q3", "a", "一百"),
            ("a2water", "2023Q3", "a", "二百"),
            ("a2water", "2023Q3", "b", "三百"),
            ("a2water", "2023Q2", "b", "四百"),
        )
    ]
    desk.write(created([*fields, *values]), Source.EDIT, "填写自定义列")
    before = desk.file.content_hash()
    merge_units(desk, "parks", "water", {stays})
    found = desk.ledger.report_values("a2parks", "2023Q3")
    assert {one.field_uid: one.value for one in found} == said
    assert [one.value for one in desk.ledger.report_values("a2parks", "2023Q2")] == ["四百"]
    assert not desk.file.check()
    desk.undo()
    assert desk.file.content_hash() == before


def test_undo_restores_everything_after_a_restart(desk: Desk, path: Path) -> None:
    both_reported(desk)
    before = desk.file.content_hash()
    merge_units(desk, "parks", "water", {OURS})
    desk.close()
    with Desk.open(path, clock=desk._clock) as again:
        again.undo()
        assert again.file.content_hash() == before
        assert again.board().rows["t2"].unit_names == ("区园林绿化局", "区水务局")


def test_collective_units_share_their_members(desk: Desk) -> None:
    more = Unit(uid="more", name="相关乡镇", category=UnitCategory.COLLECTIVE, position=9)
    part = Assignment(uid="a1more", task_uid="t1", unit_uid="more", printed="相关乡镇", position=1)
    desk.write(created([more, part]), Source.EDIT, "新增分工")
    add_members(desk, "towns", ["台湖镇政府"])
    add_members(desk, "more", ["宋庄镇政府"])
    before = desk.file.content_hash()
    merge_units(desk, "towns", "more")
    owing = {
        row.number: {unit.name for unit in row.units if unit.owes and unit.name.endswith("政府")}
        for row in desk.board()
    }
    assert owing["1"] == owing["3"] == {"台湖镇政府", "宋庄镇政府"}
    assert not desk.file.check()
    desk.undo()
    assert desk.file.content_hash() == before


def _receive_as_water(desk: Desk) -> None:
    """Makes the ledger the one that 区水务局 keeps of what it was sent."""
    sent = Dispatch(uid="d", period_uid="2023Q3", made_at=desk.now)
    own = Received(
        uid="r",
        dispatch_uid="d",
        unit_uid="water",
        file_name="a.xlsx",
        sha256="",
        received_at=desk.now,
        workbook="",
    )
    desk.write(created([sent, own]), Source.RECEIVE, "接收")


def test_the_unit_of_a_received_ledger_stays(desk: Desk) -> None:
    _receive_as_water(desk)
    with pytest.raises(UserError, match="是本台账的填报单位"):
        preview_merge(desk.ledger, "parks", "water")
    preview_merge(desk.ledger, "water", "parks")


def test_a_unit_is_no_member_of_itself_afterwards(desk: Desk) -> None:
    """In a unit's own ledger one of those below it turns out to be the unit."""
    _receive_as_water(desk)
    add_members(desk, "water", ["区水文站", "台湖镇政府"])
    station = desk.ledger.unit_named("区水文站")
    assert station
    before = desk.file.content_hash()
    merge_units(desk, "water", station.uid)
    assert [one.member_uid for one in desk.ledger.members("water")] == ["tai"]
    assert not desk.file.check()
    desk.undo()
    assert desk.file.content_hash() == before
