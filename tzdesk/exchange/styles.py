"""How our workbooks look: fonts, fills, widths and heights, made once per workbook.

The colours are the workbook's own set and never themed: they must print.
"""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

FONT = "宋体"
HEAD_FONT = "黑体"

TEXT, READ_ONLY_TEXT, HINT = "#1B1B1B", "#3A3A3A", "#595959"
READ_ONLY, READ_ONLY_HEAD, FILL_HEAD, LINE = "#EDEDED", "#D9D9D9", "#DDE9F5", "#B7B7B7"

TITLE_HEIGHT, INFO_HEIGHT, HEAD_HEIGHT = 30, 18, 30
_LINE_HEIGHT, _LEAST_LINES, _TALLEST = 15, 2, 400  # points; Excel's rows end at 409


@dataclass(frozen=True, slots=True)
class Styles:
    """XlsxWriter formats by what they are for."""

    title: Any
    info: Any
    head: Any
    part: Any
    fill_head: Any
    text: Any
    centre: Any
    number: Any
    hidden: Any


def make_styles(workbook: Any) -> Styles:
    """Adds the formats to an open XlsxWriter workbook."""
    base = {"font_name": FONT, "font_size": 10, "font_color": TEXT, "valign": "vcenter"}
    cell = base | {"border": 1, "border_color": LINE, "text_wrap": True}
    head = cell | {"font_name": HEAD_FONT, "align": "center", "font_color": READ_ONLY_TEXT}
    add = workbook.add_format
    return Styles(
        title=add(base | {"font_name": HEAD_FONT, "font_size": 16, "align": "left"}),
        info=add(base | {"font_color": HINT, "font_size": 9}),
        head=add(head | {"bg_color": READ_ONLY_HEAD}),
        part=add(head | {"bg_color": READ_ONLY, "align": "left"}),
        fill_head=add(head | {"bg_color": FILL_HEAD, "font_color": TEXT}),
        text=add(cell | {"num_format": "@"}),
        centre=add(cell | {"num_format": "@", "align": "center"}),
        number=add(cell | {"align": "center"}),
        hidden=add({"num_format": "@"}),
    )


def text_width(text: str) -> int:
    """Columns that a text takes: a Chinese character two, a letter one."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


@cache
def _character_width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def row_height(cells: Sequence[tuple[str, int]]) -> int:
    """Points that a row needs so that no wrapped text is cut; (text, width of its column)."""
    return height_of(lines(cells), _LEAST_LINES)


def height_of(count: int, least: int = 3) -> int:
    """Points of a row of so many lines."""
    return min(max(count, least) * _LINE_HEIGHT, _TALLEST)


def lines(cells: Sequence[tuple[str, int]]) -> int:
    """Lines that the longest of wrapped texts takes; (text, width of its column)."""
    return max((_lines(text, chars) for text, chars in cells), default=1)


def _lines(text: str, chars: int) -> int:
    # A column loses about one character to its margins, and a wide one may not be split.
    room = max(chars - 1, 2)
    return sum(max(1, math.ceil(text_width(part) / room)) for part in text.split("\n"))


def fit_to_page(sheet: Any, head_row: int, last_column: int, last_row: int) -> None:
    """A4 landscape, one page wide, the head repeated, page numbers below."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head_row)
    sheet.print_area(0, 0, max(last_row, head_row), last_column)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.set_footer("&C第 &P 页，共 &N 页")
