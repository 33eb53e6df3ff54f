"""Merging beside what the ledger holds: conflicts, corrections, receipts, undo."""

import pytest

from tests.services.merging.office import FILLED, SAVED, UNITS, Alter, Book, Office
from tzdesk.domain.merge import Choice
from tzdesk.domain.records import OpenCell, Receipt
from tzdesk.errors import UserError
from tzdesk.services.backups import BackupReason, backups
from tzdesk.services.merge_applying import apply
from tzdesk.services.merge_plan import CellKind, Decisions, FileState, MergePlan
from tzdesk.services.open_cells import open_plan

WATER, TRADE, SPORT = UNITS
LATER = SAVED.replace(hour=18)


def progress(text: str, place: int = 0) -> Alter:
    def alter(book: Book) -> None:
        book.put(place, progress=text)

    return alter


def states(plan: MergePlan) -> list[FileState]:
    return [one.state for one in plan.files]


def conflicts(plan: MergePlan) -> list[tuple[object, ...]]:
    cells = [cell for one in plan.files for cell in one.of(CellKind.CONFLICT)]
    return [(one.merge.base, one.merge.ours, one.merge.theirs) for one in cells]


def choose(plan: MergePlan, choice: Choice) -> Decisions:
    cells = [cell for one in plan.files for cell in one.of(CellKind.CONFLICT)]
    return Decisions(choices={cell.key: choice for cell in cells})


def test_a_merge_writes_backs_up_and_keeps_a_receipt(office: Office) -> None:
    path = office.hand_in(WATER, progress("已开工。"))
    merged = office.merge(path)
    assert (merged.files, merged.applied, merged.conflicts) == (1, 1, 0)
    report = office.report(WATER, 0)
    assert report
    assert (report.progress, report.percent) == ("已开工。", 50)
    (receipt,) = office.desk.ledger.rows(Receipt).values()
    assert (receipt.file_name, receipt.electronic) == (f"{WATER}.xlsx", True)
    assert [one.reason for one in backups(office.desk.path)] == [BackupReason.MERGE]
    assert office.desk.file.check() == ()


def test_an_untouched_return_is_a_receipt_and_no_report(office: Office) -> None:
    merged = office.merge(office.hand_in(SPORT))
    assert (merged.files, merged.applied) == (1, 0)
    assert office.report(SPORT, 1) is None
    assert len(office.desk.ledger.rows(Receipt)) == 1


@pytest.mark.parametrize(
    ("choice", "left", "value"),
    [
        (None, 1, "台账改过。"),
        (Choice.OURS, 0, "台账改过。"),
        (Choice.THEIRS, 0, "来件改过。"),
        (Choice.BOTH, 0, "台账改过。\n来件改过。"),
    ],
)
def test_a_conflict_is_left_or_decided(
    office: Office, choice: Choice | None, left: int, value: str
) -> None:
    path = office.hand_in(WATER, progress("来件改过。"))
    office.type(WATER, 0, progress="台账改过。")
    plan = office.plan(path)
    assert states(plan) == [FileState.CONFLICTS]
    assert conflicts(plan) == [(FILLED["progress"], "台账改过。", "来件改过。")]
    merged = apply(office.desk, plan, choose(plan, choice) if choice else None)
    assert merged.conflicts == left
    report = office.report(WATER, 0)
    assert report
    assert report.progress == value
    assert len(office.desk.ledger.rows(OpenCell)) == left


def test_open_conflicts_are_found_again_and_decided_by_the_same_file(office: Office) -> None:
    path = office.hand_in(WATER, progress("来件改过。"))
    office.type(WATER, 0, progress="台账改过。")
    office.merge(path)
    expected = [(FILLED["progress"], "台账改过。", "来件改过。")]
    with office.desk.open(office.desk.path, clock=office.clock) as reopened:
        assert conflicts(open_plan(reopened.ledger)) == expected
    again = office.plan(path)
    assert (states(again), conflicts(again)) == ([FileState.MERGED], expected)
    assert apply(office.desk, again).written.batch is None
    merged = apply(office.desk, again, choose(again, Choice.THEIRS))
    assert (merged.applied, merged.conflicts) == (1, 0)
    assert open_plan(office.desk.ledger).files == ()
    assert conflicts(office.plan(path)) == []


def test_the_same_file_twice_changes_nothing(office: Office) -> None:
    paths = office.hand_in_all(progress("已开工。"))
    office.merge(*paths)
    before = office.desk.file.content_hash()
    again = office.merge(*paths)
    assert (again.written.batch, again.files, again.applied) == (None, 0, 0)
    assert office.desk.file.content_hash() == before
    assert set(states(office.plan(*paths))) == {FileState.MERGED}


def test_an_undone_merge_leaves_no_trace_and_can_be_done_again(office: Office) -> None:
    before = office.desk.file.content_hash()
    path = office.hand_in(WATER, progress("来件改过。"))
    office.hand_in(SPORT, progress("已开工。", 2))
    office.merge()
    office.desk.undo()
    assert office.desk.file.content_hash() == before
    assert states(office.plan(path)) == [FileState.READY]
    assert office.merge().applied == 2


def test_later_edits_stay_and_are_listed(office: Office) -> None:
    merged = office.merge(
        office.hand_in(WATER, lambda book: book.put(0, progress="甲", percent=60))
    )
    office.type(WATER, 0, percent=70)
    assert merged.written.batch
    undone = office.desk.undo(merged.written.batch.uid)
    assert [(one.field, one.new) for one in undone.kept] == [("percent", 60)]
    report = office.report(WATER, 0)
    assert report
    assert (report.progress, report.percent) == (FILLED["progress"], 70)
    assert not office.desk.ledger.rows(Receipt)


def test_a_merge_can_be_undone_after_its_conflict_was_decided(office: Office) -> None:
    path = office.hand_in(WATER, lambda book: book.put(0, progress="来件。", percent=60))
    office.type(WATER, 0, progress="台账改过。")
    merged = office.merge(path)
    again = office.plan(path)
    decided = apply(office.desk, again, choose(again, Choice.THEIRS))
    assert merged.written.batch
    assert decided.written.batch
    office.desk.undo(merged.written.batch.uid)
    report = office.report(WATER, 0)
    assert report
    assert (report.progress, report.percent) == ("来件。", 50)
    office.desk.undo(decided.written.batch.uid)
    assert office.desk.file.check() == ()


def test_a_corrected_return_is_compared_with_the_earlier_one(office: Office) -> None:
    office.merge(office.hand_in(WATER, progress("第一稿。"), "1.xlsx"))
    office.type(WATER, 0, percent=55)
    corrected = office.hand_in(
        WATER, lambda book: book.put(0, progress="第二稿。"), "2.xlsx", LATER
    )
    plan = office.plan(corrected)
    assert office.said(plan) == {(WATER, 0, "progress", "第二稿。")}
    apply(office.desk, plan)
    report = office.report(WATER, 0)
    assert report
    assert (report.progress, report.percent) == ("第二稿。", 55)


def test_blanks_of_a_second_return_take_nothing_away(office: Office) -> None:
    """A unit hands in half its rows first and the other half in another copy."""
    office.merge(office.hand_in(WATER, progress("甲", 3), "1.xlsx"))
    office.merge(office.hand_in(WATER, progress("乙", 4), "2.xlsx", LATER))
    reports = [office.report(WATER, place) for place in (3, 4)]
    assert [one.progress for one in reports if one] == ["甲", "乙"]


def test_a_correction_of_what_the_office_changed_is_a_conflict(office: Office) -> None:
    office.merge(office.hand_in(WATER, progress("第一稿。"), "1.xlsx"))
    office.type(WATER, 0, progress="办公室改过。")
    plan = office.plan(office.hand_in(WATER, progress("第二稿。"), "2.xlsx", LATER))
    assert conflicts(plan) == [("第一稿。", "办公室改过。", "第二稿。")]
    unchanged = office.plan(office.hand_in(WATER, progress("第一稿。"), "3.xlsx", LATER))
    assert (states(unchanged), conflicts(unchanged)) == ([FileState.UNCHANGED], [])


def test_an_older_return_is_left_out_unless_ticked(office: Office) -> None:
    office.merge(office.hand_in(WATER, progress("新的。"), "2.xlsx", LATER))
    old = office.hand_in(WATER, progress("旧的。"), "1.xlsx")
    plan = office.plan(old)
    assert states(plan) == [FileState.OLDER]
    assert apply(office.desk, plan).written.batch is None
    merged = apply(office.desk, plan, Decisions(files={str(old): True}))
    assert merged.applied == 1


def test_of_two_returns_in_a_batch_the_later_is_taken(office: Office) -> None:
    old = office.hand_in(WATER, progress("旧的。"), "z.xlsx")
    new = office.hand_in(WATER, progress("新的。"), "a.xlsx", LATER)
    plan = office.plan(old, new)
    assert states(plan) == [FileState.TWICE, FileState.TWICE]
    assert [one.ticked for one in plan.files] == [False, True]
    apply(office.desk, plan)
    report = office.report(WATER, 0)
    assert report
    assert report.progress == "新的。"


def test_the_same_return_under_two_names_counts_once(office: Office) -> None:
    office.hand_in(WATER, progress("已开工。"), "1.xlsx")
    office.hand_in(WATER, progress("已开工。"), "2.xlsx", LATER)
    plan = office.plan()
    assert sorted(one.ticked for one in plan.files) == [False, True]
    assert apply(office.desk, plan).applied == 1


def test_two_units_on_one_task_never_touch_each_other(office: Office) -> None:
    ledger = office.desk.ledger
    shared = next(
        parts
        for task in ledger.tasks(office.desk.plan().uid)
        if len(parts := ledger.assignments(task.uid)) > 1
    )
    names = [ledger.value("unit", one.unit_uid, "name") for one in shared[:2]]
    for name, part in zip(names, shared, strict=False):
        office.hand_in(name, progress(f"{name}的进展", office.place(name, part.uid)))
    assert office.merge().applied == 2
    for name, part in zip(names, shared, strict=False):
        report = office.report(name, office.place(name, part.uid))
        assert report
        assert report.progress == f"{name}的进展"


def test_a_cell_changed_since_the_plan_was_made_is_left_open(office: Office) -> None:
    plan = office.plan(office.hand_in(WATER, progress("来件。")))
    office.type(WATER, 0, progress="刚刚改过。")
    assert apply(office.desk, plan).applied == 0
    report = office.report(WATER, 0)
    assert report
    assert report.progress == "刚刚改过。"
    assert len(open_plan(office.desk.ledger).files) == 1


def test_a_suggestion_is_taken_when_accepted(office: Office) -> None:
    plan = office.plan(
        office.hand_in(WATER, lambda book: book.put(2, percent="八成", progress="甲"))
    )
    (cell,) = plan.files[0].of(CellKind.INVALID)
    assert (cell.value, cell.merge.theirs, cell.address) == ("八成", 80, "H6")
    apply(office.desk, plan, Decisions(accepted=frozenset({cell.key})))
    report = office.report(WATER, 2)
    assert report
    assert report.percent == 80


def test_rows_and_cells_can_be_left_out_and_are_offered_again(office: Office) -> None:
    path = office.hand_in(WATER, lambda book: book.put(2, percent=80, progress="甲"))
    plan = office.plan(path)
    cell = next(one for one in plan.files[0].cells if one.field == "percent")
    assert apply(office.desk, plan, Decisions(cells={cell.key: False})).applied == 1
    again = office.plan(path)
    (offered,) = again.files[0].cells
    assert (offered.field, offered.ticked) == ("percent", False)
    assert apply(office.desk, again, Decisions(cells={offered.key: True})).applied == 1
    assert office.plan(path).files[0].cells == ()


def test_a_read_only_ledger_plans_but_does_not_write(office: Office) -> None:
    path = office.hand_in(WATER, progress("甲"))
    with office.desk.open(office.desk.path, clock=office.clock, read_only=True) as desk:
        office.desk.close()
        reading = Office(desk, office.out, office.inbox, office.clock)
        plan = reading.plan(path)
        assert states(plan) == [FileState.READY]
        with pytest.raises(UserError):
            apply(desk, plan)
