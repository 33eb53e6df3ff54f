"""D-Bus messages as bytes: values packed and read by their signatures.

Qt's own bindings cannot send an unsigned number, which input methods ask for. Only the types that a
desktop uses; knows nothing of sockets.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

PLAIN = {"y": "B", "b": "I", "n": "h", "q": "H", "i": "i", "u": "I", "x": "q", "t": "Q", "d": "d"}
"""Types of fixed size, and how struct names them."""
ALIGNED = {"s": 4, "o": 4, "g": 1, "v": 1, "a": 4, "(": 8, "{": 8}
FIXED_HEADER = struct.Struct("<4BII")
VERSION = 1
NO_REPLY = 1
LITTLE = ord("l")


class Kind(IntEnum):
    """What a message is."""

    CALL = 1
    ANSWER = 2
    ERROR = 3
    SIGNAL = 4


class Field(IntEnum):
    """What a message's head says, each under its number."""

    PATH = 1
    INTERFACE = 2
    MEMBER = 3
    ERROR_NAME = 4
    REPLY_TO = 5
    DESTINATION = 6
    SENDER = 7
    SIGNATURE = 8


_FIELD_TYPES = {Field.PATH: "o", Field.REPLY_TO: "u", Field.SIGNATURE: "g"}


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `serial` is its sender's number; an answer names it in `reply_to`."""

    kind: Kind
    serial: int
    path: str = ""
    interface: str = ""
    member: str = ""
    destination: str = ""
    reply_to: int = 0
    signature: str = ""
    values: tuple[Any, ...] = ()
    wants_answer: bool = True


def pack(message: Message) -> bytes:
    """The message as it goes over the wire."""
    body = _Packing()
    body.values(message.signature, message.values)
    head = _Packing()
    said = {
        Field.PATH: message.path,
        Field.INTERFACE: message.interface,
        Field.MEMBER: message.member,
        Field.DESTINATION: message.destination,
        Field.REPLY_TO: message.reply_to,
        Field.SIGNATURE: message.signature,
    }
    fields = [
        (int(field), (_FIELD_TYPES.get(field, "s"), value))
        for field, value in said.items()
        if value
    ]
    flags = 0 if message.wants_answer else NO_REPLY
    start = (LITTLE, message.kind, flags, VERSION, len(body.bytes), message.serial)
    head.bytes += FIXED_HEADER.pack(*start)
    head.value("a(yv)", fields)
    head.align(8)
    return bytes(head.bytes + body.bytes)


def unpack(data: bytes) -> tuple[Message, int] | None:
    """The first message in the data and its length; None while it is not all there."""
    if len(data) < FIXED_HEADER.size + 4:
        return None
    _order, kind, _flags, _version, body_length, serial = FIXED_HEADER.unpack_from(data)
    (fields_length,) = struct.unpack_from("<I", data, FIXED_HEADER.size)
    body_start = -(-(FIXED_HEADER.size + 4 + fields_length) // 8) * 8
    end = body_start + body_length
    if len(data) < end:
        return None
    head = dict(_Reading(data, FIXED_HEADER.size).value("a(yv)"))
    signature = head.get(Field.SIGNATURE, "")
    message = Message(
        kind=Kind(kind),
        serial=serial,
        path=head.get(Field.PATH, ""),
        interface=head.get(Field.INTERFACE, ""),
        member=head.get(Field.MEMBER, ""),
        reply_to=head.get(Field.REPLY_TO, 0),
        signature=signature,
        values=tuple(_Reading(data[body_start:end]).values(signature)),
    )
    return message, end


def types_in(signature: str) -> Iterator[str]:
    """The complete types of a signature: "ia(si)" is "i" and "a(si)"."""
    start = 0
    while start < len(signature):
        end = _end_of_type(signature, start)
        yield signature[start:end]
        start = end


def _end_of_type(signature: str, start: int) -> int:
    while signature[start] == "a":
        start += 1
    closing = {"(": ")", "{": "}"}.get(signature[start])
    if not closing:
        return start + 1
    depth = 0
    for at in range(start, len(signature)):
        depth += {signature[start]: 1, closing: -1}.get(signature[at], 0)
        if not depth:
            return at + 1
    raise ValueError(f"signature {signature}")


def _size_of(kind: str) -> int:
    """To which multiple a value of that type is aligned."""
    plain = PLAIN.get(kind[0])
    return struct.calcsize(plain) if plain else ALIGNED[kind[0]]


class _Packing:
    def __init__(self) -> None:
        self.bytes = bytearray()

    def align(self, size: int) -> None:
        self.bytes += bytes(-len(self.bytes) % size)

    def values(self, signature: str, values: Sequence[Any]) -> None:
        for kind, value in zip(types_in(signature), values, strict=True):
            self.value(kind, value)

    def value(self, kind: str, value: Any) -> None:
        self.align(_size_of(kind))
        if kind in PLAIN:
            self.bytes += struct.pack(f"<{PLAIN[kind]}", value)
        elif kind in "so":
            text = value.encode()
            self.bytes += struct.pack("<I", len(text)) + text + b"\0"
        elif kind == "g":
            self.bytes += bytes([len(value)]) + value.encode() + b"\0"
        elif kind == "v":
            self.value("g", value[0])
            self.value(*value)
        elif kind[0] == "a":
            self._array(kind[1:], value)
        else:
            self.values(kind[1:-1], value)

    def _array(self, kind: str, values: Sequence[Any]) -> None:
        place = len(self.bytes)
        self.bytes += bytes(4)
        self.align(_size_of(kind))
        start = len(self.bytes)
        for value in values:
            self.value(kind, value)
        struct.pack_into("<I", self.bytes, place, len(self.bytes) - start)


class _Reading:
    def __init__(self, data: bytes, at: int = 0):
        self._data, self._at = data, at

    def values(self, signature: str) -> Iterator[Any]:
        for kind in types_in(signature):
            yield self.value(kind)

    def value(self, kind: str) -> Any:
        self._at += -self._at % _size_of(kind)
        if kind in PLAIN:
            return self._plain(kind)
        if kind in "so":
            return self._text(self._plain("u"))
        if kind == "g":
            return self._text(self._plain("y"))
        if kind == "v":
            return self.value(self.value("g"))
        if kind[0] == "a":
            return self._array(kind[1:])
        return tuple(self.values(kind[1:-1]))

    def _plain(self, kind: str) -> Any:
        form = f"<{PLAIN[kind]}"
        (value,) = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return value

    def _text(self, length: int) -> str:
        text = self._data[self._at : self._at + length].decode()
        self._at += length + 1
        return text

    def _array(self, kind: str) -> list[Any]:
        length = self._plain("u")
        self._at += -self._at % _size_of(kind)
        end = self._at + length
        values = []
        while self._at < end:
            values.append(self.value(kind))
        return values
