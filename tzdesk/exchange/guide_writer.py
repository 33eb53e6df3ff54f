"""Writes 填报说明: half a page on how to fill in the sheet beside it."""

from typing import Any

from tzdesk.domain.status import Status
from tzdesk.exchange import form_words, styles
from tzdesk.exchange.form_rows import Form
from tzdesk.exchange.form_styles import FormStyles
from tzdesk.exchange.return_format import GUIDE_SHEET

_WIDTHS = (18, 14, 96)
_ROW_HEIGHT = 21


def write_guide(workbook: Any, looks: FormStyles, form: Form) -> None:
    """Adds the sheet to an open workbook."""
    sheet = workbook.add_worksheet(GUIDE_SHEET)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)
    sheet.set_row(0, styles.TITLE_HEIGHT)
    sheet.write_string(0, 0, GUIDE_SHEET, looks.guide_title)
    at = 1
    for line in form_words.instructions(form.identity):
        sheet.set_row(at, _ROW_HEIGHT)
        sheet.merge_range(at, 0, at, 2, line, looks.guide_line)
        at += 1
    needed = list(form_words.requirements(form.identity, form.columns))
    at = _table(sheet, looks, at + 1, ("栏目", "要求", "填写说明"), needed)
    statuses = [(status.value, "", form_words.STATUS_MEANINGS[status]) for status in Status]
    at = _table(sheet, looks, at + 1, ("进展状态", "", "含义"), statuses)
    styles.fit_to_page(sheet, 0, 2, at - 1)
    sheet.fit_to_pages(1, 1)


def _table(
    sheet: Any,
    looks: FormStyles,
    at: int,
    heads: tuple[str, str, str],
    lines: list[tuple[str, str, str]],
) -> int:
    """Writes heads and lines from row `at`; answers the row below. A blank middle is left out."""
    _line(sheet, at, heads, (looks.guide_head,) * 3)
    for cells in lines:
        at += 1
        _line(sheet, at, cells, (looks.guide_name, looks.centre, looks.guide_line))
    return at + 1


def _line(sheet: Any, at: int, cells: tuple[str, str, str], style: tuple[Any, Any, Any]) -> None:
    first, middle, last = cells
    texts = [(first, _WIDTHS[0]), (last, _WIDTHS[2])]
    sheet.set_row(at, max(_ROW_HEIGHT, styles.height_of(styles.lines(texts), 1)))
    sheet.write_string(at, 0, first, style[0])
    if middle:
        sheet.write_string(at, 1, middle, style[1])
        sheet.write_string(at, 2, last, style[2])
    else:
        sheet.merge_range(at, 1, at, 2, last, style[2])
