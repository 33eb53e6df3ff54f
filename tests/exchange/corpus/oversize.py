"""Small files that want to become large: bombs, entities, far cells, endless lists."""

import io
import zipfile
from collections.abc import Iterator
from copy import copy

from tests.exchange.corpus.seed import (
    FORM,
    STRINGS,
    STYLES,
    WORKBOOK,
    Mutant,
    Parts,
    Seed,
    packed,
)

REFUSED = ("无法读取",)
_LAUGHS = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
ENTITIES = {
    "十亿笑": f'<!DOCTYPE x [<!ENTITY a "ha">{_LAUGHS}]>',
    "平方": f'<!DOCTYPE x [<!ENTITY i "{"长" * 100_000}">]>',
    "外部": '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>',
    "参数": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY i "x">]>',
    "网络": '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd" [<!ENTITY i "x">]>',
}


def mutants(seed: Seed) -> Iterator[Mutant]:
    """About 45 of them."""
    yield from _entities(seed)
    yield from _bombs(seed)
    yield from _far(seed)
    yield from _long_lists(seed)


def _entities(seed: Seed) -> Iterator[Mutant]:
    for name, declared in ENTITIES.items():
        for part in (FORM, STRINGS, WORKBOOK):
            text = seed.parts[part].decode()
            text = text.partition("?>")[2] if text.startswith("<?xml") else text
            hostile = (declared + text.replace("填报", "填报&i;", 3)).encode()
            file = f"实体{name}-{part.rpartition('/')[2]}.xlsx"
            yield Mutant(file, seed.packed({part: hostile}), states=REFUSED)


def _bombs(seed: Seed) -> Iterator[Mutant]:
    zeros = bytes(8 << 20)
    yield Mutant("膨胀.xlsx", _overlapping(seed, zeros), states=REFUSED)
    many: Parts = {f"xl/media/{number}": b"" for number in range(20_500)}
    yield Mutant("两万个部件.xlsx", packed(seed.parts | many, deflated=False), states=REFUSED)
    inner = packed({"a.bin": zeros})
    for _ in range(20):
        inner = packed({"inner.zip": inner})
    yield Mutant("套娃.xlsx", inner, states=REFUSED)
    yield Mutant("套娃在内.xlsx", seed.packed({"xl/embeddings/x.bin": inner}))
    yield Mutant("谎报大小.xlsx", _lying(seed), states=("无法读取", "可合并"))
    yield Mutant("重复的部件.xlsx", _twice(seed))


def _overlapping(seed: Seed, zeros: bytes) -> bytes:
    """A hundred and fifty parts that all lie in one place: 1.2 GB in 20 KB."""
    buffer = io.BytesIO(seed.packed({"xl/media/0.bin": zeros}))
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(1, 150):
            same = copy(archive.getinfo("xl/media/0.bin"))
            same.filename = f"xl/media/{number}.bin"
            archive.filelist.append(same)
        archive._didModify = True  # type: ignore[attr-defined] - so that it writes its directory
    return buffer.getvalue()


def _lying(seed: Seed) -> bytes:
    """The form expands far beyond the size that the directory tells."""
    text = seed.parts[FORM] + b" " * (300 << 20)
    data = bytearray(seed.packed({FORM: text}))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        if int.from_bytes(data[at + 24 : at + 28], "little") == len(text):
            data[at + 24 : at + 28] = (9_000).to_bytes(4, "little")
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def _twice(seed: Seed) -> bytes:
    """Two parts of one name: programs differ in which they take."""
    buffer = io.BytesIO(seed.data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.filelist.append(copy(archive.getinfo(FORM)))
        archive._didModify = True  # type: ignore[attr-defined]
    return buffer.getvalue()


def _far(seed: Seed) -> Iterator[Mutant]:
    rows = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row></sheetData>'
    for row, column in (
        (1_048_576, "XFD"),
        (1_048_576, "A"),
        (60, "XFD"),
        (9_999_999, "ZZZ"),
        (0, "A"),
    ):
        far = rows.format(row, column)
        yield Mutant(f"远格{column}{row}.xlsx", seed.replaced(FORM, "</sheetData>", far))
    text = seed.parts[FORM].decode()
    before, _, after = text.partition("<dimension ")
    refs = ("A1:XFD1048576", "A1", "XFD1048576:A1", "", "垃圾", "A0:ZZZ99999999999")
    for number, ref in enumerate(refs):
        changed = f'{before}<dimension ref="{ref}"/>{after.partition("/>")[2]}'
        yield Mutant(f"范围{number}.xlsx", seed.packed({FORM: changed.encode()}))
    merged = '<mergeCells count="9">' + '<mergeCell ref="A1:XFD1048576"/>' * 300 + "</mergeCells>"
    yield Mutant("整表合并.xlsx", seed.replaced(FORM, "</sheetData>", f"</sheetData>{merged}"))
    tall = '<mergeCells count="1"><mergeCell ref="G4:G1048576"/></mergeCells>'
    yield Mutant("整列合并.xlsx", seed.replaced(FORM, "</sheetData>", f"</sheetData>{tall}"))
    odd = '<mergeCells count="1"><mergeCell ref="G9:G4"/></mergeCells>'
    yield Mutant("倒着合并.xlsx", seed.replaced(FORM, "</sheetData>", f"</sheetData>{odd}"))


def _long_lists(seed: Seed) -> Iterator[Mutant]:
    blank = "".join(f'<row r="{number}"/>' for number in range(60, 1_000_060))
    yield Mutant("百万空行.xlsx", seed.replaced(FORM, "</sheetData>", f"{blank}</sheetData>"))
    styled = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(60, 200_060))
    yield Mutant("只有格式的行.xlsx", seed.replaced(FORM, "</sheetData>", f"{styled}</sheetData>"))
    strings = "<si><t>x</t></si>" * 1_000_000
    yield Mutant("百万字符串.xlsx", seed.replaced(STRINGS, "</sst>", f"{strings}</sst>"))
    fonts = "<xf numFmtId='9' fontId='0' fillId='0' borderId='0'/>" * 100_000
    yield Mutant("十万样式.xlsx", seed.replaced(STYLES, "</cellXfs>", f"{fonts}</cellXfs>"))
    deep = "<g>" * 50_000 + "</g>" * 50_000
    yield Mutant("深套.xlsx", seed.replaced(FORM, "</sheetData>", f"</sheetData>{deep}"))
    text = (
        '<row r="60"><c r="G60" t="inlineStr"><is><t>' + "长" * (20 << 20) + "</t></is></c></row>"
    )
    yield Mutant("二千万字.xlsx", seed.replaced(FORM, "</sheetData>", f"{text}</sheetData>"))
    formulas = '<c r="G{0}"><f>' + "A1+" * 3_000 + "1</f><v>1</v></c>"
    rows = "".join(f'<row r="{n}">{formulas.format(n)}</row>' for n in range(60, 100))
    yield Mutant("长公式.xlsx", seed.replaced(FORM, "</sheetData>", f"{rows}</sheetData>"))
