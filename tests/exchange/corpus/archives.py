"""Archives as units send them, and as nobody should: odd names, links, ways out, bombs, nests."""

import io
from collections.abc import Iterator
from stat import S_IFIFO, S_IFLNK
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.exchange.corpus.damage import cut, flipped
from tests.exchange.corpus.seed import Mutant, Seed, packed

_NAMES = (
    "交回/区体育局.xlsx".encode("gbk"),
    "交回/区体育局.xlsx".encode(),
    "交回\\区体育局.xlsx".encode("gbk"),
    "交回/區體育局.xlsx".encode("big5"),
    b"../../../../tmp/out.xlsx",
    b"..\\..\\out.xlsx",
    b"/etc/out.xlsx",
    b"C:\\Windows\\out.xlsx",
    b"\\\\server\\share\\out.xlsx",
    b"CON.xlsx",
    b"a\0b.xlsx",
    b"a\nb\x1b[31m.xlsx",
    "\u202exslx.表.xlsx".encode(),
    b"\xff\xfe\xfd.xlsx",
    b"x" * 5_000 + b".xlsx",
    b"a/" * 900 + b"x.xlsx",
    b"...xlsx",
    b" .xlsx ",
    b"?*<>|.xlsx",
)


class _Raw(ZipInfo):
    """A member whose name is written byte by byte, as old Chinese programs do."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self.filename.encode("cp437"), 0


def mutants(seed: Seed) -> Iterator[Mutant]:
    """About 50 of them."""
    for number, name in enumerate(_NAMES):
        yield Mutant(f"名字{number}.zip", _with(name, seed.data))
    good = packed({"区体育局.xlsx": seed.data, "区水务局.xlsx": seed.other})
    yield from cut("各单位.zip", good, 6)
    yield from flipped("各单位.zip", good, 10)
    yield Mutant("链接.zip", _special("a.xlsx", S_IFLNK | 0o777, b"/etc/passwd"))
    yield Mutant("管道.zip", _special("a.xlsx", S_IFIFO | 0o666, b""))
    yield Mutant("文件夹名.zip", packed({"区体育局.xlsx/": b"", "区体育局.xlsx/a.xlsx": seed.data}))
    yield Mutant("同名两份.zip", _twice(seed.data, seed.other))
    yield Mutant("套一层.zip", packed({"内.zip": good}))
    yield Mutant("六千个.zip", packed({f"{n}.xlsx": b"" for n in range(6_000)}, deflated=False))
    yield Mutant("大.zip", packed({"大.xlsx": bytes(300 << 20)}))
    yield Mutant("里面膨胀.zip", packed({f"{n}.xlsx": bytes(40 << 20) for n in range(2)}))
    yield Mutant("加锁.zip", _locked(good))
    yield Mutant("怪方法.zip", good.replace(b"\x14\0\0\0\x08\0", b"\x14\0\0\0\x63\0"))
    yield Mutant("空.zip", b"", states=("无法读取",))
    yield Mutant("空目录.zip", b"PK\x05\x06" + bytes(18), states=("无法读取",))
    yield Mutant("只有文件夹.zip", packed({"交回/": b""}), states=("无法读取",))
    yield Mutant("不是压缩包.zip", "报送说明".encode("gb18030"))


def _with(name: bytes, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr(_Raw(name.decode("cp437")), data)
    return buffer.getvalue()


def _special(name: str, mode: int, data: bytes) -> bytes:
    entry = ZipInfo(name)
    entry.create_system, entry.external_attr = 3, mode << 16
    return _with_entry(entry, data)


def _with_entry(entry: ZipInfo, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr(entry, data)
    return buffer.getvalue()


def _twice(one: bytes, other: bytes) -> bytes:
    """Two members of one name."""
    data = packed({"a.xlsx": one, "b.xlsx": other})
    return data.replace(b"b.xlsx", b"a.xlsx")


def _locked(data: bytes) -> bytes:
    """Every member marked as encrypted."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = data.find(mark)
        while found >= 0:
            changed[found + at] |= 1
            found = data.find(mark, found + 4)
    return bytes(changed)
