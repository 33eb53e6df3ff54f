"""Keys, heads, identity and sent rows: what is written is read, what is damaged is told."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tzdesk.domain.document import Sheet, SheetCell, Workbook
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.periods import PeriodKind
from tzdesk.domain.records import new_uid
from tzdesk.errors import UserError
from tzdesk.exchange.form_columns import FIXED_COLUMNS
from tzdesk.exchange.hidden_sheet import SHEET
from tzdesk.exchange.return_format import (
    CELL_LIMIT,
    fitting,
    is_signature,
    shown,
)
from tzdesk.exchange.row_key import RowKey, read_key
from tzdesk.exchange.sent_form import (
    Identity,
    SentRow,
    SentTask,
    digest,
    from_dispatch_row,
    identity_properties,
    read_form,
    read_properties,
    sheet_rows,
    to_dispatch_row,
)

IDENTITY = Identity(
    plan_uid="p1",
    plan_title="关于印发《2023年重点工作分工方案》的通知",
    plan_short_title="2023年重点工作",
    doc_no=None,
    issuer="区政府",
    year=2023,
    unit_uid="u1",
    unit_name="区水务局",
    period_uid="q3",
    period_code="2023Q3",
    period_label="2023年第三季度",
    period_kind=PeriodKind.QUARTER,
    period_start=date(2023, 7, 1),
    period_end=date(2023, 9, 30),
    due=date(2023, 10, 10),
    dispatch_uid="d" * 32,
    made_at=datetime(2023, 10, 1, 9, 30),  # noqa: DTZ001 - local time, as the ledger keeps it
    row_count=2,
)
ROWS = (
    SentRow(
        "a1",
        {"progress": "已完成_x000D_" + "长" * 40_000, "percent": 58.5, "coordination": False},
        {"contact": "张三"},
        {"number": digest("48")},
        SentTask(
            "t1", "一、目标", date(2023, 12, 31), (("张三", "lead"),), (("区水务局", "lead"),)
        ),
    ),
    SentRow("a2", {}, {}, {}, SentTask("t2")),
)


def _workbook(rows: list[list[str]], properties: tuple[tuple[str, str], ...] = ()) -> Workbook:
    cells = tuple(tuple(SheetCell(text) for text in row) for row in rows)
    return Workbook("交回.xlsx", (Sheet(SHEET, cells, hidden=True),), properties)


def _sheet() -> list[list[str]]:
    return list(sheet_rows(IDENTITY, ROWS))


@given(
    st.text("0123456789abcdef", min_size=8, max_size=32), st.text("0123456789abcdef", min_size=1)
)
def test_a_key_is_read_as_written(dispatch: str, assignment: str) -> None:
    key = RowKey.of(dispatch, assignment)
    assert read_key(f" {key.text}\n") == key
    assert key.names(dispatch)


def test_a_damaged_key_is_no_key() -> None:
    text = RowKey.of(new_uid(), new_uid()).text
    damaged = {text[:at] + text[at + 1 :] for at in range(len(text))}
    damaged |= {text[:at] + "x" + text[at + 1 :] for at in range(len(text)) if text[at] != "x"}
    assert [one for one in damaged if read_key(one)] == []
    assert read_key("") is None


@pytest.mark.parametrize("column", FIXED_COLUMNS.every, ids=lambda one: one.name)
def test_a_column_is_found_by_what_the_sheet_prints(column: object) -> None:
    head = column.head  # type: ignore[attr-defined]
    for printed in (head, f"{head}*", f" {head[0]}\n{head[1:]} ", head.replace("(%)", "（％）")):
        assert FIXED_COLUMNS.headed(printed) is column


def test_no_word_names_two_columns() -> None:
    words = [word for one in FIXED_COLUMNS.every for word in {one.label, *one.synonyms}]
    assert sorted(set(words)) == sorted(words)
    assert FIXED_COLUMNS.headed("备注") is None


def test_widths_are_those_of_a_landscape_page() -> None:
    assert sum(column.chars for column in FIXED_COLUMNS.visible) == 204


def test_the_signature_line_is_no_task() -> None:
    assert is_signature("单位负责人（签字）：张三")
    assert is_signature("填报日期：2023年10月9日")
    assert not is_signature("12")
    assert not is_signature("")


@pytest.mark.parametrize(
    ("name", "value", "cell"),
    [
        ("percent", 58, 58),
        ("percent", 58.0, 58),
        ("percent", 58.5, 58.5),
        ("percent", None, ""),
        ("coordination", True, "是"),
        ("coordination", False, "否"),
        ("status", "滞后", "滞后"),
    ],
)
def test_cells_show_values(name: str, value: object, cell: object) -> None:
    found = shown(FIELDS[name], value)  # type: ignore[arg-type]
    assert (found, type(found)) == (cell, type(cell))


@given(st.text("a长𠀀", max_size=3))
def test_a_text_is_cut_to_what_a_cell_holds(tail: str) -> None:
    text = "a" * (CELL_LIMIT - 2) + tail
    found = fitting(text)
    assert text.startswith(found)
    assert len(found.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert found == text or len(found.encode("utf-16-le")) // 2 >= CELL_LIMIT - 1


def test_the_hidden_sheet_comes_back_whole() -> None:
    form = read_form(_workbook(_sheet()))
    assert form is not None
    assert form.intact
    assert form.identity == IDENTITY
    assert tuple(form.rows.values()) == ROWS
    assert form.rows["a1"].sent("contact") == "张三"
    assert form.rows["a1"].sent("percent") == 58.5
    assert form.rows["a2"].sent("progress") is None


def test_a_lost_or_damaged_row_is_told() -> None:
    lost, damaged = _sheet(), _sheet()
    del lost[2]
    damaged[2][1] = damaged[2][1][:20]
    for rows in (lost, damaged):
        form = read_form(_workbook(rows))
        assert form is not None
        assert not form.intact
        assert list(form.rows) == ["a2"]


def test_a_damaged_identity_is_none() -> None:
    rows = _sheet()
    rows[1][1] = rows[1][1].replace("2023-10-10", "明天")
    assert read_form(_workbook(rows)) is None
    assert read_form(_workbook([])) is None
    assert read_form(Workbook("空.xlsx", ())) is None


def test_a_newer_format_is_refused_by_name() -> None:
    rows = _sheet()
    rows[0][2] = "2"
    with pytest.raises(UserError, match="更高版本"):
        read_form(_workbook(rows))
    with pytest.raises(UserError, match=r"交回\.xlsx"):
        read_properties(_workbook([], (("tzdesk_format", "2"),)))


def test_properties_hold_the_identity() -> None:
    for identity in (
        IDENTITY,
        replace(IDENTITY, plan_short_title="", issuer=None, doc_no="〔1〕号"),
    ):
        properties = tuple(identity_properties(identity).items())
        assert read_properties(_workbook([], properties)) == identity
    assert read_properties(_workbook([])) is None


def test_the_ledger_keeps_what_was_sent() -> None:
    record = to_dispatch_row("d1", ROWS[0])
    assert (record.dispatch_uid, record.assignment_uid) == ("d1", "a1")
    assert from_dispatch_row(record) == replace(ROWS[0], task=None)


def test_digests_ignore_width_and_white_space() -> None:
    assert digest("１２ 月\n底") == digest("12月底")
    assert digest("12月底") != digest("11月底")
