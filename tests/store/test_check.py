"""检查数据: each kind of damage is found and named; a sound ledger has no findings."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tzdesk.domain.changes import Batch, Change
from tzdesk.store.check import Finding, FindingKind, check_file, seal_of
from tzdesk.store.ledger_file import LedgerFile

Writer = Callable[..., Batch]


@pytest.fixture
def edited(ledger: LedgerFile, batch: Writer) -> Path:
    """A ledger whose change 31 is one of 第 44 项 on 2023-09-03, with another behind it."""
    ledger.write(batch([Change("summary", "t1.year", "percent", 58, 60)]))
    ledger.write(batch([Change("unit", "u1", "contact", "李四", "王五")]))
    ledger.close()
    return ledger.path


def after(path: Path, *statements: str) -> tuple[Finding, ...]:
    """What is found after someone with SQLite at hand has been there."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return check_file(path)


def history(message: str) -> Finding:
    return Finding(FindingKind.HISTORY, message)


def content(message: str) -> Finding:
    return Finding(FindingKind.CONTENT, message)


def test_a_sound_ledger_has_no_findings(edited: Path) -> None:
    assert check_file(edited) == ()


@pytest.mark.parametrize(
    "alteration",
    [
        "UPDATE changes SET new = '61' WHERE id = 33",
        "UPDATE changes SET old = '57' WHERE id = 33",
        "UPDATE changes SET field = 'status' WHERE id = 33",
        "UPDATE batches SET by = '王五' WHERE id = 2",
        "UPDATE batches SET title = '别的' WHERE id = 2",
        "UPDATE batches SET detail = '' WHERE id = 2",
        "UPDATE batches SET undoes_id = 1 WHERE id = 2",
        "UPDATE batches SET size = 0 WHERE id = 2",
        "UPDATE changes SET batch_id = 1 WHERE id = 33",
    ],
)
def test_an_altered_history_is_named_by_number_day_and_item(edited: Path, alteration: str) -> None:
    words = "第 33 条修改记录与前后不符（2023-09-03，第 44 项）"
    assert history(words) in after(edited, alteration)


def test_an_altered_date_is_found(edited: Path) -> None:
    found = after(edited, "UPDATE batches SET at = '2023-09-05T08:02:00' WHERE id = 2")
    assert found == (history("第 33 条修改记录与前后不符（2023-09-05，第 44 项）"),)


def test_an_altered_digest_breaks_what_follows_as_one_place(edited: Path) -> None:
    found = after(edited, "UPDATE changes SET digest = zeroblob(32) WHERE id = 32")
    assert found == (history("第 32–33 条修改记录与前后不符（2023-09-03）"),)


def test_a_removed_change_is_found(edited: Path) -> None:
    found = after(edited, "DELETE FROM changes WHERE id = 33")
    assert found == (
        history("第 33 条修改记录缺失"),
        history("第 34 条修改记录与前后不符（2023-09-03，“区水务局”）"),
        content("第 44 项的办公室汇总与修改记录不符"),
    )


def test_the_history_alone_is_walked_along(edited: Path) -> None:
    walked: list[tuple[int, int]] = []
    whole = seal_of(edited, lambda *step: walked.append(step))
    assert (whole.count, whole.broken) == (34, "")
    assert walked == [(number, 34) for number in range(1, 35)]
    after(edited, "DELETE FROM changes WHERE id = 33")
    cut = seal_of(edited, lambda *_step: None)
    assert cut.broken == "第 33 条修改记录缺失"
    assert cut.digest == whole.digest


def test_a_history_cut_off_at_its_end_is_found(edited: Path) -> None:
    found = after(edited, "DELETE FROM changes WHERE id = 34")
    assert found == (history("第 34 条修改记录缺失"), content("单位“区水务局”与修改记录不符"))
    found = after(edited, "DELETE FROM batches WHERE id = 3")
    assert found == (content("单位“区水务局”与修改记录不符"),)


@pytest.mark.parametrize(
    ("alteration", "message"),
    [
        ("UPDATE tasks SET text = '别的' WHERE uid = 't1'", "第 44 项与修改记录不符"),
        ("UPDATE tasks SET text = '别的' WHERE uid = 't2'", "“别的”与修改记录不符"),
        ("UPDATE summaries SET percent = 61", "第 44 项的办公室汇总与修改记录不符"),
        ("UPDATE assignments SET unit_id = 2", "第 44 项的单位分工与修改记录不符"),
        ("UPDATE leaders SET name = '李四'", "领导“李四”与修改记录不符"),
        ("UPDATE periods SET due = '2024-01-01'", "填报期“2023年第三季度”与修改记录不符"),
        ("UPDATE receipts SET paper = 1", "收件登记“区水务局”与修改记录不符"),
        ("DELETE FROM receipts", "收件登记缺失，修改记录中有"),
        ("INSERT INTO leaders VALUES (9, 'x', '李四', 1)", "领导“李四”与修改记录不符"),
    ],
)
def test_rows_that_the_history_does_not_lead_to_are_named(
    edited: Path, alteration: str, message: str
) -> None:
    assert content(message) in after(edited, alteration)


def test_a_reference_to_nothing_is_found(edited: Path) -> None:
    found = after(edited, "PRAGMA foreign_keys=OFF", "DELETE FROM units WHERE uid = 'u1'")
    words = "第 44 项的单位分工指向的内容已不存在"
    assert Finding(FindingKind.REFERENCE, words) in found


def test_damage_to_the_structure_is_the_only_finding(edited: Path) -> None:
    data = bytearray(edited.read_bytes())
    data[-8192:-4096] = bytes(4096)
    edited.write_bytes(data)
    assert check_file(edited) == (Finding(FindingKind.STRUCTURE, "文件内部结构已损坏"),)


def test_text_that_is_none_is_found_and_stops_nothing(edited: Path) -> None:
    found = after(edited, "UPDATE tasks SET text = CAST(x'ff41' AS TEXT) WHERE uid = 't1'")
    assert found == (
        content("第 44 项与修改记录不符"),
        Finding(FindingKind.STRUCTURE, "文件内部结构已损坏"),
    )


def test_thousands_of_findings_are_not_all_listed(edited: Path) -> None:
    many = "WITH RECURSIVE n(i) AS (SELECT 100 UNION SELECT i + 1 FROM n WHERE i < 5000) "
    found = after(edited, f"{many} INSERT INTO leaders SELECT i, 'x' || i, i, 1 FROM n")
    assert len(found) == 20


def test_checking_writes_nothing(edited: Path) -> None:
    data = edited.read_bytes()
    check_file(edited)
    assert edited.read_bytes() == data
    assert list(edited.parent.iterdir()) == [edited]
