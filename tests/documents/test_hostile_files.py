"""A corpus of broken and hostile files, made here: each is read or refused with one sentence."""

import io
import random
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.documents.office_files import (
    compound_bytes,
    docx_parts,
    numbered,
    ods_parts,
    paragraph,
    text_cell,
    xlsx_parts,
    zip_bytes,
)
from tzdesk.documents import Limits, Reader, document_from_workbook
from tzdesk.domain.document import Document, Workbook
from tzdesk.errors import UserError

SAVED = Path(__file__).parent.parent / "data" / "workbooks"
LIMITS = Limits(memory=256 << 20, seconds=2.0)
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def _docx() -> bytes:
    made = docx.Document()
    for text in ("一、目标", "1. 甲", "责任单位：区水务局"):
        made.add_paragraph(text, style="List Number")
    made.add_table(2, 2).cell(0, 0).text = "格"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _xlsx() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in range(1, 6):
        sheet.append([row, "任务", 0.5, "=1/0"])
    sheet.merge_cells("A1:B1")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _seeds() -> dict[str, bytes]:
    saved = {path.name: path.read_bytes() for path in sorted(SAVED.iterdir())}
    stored = zip_bytes(xlsx_parts(f'<row r="1">{text_cell("A1", "x")}</row>'), packed=False)
    return saved | {
        "a.docx": _docx(),
        "a.xlsx": _xlsx(),
        "stored.xlsx": stored,
        "a.txt": "一、目标\n1. 甲\n责任单位：区水务局\n".encode("gb18030") * 5,
        "a.xls": b"<table><tr><td colspan=2>x</td></tr></table>",
    }


def _mutants() -> Iterator[tuple[str, bytes]]:
    chance = random.Random(20231012)
    for name, data in _seeds().items():
        for part in range(1, 16):
            yield f"cut{part}-{name}", data[: len(data) * part // 16]
        for number in range(25):
            changed = bytearray(data)
            for _ in range(chance.choice([1, 2, 8, 64])):
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
            yield f"flip{number}-{name}", bytes(changed)
        middle = len(data) // 2
        yield f"hole-{name}", data[:middle] + b"\0" * 200 + data[middle + 200 :]
        yield f"twice-{name}", data + data


def _zip_bomb() -> bytes:
    """300 KB of which each part is bearable, but not all together."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in docx_parts(paragraph("x")).items():
            archive.writestr(name, content)
        for number in range(40):
            archive.writestr(f"word/media/{number}", b"\0" * (8 << 20))
    return buffer.getvalue()


def _lying_bomb() -> bytes:
    """A part that expands far beyond the size its directory tells."""
    rows = f'<row r="1">{text_cell("A1", "0" * (300 << 20))}</row>'
    data = bytearray(zip_bytes(xlsx_parts(rows)))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        if int.from_bytes(data[at + 24 : at + 28], "little") > len(rows):
            data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def _hostile() -> Iterator[tuple[str, bytes]]:
    deep = "<w:sdt><w:sdtContent>" * 30_000 + "</w:sdtContent></w:sdt>" * 30_000
    wide = "".join(f'<w:gridSpan w:val="{10**n}"/>' for n in range(9))
    cell = f"<w:tc><w:tcPr>{wide}</w:tcPr><w:p/></w:tc>"
    yield "bomb.docx", _zip_bomb()
    yield "entities.docx", zip_bytes(docx_parts(paragraph("x")) | {
        "word/document.xml": ENTITIES + "<w>&i;</w>"
    })  # fmt: skip
    yield "entities.xlsx", zip_bytes(xlsx_parts("") | {
        "xl/worksheets/sheet1.xml": ENTITIES + "<worksheet>&i;</worksheet>"
    })  # fmt: skip
    yield "entities.ods", zip_bytes(ods_parts("") | {"content.xml": ENTITIES + "<x>&i;</x>"})
    wide_entities = (ENTITIES + "<w>&i;</w>").encode("utf-16")
    yield "utf16.docx", zip_bytes(docx_parts("") | {"word/document.xml": wide_entities})
    yield "deep.docx", zip_bytes(docx_parts(deep))
    yield "wide.docx", zip_bytes(docx_parts(f"<w:tbl><w:tr>{cell * 100}</w:tr></w:tbl>"))
    yield "loop.docx", zip_bytes(docx_parts(
        paragraph("x", '<w:pStyle w:val="A"/>') + numbered("y", 7),
        "",
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    ))  # fmt: skip
    yield "parts.docx", zip_bytes({f"p{number}": "" for number in range(20_500)}, packed=False)
    far = text_cell("XFD1048576", "x")
    near = f'<row r="1">{text_cell("A1", "x")}</row>'
    yield "far.xlsx", zip_bytes(xlsx_parts(f'{near}<row r="1048576">{far}</row>'))
    yield (
        "beyond.xlsx",
        zip_bytes(xlsx_parts(f'<row r="9999999">{text_cell("ZZZ9999999", "x")}</row>')),
    )
    yield "merged.xlsx", zip_bytes(xlsx_parts(
        near, after='<mergeCells>' + '<mergeCell ref="A1:XFD1048576"/>' * 500 + "</mergeCells>"
    ))  # fmt: skip
    yield (
        "long.xlsx",
        zip_bytes(xlsx_parts(f'<row r="1">{text_cell("A1", "长" * (20 << 20))}</row>')),
    )
    yield (
        "huge.xlsx",
        zip_bytes(xlsx_parts(f'<row r="1">{text_cell("A1", "0" * (200 << 20))}</row>')),
    )
    yield "lying.xlsx", _lying_bomb()
    yield "numbers.xlsx", zip_bytes(xlsx_parts(
        '<row r="x"><c r="1A" s="999999999"><v>1e999</v></c><c t="s"><v>-1</v></c></row>'
    ))  # fmt: skip
    rows = '<table:table-row table:number-rows-repeated="1048576">{}</table:table-row>'
    one = '<table:table-cell {} office:value-type="float" office:value="1"/>'
    many = rows.format(one.format('table:number-columns-repeated="16384"'))
    yield "many.ods", zip_bytes(ods_parts(f"<table:table>{many}</table:table>"))
    blank = rows.format("<table:table-cell/>")
    yield "blank.ods", zip_bytes(ods_parts(f"<table:table>{blank * 300}</table:table>"))
    yield "spans.xls", b"<table>" + b"<tr><td rowspan=99999 colspan=99999>x</td></tr>" * 500
    yield "nested.xls", b"<table><tr><td>" * 50_000
    yield "open.xls", b"<" * 3_000_000
    yield "quote.csv", b'a,"' + b"x,\n" * 500_000
    yield "loop.xls", compound_bytes("Workbook")[:512] + b"\0" * 2048
    yield "compound.xls", compound_bytes("Workbook")
    yield "zeros.docx", bytes(100_000)
    yield "zeros.txt", bytes(100_000)


@pytest.fixture(scope="module")
def hurried() -> Iterator[Reader]:
    with Reader(LIMITS) as reader:
        yield reader


def _read(reader: Reader, path: Path) -> Document | UserError:
    try:
        found = reader.read(path)
        return document_from_workbook(found) if isinstance(found, Workbook) else found
    except UserError as refusal:
        return refusal


def _check(reader: Reader, path: Path) -> Document | UserError:
    begun = time.monotonic()
    found = _read(reader, path)
    # The limit, starting a new child, and a loaded machine.
    assert time.monotonic() - begun < LIMITS.seconds + 28, path.name
    if isinstance(found, UserError):
        assert found.message.endswith("。"), path.name
        assert path.name in found.message or found.message.startswith("不支持 "), path.name
    else:
        assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))
    return found


HOSTILE = dict(_hostile())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files(name: str, tmp_path: Path, hurried: Reader) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    found = _check(hurried, tmp_path / name)
    expected = {
        "bomb.docx": "展开后超过 256 MB，为安全起见没有打开，请向来文单位核实。",
        "parts.docx": "内部的文件过多",
        "far.xlsx": "一直延伸到 XFD1048576",
        "many.ods": "所需内存超过 256 MB",
    }
    if name in expected:
        assert expected[name] in str(found)
    if name.startswith(("entities", "utf16", "zeros", "huge", "lying")):
        assert isinstance(found, UserError)


def test_mutants_of_good_files(tmp_path: Path, hurried: Reader) -> None:
    mutants = list(_mutants())
    assert len(mutants) >= 300
    read = refused = 0
    for name, data in mutants:
        path = tmp_path / name
        path.write_bytes(data)
        found = _check(hurried, path)
        refused += isinstance(found, UserError)
        read += isinstance(found, Document)
        path.unlink()
    assert read > 20
    assert refused > 100


def test_a_good_file_is_still_read_after_all_of_them(tmp_path: Path, hurried: Reader) -> None:
    (tmp_path / "好.docx").write_bytes(_docx())
    assert isinstance(_read(hurried, tmp_path / "好.docx"), Document)
