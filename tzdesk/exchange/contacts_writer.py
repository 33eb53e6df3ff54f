"""Writes 未填联系人清单: the units of a dispatch that nobody can be called at."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from tzdesk.exchange import styles

_COLUMNS = (("序号", 6), ("单位", 34), ("任务数", 8), ("联系人", 14), ("联系电话", 18))
_TITLE, _HINT = "未填联系人清单", "请补填后，在“单位管理”中录入。"


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A unit, how many tasks it reports on, and what is known of its contact."""

    unit: str
    tasks: int
    contact: str
    phone: str


def contacts_bytes(period_label: str, lines: Sequence[ContactLine]) -> bytes:
    """The list as the bytes of an .xlsx file."""
    import xlsxwriter  # noqa: PLC0415 - not before the first paint

    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as workbook:
        looks = styles.make_styles(workbook)
        sheet = workbook.add_worksheet("联系人")
        sheet.set_row(0, styles.TITLE_HEIGHT)
        sheet.write_string(0, 0, f"{_TITLE}（{period_label}）", looks.title)
        sheet.write_string(1, 0, f"{len(lines)} 个单位　{_HINT}", looks.info)
        for place, (label, chars) in enumerate(_COLUMNS):
            sheet.set_column(place, place, chars)
            sheet.write_string(2, place, label, looks.head)
        for at, line in enumerate(lines, 3):
            sheet.set_row(at, styles.row_height([(line.unit, _COLUMNS[1][1])]))
            sheet.write_number(at, 0, at - 2, looks.number)
            sheet.write_string(at, 1, line.unit, looks.text)
            sheet.write_number(at, 2, line.tasks, looks.number)
            sheet.write_string(at, 3, line.contact, looks.centre)
            sheet.write_string(at, 4, line.phone, looks.centre)
        sheet.freeze_panes(3, 0)
        styles.fit_to_page(sheet, 2, len(_COLUMNS) - 1, 2 + len(lines))
    return made.getvalue()
