"""The Windows build: signatures held against files, digests, the icon; nothing is fetched."""

import hashlib
import struct
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from resources.installer.contents import read_contents
from resources.installer.windows import folder
from resources.installer.windows.deterministic_zip import write_zip
from resources.installer.windows.icon import pack_icon
from resources.installer.windows.python import tree_digest
from resources.installer.windows.signatures import BrokenSignatureError, check_signature

MAKER = "Python Software Foundation"
SHA256 = bytes.fromhex("0609608648016503040201")
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
INDIRECT = bytes.fromhex("060a2b060104018237020104")
COMMON_NAME = bytes.fromhex("0603550403")
OPTIONAL, START = 0x98, 0x400


def der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content)
    head = bytes([size]) if size < 0x80 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + head + content


def signature(digest: bytes, maker: str, kind: bytes = INDIRECT) -> bytes:
    """As much of Authenticode's structure as there is to walk."""
    told = der(0x30, der(0x30, SHA256, b"\x05\x00"), der(0x04, digest))
    content = der(0x30, kind, der(0xA0, der(0x30, der(0x30, b"\x05\x00"), told)))
    name = der(0x30, COMMON_NAME, der(0x0C, maker.encode()))
    signed = der(0x30, b"\x02\x01\x01", der(0x31), content, der(0xA0, name))
    return der(0x30, SIGNED_DATA, der(0xA0, signed))


def executable(maker: str = MAKER, kind: bytes = INDIRECT) -> bytearray:
    """A file that looks like a signed 64-bit program."""
    made = bytearray(START)
    made[:2] = b"MZ"
    struct.pack_into("<I", made, 0x3C, OPTIONAL - 24)
    struct.pack_into("<H", made, OPTIONAL, 0x20B)
    made[0x300:0x310] = b"what is executed"
    checksum, entry = OPTIONAL + 64, OPTIONAL + 144
    unsigned = made[:checksum] + made[checksum + 4 : entry] + made[entry + 8 :]
    table = signature(hashlib.sha256(unsigned).digest(), maker, kind)
    struct.pack_into("<II", made, entry, START, len(table) + 8)
    return made + struct.pack("<IHH", len(table) + 8, 0x200, 2) + table


def test_an_executable_as_its_maker_signed_it() -> None:
    assert check_signature(bytes(executable()), ("Somebody Else", MAKER)) == MAKER


def test_the_checksum_is_no_part_of_what_is_signed() -> None:
    data = executable()
    data[OPTIONAL + 64] ^= 1
    assert check_signature(bytes(data), (MAKER,)) == MAKER


@pytest.mark.parametrize("at", [0x10, OPTIONAL + 4, 0x305, START - 1])
def test_every_other_change_is_seen(at: int) -> None:
    data = executable()
    data[at] ^= 1
    with pytest.raises(BrokenSignatureError, match="changed"):
        check_signature(bytes(data), (MAKER,))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (bytes(executable("Somebody Else")), "signed by none"),
        (bytes(executable(kind=SIGNED_DATA)), "something else"),
        (bytes(executable()[:START]), "no signature"),
        (bytes(executable()) + b"more", "no signature"),
        (b"MZ" + bytes(400), "no 64-bit"),
    ],
)
def test_what_is_not_signed_by_its_maker(data: bytes, why: str) -> None:
    with pytest.raises(BrokenSignatureError, match=why):
        check_signature(data, (MAKER,))


def test_a_signature_that_is_cut_off() -> None:
    data = executable()
    data[START + 8 + 2] = 0x7F
    with pytest.raises(BrokenSignatureError):
        check_signature(bytes(data), (MAKER,))


def test_a_digest_of_files_is_that_of_names_and_contents() -> None:
    first: Mapping[str, bytes] = {"a": b"1", "b": b"2"}
    assert tree_digest(dict(first)) == tree_digest({"b": b"2", "a": b"1"})
    assert tree_digest({"a": b"2", "b": b"1"}) != tree_digest(dict(first))
    assert tree_digest({"a": b"1", "c": b"2"}) != tree_digest(dict(first))


def test_two_archives_of_the_same_files_are_the_same(tmp_path: Path) -> None:
    one, two = tmp_path / "1.zip", tmp_path / "2.zip"
    write_zip(one, {"b/二.txt": b"2", "a": b"1"})
    write_zip(two, {"a": b"1", "b/二.txt": b"2"})
    assert one.read_bytes() == two.read_bytes()
    with ZipFile(one) as packed:
        assert packed.namelist() == ["a", "b/二.txt"]


def test_an_icon_tells_where_each_picture_lies() -> None:
    pictures = {16: b"small", 256: b"large one"}
    icon = pack_icon(pictures)
    assert struct.unpack_from("<HHH", icon) == (0, 1, 2)
    for number, (size, picture) in enumerate(pictures.items()):
        width, height, *_, length, start = struct.unpack_from("<BBBBHHII", icon, 6 + 16 * number)
        assert (width, height) == (size % 256, size % 256)
        assert icon[start : start + length] == picture


def test_of_windows_own_python_no_encryption_and_no_second_program_is_kept() -> None:
    kept = read_contents().raw["windows"]["python"]["keep"]
    assert {"python311.dll", "_sqlite3.pyd", "_ctypes.pyd"} <= set(kept)
    assert not {"_ssl.pyd", "libssl-3.dll", "libcrypto-3.dll", "python.exe"} & set(kept)


def test_the_search_path_names_the_folders_that_are_laid_out() -> None:
    assert {"..\\packages", "..\\app"} <= set(folder.SEARCHED)
