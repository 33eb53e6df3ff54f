"""Returns as .xls: a small writer of its records, and mutants that keep or break their order."""

import random
import struct
from collections.abc import Iterable, Iterator
from typing import Any

from tests.exchange.corpus.damage import cut, flipped
from tests.exchange.corpus.seed import Mutant, Seed

_BOF, _EOF, _SHEET, _LABEL, _NUMBER, _FILEPASS = 0x809, 0x0A, 0x85, 0x204, 0x203, 0x2F
_SECTOR = 512
Record = tuple[int, bytes]


def mutants(seed: Seed) -> Iterator[Mutant]:
    """About 60 of them."""
    records = list(_records({"填报表": seed.form, "_tzdesk": seed.hidden}))
    good = compound(records)
    yield Mutant("好的.xls", good, states=("可合并",))
    yield Mutant("好的.et", good, states=("可合并",))
    yield from cut("交回.xls", good, 12)
    yield from flipped("交回.xls", good, 20)
    yield from _broken_records(records)
    locked = [records[0], (_FILEPASS, struct.pack("<HHH", 0, 0x1234, 0x5678)), *records[1:]]
    yield Mutant("异或加密.xls", compound(locked), states=("设有密码",))


def compound(records: Iterable[Record]) -> bytes:
    """A compound file whose stream `Workbook` holds these records."""
    data = b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)
    data = data.ljust(4096, b"\0")
    sectors = -(-len(data) // _SECTOR)
    tables = -(-(sectors + 2 + sectors // 100) * 4 // _SECTOR)
    chain = [0xFFFFFFFD] * tables + [0xFFFFFFFE]
    chain += [*range(tables + 2, tables + 1 + sectors), 0xFFFFFFFE]
    table = b"".join(struct.pack("<I", one) for one in chain).ljust(tables * _SECTOR, b"\xff")
    words = (tables, tables, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, *range(tables))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack(f"<{len(words)}I", *words)
    entries = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    entries += _entry("Workbook", 2, 0xFFFFFFFF, tables + 1, len(data))
    return (
        header.ljust(_SECTOR, b"\xff")
        + table
        + entries.ljust(_SECTOR, b"\0")
        + data.ljust(sectors * _SECTOR, b"\0")
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    links = struct.pack("<HBBIII", len(text), kind, 1, none, none, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<III", start, size, 0)


def _records(sheets: dict[str, list[list[Any]]]) -> Iterator[Record]:
    yield _BOF, _opening(5)
    bodies = [list(_sheet(rows)) for rows in sheets.values()]
    at = 4 + len(_opening(5)) + 4
    at += sum(4 + len(_bound(name, 0)) for name in sheets)
    for name, body in zip(sheets, bodies, strict=True):
        yield _SHEET, _bound(name, at)
        at += sum(4 + len(data) for _, data in body)
    yield _EOF, b""
    for body in bodies:
        yield from body


def _opening(kind: int) -> bytes:
    return struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6)


def _bound(name: str, at: int) -> bytes:
    return struct.pack("<IBBBB", at, 0, 0, len(name), 1) + name.encode("utf-16-le")


def _sheet(rows: list[list[Any]]) -> Iterator[Record]:
    yield _BOF, _opening(0x10)
    for at, row in enumerate(rows):
        for place, value in enumerate(row):
            if isinstance(value, int | float):
                yield _NUMBER, struct.pack("<HHHd", at, place, 0, value)
            elif value is not None:
                text = str(value)[:4000]
                head = struct.pack("<HHHHB", at, place, 0, len(text), 1)
                yield _LABEL, head + text.encode("utf-16-le")
    yield _EOF, b""


def _broken_records(records: list[Record]) -> Iterator[Mutant]:
    """Whole records shortened, overwritten or of another kind, the directory being right."""
    chance = random.Random(20231012)
    for number in range(20):
        changed = list(records)
        at = chance.randrange(1, len(changed))
        kind, body = changed[at]
        changed[at : at + 1] = chance.choice([
            [(kind, body[: len(body) // 2])],
            [(0xFFFF, body)],
            [(0, b"")],
            [(kind, b"\xff" * len(body))],
        ])  # fmt: skip
        yield Mutant(f"记录{number}.xls", compound(changed))
    far = struct.pack("<HHHd", 65_535, 255, 0, 1.0)
    yield Mutant("远格.xls", compound([*records[:-1], (_NUMBER, far), records[-1]]))
    loop = bytearray(compound(records))
    loop[_SECTOR + 40 : _SECTOR + 44] = (5).to_bytes(4, "little")
    yield Mutant("循环.xls", bytes(loop))
    yield Mutant("没有结尾.xls", compound([one for one in records if one[0] != _EOF]))
    yield Mutant("没有工作表.xls", compound([one for one in records if one[0] != _SHEET]))
