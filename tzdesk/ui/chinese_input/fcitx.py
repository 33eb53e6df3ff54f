"""fcitx' side of the bridge: one input context, its calls and what it sends back.

The protocol of fcitx 4, which fcitx 5 speaks, too. Knows the bus, and nothing of Qt.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tzdesk.ui.chinese_input.session_bus import BusError, SessionBus
from tzdesk.ui.chinese_input.wire import Message

METHOD_PATH = "/inputmethod"
METHOD = "org.fcitx.Fcitx.InputMethod"
CONTEXT = "org.fcitx.Fcitx.InputContext"
SHOWS_PREEDIT = 1 << 1 | 1 << 4
"""Says that letters not yet turned into words are shown by us, where they will stand."""
PRESSED, RELEASED = 0, 1


@dataclass(frozen=True, slots=True)
class Key:
    """A key as X knows it: its meaning, its place on the keyboard, what is held down, when."""

    symbol: int
    code: int
    state: int
    moment: int
    released: bool = False


class InputContext:
    """fcitx' view of this program. `committed` and `composing` are what it tells us."""

    def __init__(
        self,
        bus: SessionBus,
        name: str,
        committed: Callable[[str], None],
        composing: Callable[[str, int], None],
    ):
        self._bus, self._committed, self._composing = bus, committed, composing
        made = bus.call((name, METHOD_PATH, METHOD), "CreateICv3", "si", "tzdesk", os.getpid())
        self._where = (name, f"/inputcontext_{made[0]}", CONTEXT)
        bus.listen(self._where[1], CONTEXT)
        bus.on_signal = self._heard
        self._tell("SetCapacity", "u", SHOWS_PREEDIT)

    def takes(self, key: Key) -> bool:
        """Whether the key is fcitx'; what it made of it is told at once. Raises BusError."""
        kind = RELEASED if key.released else PRESSED
        said = self._bus.call(
            self._where, "ProcessKeyEvent", "uuuiu", key.symbol, key.code, key.state, kind,
            key.moment & 0xFFFFFFFF,
        )  # fmt: skip
        self._bus.hear()
        return bool(said[0])

    def hear(self) -> None:
        """Takes in what fcitx says by itself. Raises BusError."""
        self._bus.hear()

    def focus(self, *, inside: bool) -> None:
        """A field that takes Chinese has got or lost the keys."""
        self._tell("FocusIn" if inside else "FocusOut")

    def reset(self) -> None:
        """Drops what is being composed."""
        self._tell("Reset")

    def put_list_at(self, left: int, top: int, width: int, height: int) -> None:
        """Where the words to choose from shall not cover: the cursor, on the screen."""
        self._tell("SetCursorRect", "iiii", left, top, width, height)

    def _tell(self, member: str, signature: str = "", *values: Any) -> None:
        self._bus.tell(self._where, member, signature, *values)

    def _heard(self, message: Message) -> None:
        if message.path != self._where[1]:
            return
        if message.member == "CommitString":
            self._committed(message.values[0])
        elif message.member in ("UpdatePreedit", "UpdateFormattedPreedit"):
            parts, cursor = message.values
            text = parts if isinstance(parts, str) else "".join(part for part, _format in parts)
            self._composing(text, _letters(text, cursor))


def _letters(text: str, size: int) -> int:
    """How many letters the first so many bytes are: fcitx counts bytes."""
    return len(text.encode()[: max(size, 0)].decode(errors="ignore"))


def make_context(
    where: str,
    name: str,
    committed: Callable[[str], None],
    composing: Callable[[str, int], None],
) -> tuple[SessionBus, InputContext] | None:
    """A context on a connection of its own; None where fcitx does not answer."""
    try:
        bus = SessionBus(where)
    except BusError:
        return None
    try:
        return bus, InputContext(bus, name, committed, composing)
    except BusError:
        bus.close()
        return None
