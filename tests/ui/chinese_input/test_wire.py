"""D-Bus messages: what is packed is read again, also when it comes in pieces."""

from typing import Any

import pytest

from tzdesk.ui.chinese_input.wire import Kind, Message, pack, types_in, unpack

SIGNAL = Message(Kind.SIGNAL, 7, "/a", "b.C", "D", signature="s", values=("水务",))


@pytest.mark.parametrize(
    ("signature", "values"),
    [
        ("", ()),
        ("uuuiu", (0xFF0D, 36, 16, 0, 0xFFFFFFFF)),
        ("ysbdx", (1, "水务", 1, 0.5, -(2**40))),
        ("as", (["a", "", "长一些的字"],)),
        ("a(si)i", ([("你", 8), ("好", 0)], 3)),
        ("aa{su}v", ([[("a", 1)], []], ("s", "x"))),
    ],
)
def test_values_come_back_as_they_were(signature: str, values: tuple[Any, ...]) -> None:
    data = pack(Message(Kind.SIGNAL, 1, "/p", "i.f", "M", signature=signature, values=values))
    found = unpack(data)
    assert found
    message, length = found
    assert length == len(data)
    if signature != "aa{su}v":
        assert message.values == values
    else:  # a variant is read as what it holds
        assert message.values == (values[0], "x")


def test_a_message_is_read_when_it_is_all_there() -> None:
    data = pack(SIGNAL)
    assert [unpack(data[:size]) for size in range(len(data))] == [None] * len(data)
    assert unpack(data + b"l\1") == (SIGNAL, len(data))


def test_types_of_a_signature() -> None:
    assert list(types_in("ia(si)a{sv}aas")) == ["i", "a(si)", "a{sv}", "aas"]
