"""Workbooks whose parts are missing, or point to each other in circles, outside or nowhere."""

from collections.abc import Iterator

from tests.exchange.corpus.seed import FORM, LINKS, STRINGS, STYLES, TYPES, WORKBOOK, Mutant, Seed

_TARGETS = (
    "/xl/worksheets/sheet1.xml",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "file:///etc/hostname",
    "http://127.0.0.1/sheet1.xml",
    "worksheets/../worksheets/./sheet1.xml",
    "workbook.xml",
    "worksheets/sheet9.xml",
    "",
    "worksheets/" + "a" * 5_000,
)


def mutants(seed: Seed) -> Iterator[Mutant]:
    """About 45 odd packages."""
    for part in seed.parts:
        yield Mutant(f"缺-{part.rpartition('/')[2]}.xlsx", seed.packed(without=part))
    for part in (TYPES, WORKBOOK, LINKS, FORM, STRINGS, STYLES):
        name = part.rpartition("/")[2]
        yield Mutant(f"空-{name}.xlsx", seed.packed({part: b""}))
        yield Mutant(f"非XML-{name}.xlsx", seed.packed({part: b"\x89PNG\r\n\x1a\n" * 50}))
    yield from _links(seed)
    yield from _sheets(seed)


def _links(seed: Seed) -> Iterator[Mutant]:
    links = seed.parts[LINKS].decode()
    usual = "worksheets/sheet1.xml"
    assert usual in links
    for number, target in enumerate(_TARGETS):
        changed = links.replace(usual, target)
        yield Mutant(f"指向{number}.xlsx", seed.packed({LINKS: changed.encode()}))
    outside = links.replace(f'Target="{usual}"', f'Target="{usual}" TargetMode="External"')
    yield Mutant("外部链接.xlsx", seed.packed({LINKS: outside.encode()}))
    same = links.replace("worksheets/sheet3.xml", usual)
    yield Mutant("同一张表两次.xlsx", seed.packed({LINKS: same.encode()}))
    root = seed.parts["_rels/.rels"].decode()
    circle = root.replace("xl/workbook.xml", "_rels/.rels")
    yield Mutant("自指.xlsx", seed.packed({"_rels/.rels": circle.encode()}))
    loop = '<Relationship Id="rId77" Type="x/styles" Target="workbook.xml"/></Relationships>'
    yield Mutant("互指.xlsx", seed.replaced(LINKS, "</Relationships>", loop))


def _sheets(seed: Seed) -> Iterator[Mutant]:
    book = seed.parts[WORKBOOK].decode()
    yield Mutant("没有表.xlsx", seed.packed({WORKBOOK: _without_sheets(book)}))
    yield Mutant("同名表.xlsx", seed.replaced(WORKBOOK, 'name="填报说明"', 'name="填报表"'))
    yield Mutant("无名表.xlsx", seed.replaced(WORKBOOK, 'name="填报说明"', 'name=""'))
    yield Mutant(
        "怪名表.xlsx", seed.replaced(WORKBOOK, 'name="填报表"', 'name="\u202e../&amp;\u202e表"')
    )
    yield Mutant("表改名.xlsx", seed.replaced(WORKBOOK, 'name="_tzdesk"', 'name="Sheet3"'))
    many = "".join(f'<sheet name="s{n}" sheetId="{n + 9}" r:id="rId1"/>' for n in range(3_000))
    yield Mutant("三千张表.xlsx", seed.replaced(WORKBOOK, "</sheets>", f"{many}</sheets>"))
    wide = '<?xml version="1.0" encoding="UTF-16"?>' + book.partition("?>")[2]
    yield Mutant("宽字符.xlsx", seed.packed({WORKBOOK: wide.encode("utf-16")}))


def _without_sheets(book: str) -> bytes:
    return (book.partition("<sheets>")[0] + "<sheets/>" + book.partition("</sheets>")[2]).encode()
