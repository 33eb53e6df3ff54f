"""What is decided and counted, without any widget."""

from pathlib import Path

from tests.services.merging.office import SAVED, Book, Office
from tests.ui.merge.steps import SPORT, TRADE, WATER, hand_in_all
from tzdesk.domain.merge import Choice
from tzdesk.services.merge_plan import CellKind, FilePlan
from tzdesk.ui.dialogs.merge.review import MergeReview, Shown
from tzdesk.ui.dialogs.merge.rows import ChangeRow, NoticeRow, RowBuilder, TaskHead
from tzdesk.ui.dialogs.merge.told import Teller, footer_words


def reviewed(office: Office, *paths: Path) -> MergeReview:
    review = MergeReview()
    review.plan = office.plan(*paths)
    return review


def file_of(review: MergeReview, unit: str) -> FilePlan:
    return next(one for one in review.plan.files if one.unit and one.unit.name == unit)


def test_the_list_can_be_narrowed(office: Office) -> None:
    hand_in_all(office)
    review = reviewed(office)
    units = {
        shown: [one.unit.name if one.unit else "" for one in review.files(shown)] for shown in Shown
    }
    assert units == {
        Shown.ALL: [SPORT, TRADE, WATER, ""],
        Shown.READY: [],
        Shown.CONFLICTS: [WATER],
        Shown.ERRORS: [TRADE],
        Shown.LEFT_OUT: [""],
    }
    office.desk.close()


def test_a_task_is_ticked_as_a_whole(office: Office) -> None:
    path = office.hand_in(WATER, lambda book: book.put(0, progress="已开工。", percent=66))
    review = reviewed(office, path)
    (file,) = review.plan.files
    task = file.cells[0].task_uid
    assert review.counts.cells == 2
    review.tick_cell(file, file.cells[0])
    assert review.counts.cells == 1
    review.tick_task(file, task)
    assert review.counts.cells == 2
    review.tick_task(file, task)
    assert review.counts.cells == 0
    office.desk.close()


def test_one_of_two_rows_for_a_task(office: Office) -> None:
    def copy(book: Book) -> None:
        rows = book.values()
        book.rewrite([*rows, rows[0]])
        book.put(0, progress="甲说法。")
        book.put(len(rows), progress="乙说法。")

    review = reviewed(office, office.hand_in(WATER, copy))
    (file,) = review.plan.files
    first, second = [one for one in file.of(CellKind.CHANGE) if one.field == "progress"]
    assert review.counts.cells == 0
    review.tick_cell(file, first)
    review.tick_cell(file, second)
    assert [review.takes_cell(one) for one in (first, second)] == [False, True]
    office.desk.close()


def test_conflicts_are_walked_round_the_batch(office: Office) -> None:
    hand_in_all(office)
    review = reviewed(office)
    first, second = review.conflicts()
    assert review.next_conflict(None) == first
    assert review.next_conflict(first.cell.key) == second
    assert review.next_conflict(second.cell.key) == first
    assert review.next_conflict(first.cell.key, -1) == second
    review.choose(second.cell, Choice.OURS)
    assert review.next_conflict(first.cell.key) == first, "what is open comes first"
    review.tick_file(file_of(review, WATER))
    assert review.next_conflict(None) is None
    office.desk.close()


def test_a_file_merged_before_is_skipped_in_the_figures(office: Office) -> None:
    path = office.hand_in(WATER, lambda book: book.put(0, progress="已开工。"))
    office.merge(path)
    review = reviewed(office, path)
    assert footer_words(review.counts) == "没有要写入的改动；跳过 1 个文件"
    office.desk.close()


def test_what_is_to_be_asked_about_is_marked(office: Office) -> None:
    path = office.hand_in(WATER, lambda book: book.put(0, status="已完成", percent=60))
    review = reviewed(office, path)
    (file,) = review.plan.files
    rows = RowBuilder(review, Teller(office.desk), only_changes=True).rows(file)
    head = rows[0]
    assert isinstance(head, TaskHead)
    assert (head.count, head.warns) == ("待核实", True)
    number = office.number(WATER, 0)
    words = f"第 {number} 项　进展状态为已完成，完成比例为 60%"
    assert ("待核实", words) in [(o.title, o.words) for o in rows if isinstance(o, NoticeRow)]
    office.desk.close()


def test_rows_of_a_file(office: Office) -> None:
    def alter(book: Book) -> None:
        book.put(1, progress="新进展。")
        book.sheet.delete_rows(book.row(3))

    path = office.hand_in(WATER, alter, saved=SAVED)
    review = reviewed(office, path)
    (file,) = review.plan.files
    changes = RowBuilder(review, Teller(office.desk), only_changes=True).rows(file)
    heads = [one for one in changes if isinstance(one, TaskHead)]
    assert [one.title for one in heads] == [f"第 {office.number(WATER, 1)} 项"]
    assert next(one.label for one in changes if isinstance(one, ChangeRow)) == "本期进展情况"
    notices = [one for one in changes if isinstance(one, NoticeRow)]
    missing = next(one for one in notices if one.title == "缺少任务行")
    assert missing.words == f"第 {office.number(WATER, 3)} 项不在表中，原有内容不变"
    everything = RowBuilder(review, Teller(office.desk), only_changes=False).rows(file)
    heads = [one for one in everything if isinstance(one, TaskHead)]
    assert len(heads) == len(office.parts(WATER))
    assert heads[0].count == "没有改动"
    office.desk.close()
