"""Broken bytes: cut short, bits flipped, holes, and parts that were cut before they were packed."""

import random
from collections.abc import Iterator

from tests.exchange.corpus.seed import FORM, HIDDEN, STRINGS, STYLES, Mutant, Seed, packed

CUT_PARTS = (FORM, HIDDEN, STRINGS, STYLES)


def mutants(seed: Seed) -> Iterator[Mutant]:
    """About 150 broken copies of the seed."""
    stored = packed(seed.parts, deflated=False)
    for name, data in (("压缩", seed.data), ("未压缩", stored)):
        yield from cut(f"{name}.xlsx", data, 16)
        yield from flipped(f"{name}.xlsx", data, 30)
        middle = len(data) // 2
        yield Mutant(f"空洞-{name}.xlsx", data[:middle] + bytes(300) + data[middle + 300 :])
        yield Mutant(f"两遍-{name}.xlsx", data + data)
        yield Mutant(f"前有杂物-{name}.xlsx", b"<html>" * 10 + data)
        yield Mutant(f"后有杂物-{name}.xlsx", data + b"\0" * 1000)
    for part in CUT_PARTS:
        whole = seed.parts[part]
        for number in range(1, 10):
            torn = whole[: len(whole) * number // 10]
            name = part.rpartition("/")[2].partition(".")[0]
            yield Mutant(f"残{number}-{name}.xlsx", seed.packed({part: torn}))
    yield from _shortened(seed)
    yield from _changed_unseen(seed)


def _shortened(seed: Seed) -> Iterator[Mutant]:
    """Parts that end too early, but in good order: only their sizes tell."""
    for part, item, end in (
        (STRINGS, "<si>", "</sst>"),
        (FORM, "<row ", "</sheetData></worksheet>"),
    ):
        pieces = seed.parts[part].decode().split(item)
        for left in range(1, len(pieces), 4):
            short = item.join(pieces[: len(pieces) - left]) + end
            name = part.rpartition("/")[2].partition(".")[0]
            yield Mutant(f"少{left}-{name}.xlsx", seed.packed({part: short.encode()}))


def _changed_unseen(seed: Seed) -> Iterator[Mutant]:
    """One word of the texts altered as the medium does it: only the check sum tells."""
    for old, new in (
        ("已开工。", "已完工。"),
        ("联系电话", "联系电活"),
        ("<v>60</v>", "<v>90</v>"),
    ):
        stored = packed(seed.parts, deflated=False)
        assert old.encode() in stored
        data = stored.replace(old.encode(), new.encode())
        yield Mutant(f"变字-{new.strip('<v/>')}.xlsx", data, states=("无法读取",))


def cut(name: str, data: bytes, parts: int) -> Iterator[Mutant]:
    """The file as it is when copying stopped: at even steps and in its last bytes."""
    ends = {len(data) * part // parts for part in range(1, parts)} | {
        len(data) - n for n in (1, 9, 30)
    }
    for end in sorted(ends):
        yield Mutant(f"截断{end}-{name}", data[:end])


def flipped(name: str, data: bytes, count: int) -> Iterator[Mutant]:
    """The file with one or several bits turned round."""
    chance = random.Random(f"20231012{name}")
    for number in range(count):
        changed = bytearray(data)
        for _ in range(chance.choice([1, 1, 2, 8, 64])):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        yield Mutant(f"翻转{number}-{name}", bytes(changed))
