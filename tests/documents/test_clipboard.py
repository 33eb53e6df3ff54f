"""Pasted tables and texts."""

import pytest

from tzdesk.documents import document_from_clipboard
from tzdesk.errors import UserError


def test_cells_of_a_spreadsheet_become_a_table() -> None:
    document = document_from_clipboard('序号\t任务\n1\t"甲\n乙"\n2\t丙\n')
    assert [line.text for line in document.lines] == ["序号\t任务", "1\t甲\n乙", "2\t丙"]
    assert all(line.cells is not None and line.table == 1 for line in document.lines)


def test_text_with_some_tabs_stays_text() -> None:
    document = document_from_clipboard("一、目标\n1.\t甲\n责任单位：\t区水务局\t区民政局\n")
    assert [(line.text, line.cells) for line in document.lines] == [
        ("一、目标", None),
        ("1.\t甲", None),
        ("责任单位：\t区水务局\t区民政局", None),
    ]


def test_tables_and_paragraphs_of_html_stand_in_order() -> None:
    html = (
        "<p>前言<span>。</span></p><table><tr><td rowspan=2>甲</td><td>乙</td></tr>"
        "<tr><td>丙</td></tr></table><!-- x --><p>后记</p>"
    )
    document = document_from_clipboard("", html)
    assert [(line.number, line.text, line.table) for line in document.lines] == [
        (1, "前言。", 0),
        (2, "甲\t乙", 1),
        (3, "\t丙", 1),
        (4, "后记", 0),
    ]
    cells = document.lines[2].cells
    assert cells is not None
    assert cells[0].covered == "up"


def test_html_without_a_table_gives_way_to_the_text() -> None:
    document = document_from_clipboard("1. 甲\r\n2. 乙", "<ol><li>甲</li><li>乙</li></ol>")
    assert [line.text for line in document.lines] == ["1. 甲", "2. 乙"]


@pytest.mark.parametrize(("text", "html"), [("", ""), (" \n", "<table></table>")])
def test_nothing_is_refused(text: str, html: str) -> None:
    with pytest.raises(UserError, match="“剪贴板”中没有文字"):
        document_from_clipboard(text, html)


def test_tables_of_absurd_size_are_taken_as_text() -> None:
    cell = '<td rowspan="1000" colspan="1000">x</td>'
    html = f"<table><tr>{cell * 9}</tr></table>"
    assert [line.text for line in document_from_clipboard("文字", html).lines] == ["文字"]
