"""Files that are not what their names say, and workbooks of other kinds than .xlsx."""

from collections.abc import Iterator

from tests.documents.office_files import compound_bytes, xlsx_parts, zip_bytes
from tests.exchange.corpus.seed import TYPES, Mutant, Seed, packed

_NO_RETURN = ("无法读取", "非填报表", "设有密码")
_HEADS = {
    "jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(500),
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(500),
    "gif": b"GIF89a" + bytes(500),
    "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n" * 20,
    "rtf": b"{\\rtf1\\ansi " + "填报表".encode("gbk") + b"}",
    "exe": b"MZ\x90\0\3\0\0\0" + bytes(1_000),
    "elf": b"\x7fELF" + bytes(1_000),
    "rar": b"Rar!\x1a\x07\x01\0" + bytes(200),
    "7z": b"7z\xbc\xaf\x27\x1c" + bytes(200),
    "gz": b"\x1f\x8b\x08\0" + bytes(200),
    "html": "<html><table><tr><td>填报表</td></tr></table></html>".encode(),
    "mht": b"MIME-Version: 1.0\nContent-Type: multipart/related\n",
    "xml": b'<?xml version="1.0"?><a/>',
    "json": b'{"a": [1, 2, 3]}',
    "sqlite": b"SQLite format 3\0" + bytes(1_000),
    "文字": "本单位三季度没有进展。".encode("gb18030"),
    "零": bytes(5_000),
    "全一": b"\xff" * 5_000,
    "一个字节": b"P",
    "空压缩包": b"PK\x05\x06" + bytes(18),
    "复合": compound_bytes("Workbook"),
    "加密": compound_bytes("EncryptedPackage", "EncryptionInfo"),
    "旧文档": compound_bytes("WordDocument"),
    "演示": compound_bytes("PowerPoint Document"),
}
_EXPECTED = {"加密": ("设有密码",)}


def mutants(seed: Seed) -> Iterator[Mutant]:
    """About 100 of them."""
    for kind, data in _HEADS.items():
        states = _EXPECTED.get(kind, _NO_RETURN)
        for suffix in ("xlsx", "xls", "et", "ods"):
            yield Mutant(f"{kind}改名.{suffix}", data, states=states)
    for suffix in ("docx", "csv", "txt", "xlsb", "dat", ""):
        yield Mutant(f"图片改名.{suffix}".rstrip("."), _HEADS["jpg"], states=_NO_RETURN)
    yield from _other_packages(seed)


def _other_packages(seed: Seed) -> Iterator[Mutant]:
    main = "spreadsheetml.sheet.main"
    for kind in ("wordprocessingml.document.main", "presentationml.presentation.main", "x.main"):
        data = seed.replaced(TYPES, main, kind)
        yield Mutant(f"类型{kind[:4]}.xlsx", data, states=_NO_RETURN)
    yield Mutant("不是二进制.xlsb", seed.replaced(TYPES, main, "x"), states=_NO_RETURN)
    junk = {
        TYPES: '<Types><Override ContentType="application/vnd.ms-excel.sheet.binary"/></Types>',
        "xl/workbook.bin": b"\x83\x01\0" + b"\xff" * 400,
        "xl/worksheets/sheet1.bin": bytes(range(256)) * 8,
    }
    yield Mutant("垃圾.xlsb", packed(junk), states=_NO_RETURN)
    yield Mutant("没有内容.xlsb", packed({TYPES: junk[TYPES]}), states=_NO_RETURN)
    yield Mutant("别的表.xlsx", zip_bytes(xlsx_parts("")), states=_NO_RETURN)
    # Names do not decide: these are good returns.
    for suffix in ("xls", "et", "xlsm", "xltx", "ods", "csv", "docx", "dat"):
        yield Mutant(f"其实是好的.{suffix}", seed.data, states=("可合并",))
