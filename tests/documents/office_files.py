"""Office files written part by part, so that a test can say exactly what stands in them."""

import io
import zipfile
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"


def zip_bytes(parts: dict[str, str | bytes], *, packed: bool = True) -> bytes:
    """A zip file of these parts."""
    buffer = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _package(main: str, kind: str, relations: dict[str, str]) -> dict[str, str | bytes]:
    folder, name = main.split("/")
    lines = "".join(
        f'<Relationship Id="r{at}" Type="{_R}/{kind}" Target="{target}"/>'
        for at, (target, kind) in enumerate(relations.items(), 1)
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{_TYPES}.{kind}.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="{main}"/></Relationships>',
        f"{folder}/_rels/{name}.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}'
        f"</Relationships>",
    }


def docx_parts(body: str, numbering: str = "", styles: str = "") -> dict[str, str | bytes]:
    """A Word document of this body; everything may use the prefix `w`."""
    parts = _package(
        "word/document.xml",
        "wordprocessingml.document",
        {"numbering.xml": "numbering", "styles.xml": "styles"},
    )
    parts["word/document.xml"] = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{_W}">{numbering}</w:numbering>'
    parts["word/styles.xml"] = f'<w:styles xmlns:w="{_W}">{styles}</w:styles>'
    return parts


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, key: int = 1, depth: int = 0) -> str:
    """A paragraph that belongs to a list."""
    position = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/>'
    return paragraph(text, f"<w:numPr>{position}</w:numPr>")


def xlsx_parts(rows: str, styles: str = "", after: str = "") -> dict[str, str | bytes]:
    """A workbook of one sheet; `rows` is the inside of its sheetData, `styles` that of styles."""
    parts = _package(
        "xl/workbook.xml",
        "spreadsheetml.sheet",
        {"worksheets/sheet1.xml": "worksheet", "styles.xml": "styles"},
    )
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
        f'<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    parts["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{_S}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    )
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{_S}">{styles}</styleSheet>'
    return parts


def text_cell(address: str, text: str, style: int = 0) -> str:
    """A cell of text in a sheet's XML."""
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def ods_parts(tables: str) -> dict[str, str | bytes]:
    """A .ods of these tables; prefixes `office`, `table`, `text`."""
    spaces = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f"{tables}</office:spreadsheet></office:body></office:document-content>",
    }


def write(path: Path, parts: dict[str, str | bytes]) -> Path:
    """Those parts as a file."""
    path.write_bytes(zip_bytes(parts))
    return path


def compound_bytes(*streams: str) -> bytes:
    """An OLE compound file with empty streams of these names at its root."""
    names = ["Root Entry", *streams]
    none = 0xFFFFFFFF
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    numbers = {24: (0x3E, 2), 26: (3, 2), 28: (0xFFFE, 2), 30: (9, 2), 32: (6, 2)}
    words = {44: 1, 48: 1, 56: 4096, 60: 0xFFFFFFFE, 64: 0, 68: 0xFFFFFFFE, 72: 0, 76: 0}
    for at, (value, size) in numbers.items():
        header[at : at + size] = value.to_bytes(size, "little")
    for at, value in words.items():
        header[at : at + 4] = value.to_bytes(4, "little")
    header[80:512] = b"\xff" * 432
    entries = bytearray()
    for index, name in enumerate(names):
        entry = bytearray(128)
        encoded = name.encode("utf-16-le") + b"\0\0"
        entry[: len(encoded)] = encoded
        entry[64:66] = len(encoded).to_bytes(2, "little")
        entry[66] = 2 if index else 5
        right = index + 1 if 0 < index < len(names) - 1 else none
        child = none if index else 1
        for at, value in ((68, none), (72, right), (76, child), (116, 0xFFFFFFFE)):
            entry[at : at + 4] = value.to_bytes(4, "little")
        entries += entry
    entries = entries.ljust(512, b"\0")
    chain = [0xFFFFFFFD, *range(2, len(entries) // 512 + 1), 0xFFFFFFFE]
    fat = b"".join(value.to_bytes(4, "little") for value in chain).ljust(512, b"\xff")
    return bytes(header) + fat + bytes(entries)
