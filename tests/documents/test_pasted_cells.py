"""Blocks of cells as Excel, WPS and LibreOffice put them on the clipboard."""

import pytest

from tzdesk.documents.pasted_cells import Cells, cells_from_clipboard
from tzdesk.errors import UserError

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml"><head>
<style>td {mso-ignore:padding}</style></head><body><!--StartFragment--><table border=0>
 <tr height=19><td class=xl65 width=72>滞后</td><td align=right>58%</td></tr>
 <tr height=19><td>第一行<br>
    第二行</td><td></td></tr>
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td><td></td></tr>
 <![endif]></table><!--EndFragment--></body></html>"""
CALC = """<meta charset="utf-8"><table cellspacing="0"><colgroup width="85"></colgroup>
<tr><td height="17" align="left"><font face="宋体">滞后</font></td>
<td align="right" sdval="0.58" sdnum="1033;0;0%">58%</td></tr></table>"""


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("58", (("58",),)),
        ("滞后\t58%\r\n正常推进\t75%\r\n", (("滞后", "58%"), ("正常推进", "75%"))),
        ('"甲\n乙"\t丙\n', (("甲\n乙", "丙"),)),
        ('"甲\r\n“乙”"\t"说""好"""\n', (("甲\n“乙”", '说"好"'),)),
        ('"老"城\t3" 管\n', (('"老"城', '3" 管'),)),
        ("甲\n\n乙\n", (("甲",), ("",), ("乙",))),
        ("甲\t乙\t\n丙\n", (("甲", "乙", ""), ("丙", None, None))),
        ("\r\n", (("",),)),
        ("", ()),
        ("\xa058\xa0%\x07", (("58 %",),)),
    ],
)
def test_plain_text(text: str, cells: Cells) -> None:
    assert cells_from_clipboard(text) == cells


def test_a_table_of_excel() -> None:
    assert cells_from_clipboard("", EXCEL) == (("滞后", "58%"), ("第一行\n第二行", ""))


def test_a_table_of_calc() -> None:
    assert cells_from_clipboard("滞后\t58%", CALC) == (("滞后", "58%"),)


def test_the_table_tells_line_breaks_from_rows() -> None:
    html = "<table><tr><td>甲<br>乙</td></tr></table>"
    assert cells_from_clipboard("甲\n乙", html) == (("甲\n乙",),)


def test_the_text_tells_white_space() -> None:
    html = "<table><tr><td>甲\n  乙</td><td>丙</td></tr></table>"
    assert cells_from_clipboard("甲  乙\t丙\n", html) == (("甲  乙", "丙"),)


def test_merged_cells_have_one_value() -> None:
    html = "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>"
    assert cells_from_clipboard("甲\t1\n\t2\n", html) == (("甲", "1"), (None, "2"))


def test_text_beside_a_table_does_not_count() -> None:
    assert cells_from_clipboard("", "<p>表 1</p><table><tr><td>甲</td></tr></table>") == (("甲",),)


def test_absurdly_much_is_refused() -> None:
    with pytest.raises(UserError):
        cells_from_clipboard("x" * (17 << 20))
