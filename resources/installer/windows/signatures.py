"""Whether a Windows executable still is what its signature was made for.

Compares the digest in the embedded signature with that of the file as it lies here, and says whose
certificate came with it. Does not walk the certificate's chain: the file it is about is pinned by
digest besides.
"""

import hashlib
import struct
from collections.abc import Iterator

_SPC_INDIRECT_DATA = bytes.fromhex("2b060104018237020104")
_ALGORITHMS = {bytes.fromhex("608648016503040201"): "sha256", bytes.fromhex("2b0e03021a"): "sha1"}
_COMMON_NAME = bytes.fromhex("0603550403")
_CHECKSUM_AT, _SIGNATURE_ENTRY_AT = 64, 144
"""Where both lie in the optional header of a 64-bit executable; neither is signed."""


class BrokenSignatureError(ValueError):
    """The file is none that is signed, or has changed since."""


def check_signature(data: bytes, signers: tuple[str, ...]) -> str:
    """Which of the signers has signed an executable. Raises BrokenSignatureError where none has."""
    optional = struct.unpack_from("<I", data, 0x3C)[0] + 24
    if data[:2] != b"MZ" or struct.unpack_from("<H", data, optional)[0] != 0x20B:
        raise BrokenSignatureError("no 64-bit executable")
    entry = optional + _SIGNATURE_ENTRY_AT
    start, size = struct.unpack_from("<II", data, entry)
    if not size or start + size != len(data):
        raise BrokenSignatureError("no signature at its end")
    signature = data[start + 8 :]
    algorithm, signed = _signed_digest(signature)
    checksum = optional + _CHECKSUM_AT
    digest = hashlib.new(algorithm, data[:checksum] + data[checksum + 4 : entry])
    digest.update(data[entry + 8 : start])
    if digest.digest() != signed:
        raise BrokenSignatureError("changed since it was signed")
    for signer in signers:
        if signer in _names(signature):
            return signer
    raise BrokenSignatureError(f"signed by none of {', '.join(signers)}")


def _signed_digest(signature: bytes) -> tuple[str, bytes]:
    """From ContentInfo ▸ SignedData ▸ encapsulated content ▸ SpcIndirectDataContent."""
    try:
        _, signed_data = _parts(_inside(signature))
        _version, _algorithms, content, *_ = _parts(_inside(signed_data))
        kind, held = _parts(content)
        if kind != _SPC_INDIRECT_DATA:
            raise BrokenSignatureError("a signature of something else")
        _what, digest = _parts(_inside(held))
        algorithm, value = _parts(digest)
        return _ALGORITHMS[_parts(algorithm)[0]], value
    except (IndexError, KeyError, ValueError) as error:
        raise BrokenSignatureError(f"unreadable signature: {error}") from None


def _names(signature: bytes) -> set[str]:
    """The common names in the certificates that came with it."""
    found = set()
    for before in signature.split(_COMMON_NAME)[1:]:
        _tag, name, _rest = _item(before)
        found.add(name.decode("utf-8", "replace"))
    return found


def _inside(data: bytes) -> bytes:
    return _item(data)[1]


def _parts(data: bytes) -> list[bytes]:
    return list(_each(data))


def _each(data: bytes) -> Iterator[bytes]:
    while data:
        _tag, content, data = _item(data)
        yield content


def _item(data: bytes) -> tuple[int, bytes, bytes]:
    """The first DER item: its tag, its content, and what comes behind it."""
    size, start = data[1], 2
    if size & 0x80:
        start += size & 0x7F
        size = int.from_bytes(data[2:start], "big")
    if start + size > len(data):
        raise ValueError("cut off")
    return data[0], data[start : start + size], data[start + size :]
