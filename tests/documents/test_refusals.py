"""Each file that cannot be read is refused with one sentence that says what to do."""

import os
from pathlib import Path

import pytest

from tests.documents.office_files import (
    compound_bytes,
    docx_parts,
    ods_parts,
    paragraph,
    write,
    xlsx_parts,
    zip_bytes,
)
from tzdesk.documents import Reader, read_document, read_workbook
from tzdesk.errors import UserError

ODT = "application/vnd.oasis.opendocument.text"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
CONTENTS = {
    "旧.doc": compound_bytes("WordDocument"),
    "旧.wps": compound_bytes("WordDocument"),
    "假.docx": compound_bytes("WordDocument"),
    "方案.pdf": b"%PDF-1.7 ...",
    "方案.docx": b"%PDF-1.7 ...",
    "方案.txt": b"%PDF-1.7 ...",
    "方案.rtf": b"{\\rtf1\\ansi}",
    "方案.ofd": zip_bytes({"OFD.xml": "<x/>"}),
    "方案.odt": zip_bytes({"mimetype": ODT, "content.xml": "<x/>"}),
    "会.pptx": zip_bytes({"[Content_Types].xml": f'<Types ContentType="{PPTX}"/>'}),
    "包.zip": zip_bytes({"a.txt": "x"}),
    "包.rar": b"Rar!\x1a\x07\x00",
    "网页.xls": b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
    "图.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "图.xlsx": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "毒.xlsm": zip_bytes(xlsx_parts("") | {"xl/macrosheets/sheet1.xml": "<x/>"}),
}
SENTENCES = {
    "旧.doc": "不支持 .doc 文件，请在 Word 或 WPS 中另存为 .docx。",
    "旧.wps": "不支持 .wps 文件，请在 WPS 中另存为 .docx。",
    "假.docx": "不支持 .doc 文件，请在 Word 或 WPS 中另存为 .docx。",
    "方案.pdf": "不支持 .pdf 文件，请先转换为 .docx，或打开后复制文字再粘贴。",
    "方案.docx": "不支持 .pdf 文件，请先转换为 .docx，或打开后复制文字再粘贴。",
    "方案.txt": "不支持 .pdf 文件，请先转换为 .docx，或打开后复制文字再粘贴。",
    "方案.rtf": "不支持 .rtf 文件，请在 Word 或 WPS 中另存为 .docx。",
    "方案.ofd": "不支持 .ofd 文件，请先转换为 .docx，或打开后复制文字再粘贴。",
    "方案.odt": "不支持 .odt 文件，请在 WPS 或 LibreOffice 中另存为 .docx。",
    "会.pptx": "不支持 .pptx 文件，请把文字复制到 .docx 文件中。",
    "包.zip": "不支持 .zip 文件，请先解压，再选择其中的文件。",
    "包.rar": "不支持 .rar 文件，请先解压，再选择其中的文件。",
    "网页.xls": "不支持 .mht 文件，请在 Excel 或 WPS 中另存为 .xlsx。",
    "图.jpg": "“图.jpg”不是文字或表格文件，或者已经损坏。请另存为 .docx、.xlsx 或 .txt。",
    "图.xlsx": "“图.xlsx”不是文字或表格文件，或者已经损坏。请另存为 .docx、.xlsx 或 .txt。",
    "毒.xlsm": "“毒.xlsm”中有 Excel 4.0 宏表（多为宏病毒），没有读取。"
    "请查杀病毒、删除宏表，另存为 .xlsx 后再试。",
}


@pytest.mark.parametrize("name", CONTENTS)
def test_kinds_that_are_not_read(name: str, tmp_path: Path, reader: Reader) -> None:
    (tmp_path / name).write_bytes(CONTENTS[name])
    with pytest.raises(UserError) as refused:
        reader.document(tmp_path / name)
    assert str(refused.value) == SENTENCES[name]
    assert refused.value.title == "无法读取文件"


def _with_encrypted_flag(data: bytes) -> bytes:
    """A zip whose every entry says that it is encrypted."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(changed)


ENCRYPTED_ODS = ods_parts("") | {"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", compound_bytes("EncryptionInfo", "EncryptedPackage")),
        ("a.docx", compound_bytes("EncryptionInfo", "EncryptedPackage")),
        ("a.ods", zip_bytes(ENCRYPTED_ODS)),
        ("b.docx", _with_encrypted_flag(zip_bytes(docx_parts(paragraph("x"))))),
    ],
)
def test_passwords_are_named(name: str, data: bytes, tmp_path: Path, reader: Reader) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError, match=f"“{name}”设有密码"):
        reader.read(tmp_path / name)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.ods"])
@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 500, zip_bytes({"a": "b"})]
)
def test_damage_is_named(name: str, data: bytes, tmp_path: Path, reader: Reader) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError, match=f"无法读取“{name}”：文件已损坏、不完整或内容异常"):
        reader.read(tmp_path / name)


def test_what_is_not_a_file_with_content(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "空.docx").touch()
    for name, sentence in {"无.docx": "找不到“无", "": "不是文件", "空.docx": "是空文件"}.items():
        with pytest.raises(UserError, match=sentence) as refused:
            reader.document(tmp_path / name)
        assert refused.value.advice


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission(tmp_path: Path, reader: Reader) -> None:
    path = write(tmp_path / "a.docx", docx_parts(paragraph("x")))
    path.chmod(0)
    with pytest.raises(UserError, match="没有读取权限"):
        reader.document(path)


def test_a_refused_opening_is_told_by_cause(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.docx", docx_parts(paragraph("x")))
    locked = PermissionError(13, "locked")
    locked.winerror = 32  # type: ignore[attr-defined]
    for error, sentence in {
        locked: "文件正被其他程序打开",
        PermissionError(13, "no"): "没有读取权限",
        OSError(5, "io"): "读取时出错",
    }.items():

        def _refuse(*_: object, error: OSError = error) -> None:
            raise error

        with monkeypatch.context() as patched:
            patched.setattr(Path, "open", _refuse)
            with pytest.raises(UserError, match=sentence):
                reader.document(path)


def test_a_document_is_no_workbook_but_a_workbook_is_a_document(tmp_path: Path) -> None:
    word = write(tmp_path / "a.docx", docx_parts(paragraph("甲")))
    with pytest.raises(UserError, match="不是表格文件"):
        read_workbook(word)
    table = write(tmp_path / "a.xlsx", xlsx_parts('<row r="1"><c r="A1"><v>7</v></c></row>'))
    assert read_document(table).text == "7"


def test_content_counts_more_than_the_name(tmp_path: Path, reader: Reader) -> None:
    path = write(
        tmp_path / "其实是表格.docx", xlsx_parts('<row r="1"><c r="A1"><v>7</v></c></row>')
    )
    assert reader.document(path).text == "7"
    path = write(tmp_path / "其实是文档.xls", docx_parts(paragraph("甲")))
    assert reader.document(path).text == "甲"
