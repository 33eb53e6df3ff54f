"""Returns saved, packed or put together otherwise than as the workbook that went out."""

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from tests.services.merging.office import UNITS, Book, Office
from tzdesk.services.merge_plan import FilePlan, FileState

WATER, TRADE, SPORT = UNITS
SAID = {(SPORT, 2, "progress", "已开工。"), (SPORT, 2, "percent", 60)}


def fill(book: Book) -> None:
    book.put(2, progress="已开工。", percent=60)


def the_file(office: Office, path: Path) -> FilePlan:
    (file,) = office.plan(path).files
    return file


def kinds(file: FilePlan) -> set[str]:
    return {one.kind for one in file.notices} - {"required", "unfilled"}


def separated(office: Office, separator: str, encoding: str, name: str) -> Path:
    """The form's sheet saved as text, its hidden column included."""
    rows = openpyxl.load_workbook(office.hand_in(SPORT, fill))["填报表"].iter_rows(values_only=True)
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    path = office.inbox / name
    path.write_bytes(text.getvalue().encode(encoding))
    return path


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(",", "gb18030"), (",", "utf-8-sig"), ("\t", "utf-16"), (";", "utf-8")],
)
def test_a_sheet_saved_as_csv_finds_its_base(office: Office, separator: str, encoding: str) -> None:
    path = separated(office, separator, encoding, "体育局.csv")
    assert the_file(office, path).state is FileState.READY
    assert office.said(office.plan(path)) == SAID


def test_a_sheet_saved_as_plain_text_is_named(office: Office) -> None:
    file = the_file(office, separated(office, "\t", "utf-16", "体育局.txt"))
    assert file.state is FileState.NO_FORM
    assert file.message


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        ("xltx", "openxmlformats-officedocument.spreadsheetml.template"),
        ("xlsm", "ms-excel.sheet.macroEnabled"),
        ("xltm", "ms-excel.template.macroEnabled"),
    ],
)
def test_templates_and_macro_workbooks(office: Office, suffix: str, kind: str) -> None:
    path = office.hand_in(SPORT, fill)
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    usual = b"openxmlformats-officedocument.spreadsheetml.sheet.main"
    types = parts["[Content_Types].xml"]
    assert usual in types
    parts["[Content_Types].xml"] = types.replace(usual, f"{kind}.main".encode())
    saved = office.inbox / f"体育局.{suffix}"
    with ZipFile(saved, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert office.said(office.plan(saved)) == SAID


def rows_of(office: Office, unit: str) -> list[list[object]]:
    sheet = openpyxl.load_workbook(office.book(unit))["填报表"]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_rows_pasted_from_another_units_workbook_are_not_taken(office: Office) -> None:
    row = rows_of(office, WATER)[5]

    def alter(book: Book) -> None:
        fill(book)
        row[book.columns["progress"] - 1] = "水务局的进展。"
        book.rewrite([*book.values(), row])

    path = office.hand_in(SPORT, alter)
    file = the_file(office, path)
    assert office.said(office.plan(path)) == SAID
    assert [one.text for one in file.added]
    assert len(file.added) == 1


def test_two_units_in_one_workbook_are_not_mixed(office: Office) -> None:
    """The fuller sheet is read; the other is named."""

    def alter(book: Book) -> None:
        fill(book)
        other = book.workbook.create_sheet("区水务局")
        for row in rows_of(office, WATER)[:5]:
            other.append(row)

    path = office.hand_in(SPORT, alter)
    file = the_file(office, path)
    assert office.said(office.plan(path)) == SAID
    assert "未读取：另有填报表“区水务局”" in [one.message for one in file.notices]


def test_thousands_of_stray_columns_make_a_few_notices(office: Office) -> None:
    def alter(book: Book) -> None:
        fill(book)
        for column in range(20, 120):
            for row in (3, 4):
                book.sheet.cell(row, column).value = "甲"

    file = the_file(office, office.hand_in(SPORT, alter))
    unread = [one.message for one in file.notices if one.kind == "unread"]
    assert len(unread) < 20
    assert unread[-1] == "未读取：还有其他未识别的列"


def test_a_picture_of_the_form_has_its_sentence(office: Office) -> None:
    office.inbox.mkdir()
    for name in ("扫描件.jpg", "填报表.xlsx", "填报表.xls"):
        (office.inbox / name).write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(500))
    for file in office.plan().files:
        assert file.state is FileState.UNREADABLE
        assert "不是文字或表格文件" in file.message


def test_two_members_of_one_name_are_both_seen(office: Office) -> None:
    data, other = office.hand_in(SPORT, fill).read_bytes(), office.book(WATER).read_bytes()
    path = office.inbox / "各单位.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.xlsx", data)
        archive.writestr("b.xlsx", other)
    path.write_bytes(path.read_bytes().replace(b"b.xlsx", b"a.xlsx"))
    files = office.plan(path).files
    assert [one.path for one in files] == [f"{path}/a.xlsx", f"{path}/a.xlsx（2）"]
    assert [one.state for one in files] == [FileState.READY, FileState.UNCHANGED]
