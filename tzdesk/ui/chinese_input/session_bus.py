"""The session's D-Bus over its local socket: calls with an answer, and signals as they come.

A Unix socket of this computer; nothing here can reach a network.
"""

import os
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from time import monotonic
from typing import Any

from tzdesk.ui.chinese_input.wire import Kind, Message, pack, unpack

BUS = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
PATIENCE = 3.0
"""Seconds that a call may take: the first key makes an input method load its words."""
CHUNK = 65536


class BusError(Exception):
    """There is no bus, or it did not answer as it should."""


class BusSilentError(BusError):
    """The answer takes too long; the bus is still there."""


class SessionBus:
    """A connection; `on_signal` hears every signal that was asked for."""

    def __init__(self, address: str):
        self._serials = count(1)
        self._waiting = b""
        self._unheard: list[Message] = []
        self.on_signal: Callable[[Message], None] = lambda _message: None
        self._socket = _connect(address)
        try:
            self._say_who()
            self.call(BUS, "Hello")
        except (OSError, BusError) as error:
            self.close()
            raise BusError(str(error)) from error

    def fileno(self) -> int:
        """The socket, to be told when something came."""
        return self._socket.fileno()

    def call(
        self, where: tuple[str, str, str], member: str, signature: str = "", *values: Any
    ) -> tuple[Any, ...]:
        """Calls a method of (name, path, interface) and waits for what it answers."""
        serial = self._send(where, member, signature, values)
        end = monotonic() + PATIENCE
        while True:
            for message in self._received(end - monotonic()):
                if message.reply_to != serial:
                    self._unheard.append(message)
                elif message.kind is Kind.ANSWER:
                    return message.values
                else:
                    raise BusError(f"{member}: {message.values}")

    def tell(
        self, where: tuple[str, str, str], member: str, signature: str = "", *values: Any
    ) -> None:
        """Calls a method without waiting."""
        self._send(where, member, signature, values, wants_answer=False)

    def listen(self, path: str, interface: str) -> None:
        """Asks for the signals of an object."""
        rule = f"type='signal',path='{path}',interface='{interface}'"
        self.call(BUS, "AddMatch", "s", rule)

    def names(self) -> frozenset[str]:
        """Who is on the bus."""
        return frozenset(self.call(BUS, "ListNames")[0])

    def hear(self) -> None:
        """Hands on the signals that have come. Raises BusError where the bus has gone."""
        if not self._unheard:
            self._unheard += self._received(0)
        while self._unheard:
            message = self._unheard.pop(0)
            if message.kind is Kind.SIGNAL:
                self.on_signal(message)

    def close(self) -> None:
        """Gives the socket back."""
        self._socket.close()

    def _say_who(self) -> None:
        who = str(os.getuid()).encode().hex().encode()  # type: ignore[attr-defined,unused-ignore]
        self._socket.sendall(b"\0AUTH EXTERNAL " + who + b"\r\n")
        if not self._socket.recv(CHUNK).startswith(b"OK "):
            raise BusError("refused")
        self._socket.sendall(b"BEGIN\r\n")

    def _send(
        self,
        where: tuple[str, str, str],
        member: str,
        signature: str,
        values: tuple[Any, ...],
        *,
        wants_answer: bool = True,
    ) -> int:
        serial = next(self._serials)
        name, path, interface = where
        message = Message(
            Kind.CALL, serial, path, interface, member, name, 0, signature, values, wants_answer
        )
        try:
            self._socket.settimeout(PATIENCE)
            self._socket.sendall(pack(message))
        except OSError as error:
            raise BusError(str(error)) from error
        return serial

    def _received(self, patience: float) -> list[Message]:
        """What has come, waiting so long for it at most; without patience it may be nothing."""
        self._read(patience)
        messages = []
        while found := unpack(self._waiting):
            message, length = found
            self._waiting = self._waiting[length:]
            messages.append(message)
        return messages

    def _read(self, patience: float) -> None:
        self._socket.settimeout(max(patience, 0))
        try:
            data = self._socket.recv(CHUNK)
        except (BlockingIOError, TimeoutError):
            if patience > 0:
                raise BusSilentError("no answer") from None
            return
        except OSError as error:
            raise BusError(str(error)) from error
        if not data:
            raise BusError("closed")
        self._waiting += data


def address(environment: Mapping[str, str]) -> str:
    """Where the session's bus is; nothing where there is none."""
    said = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    place = f"{environment.get('XDG_RUNTIME_DIR', '')}/bus"
    return said or (f"unix:path={place}" if os.path.exists(place) else "")


def _connect(where: str) -> socket.socket:
    for one in where.split(";"):
        kind, _, rest = one.partition(":")
        facts = dict(part.partition("=")[::2] for part in rest.split(","))
        abstract = facts.get("abstract")
        path = f"\0{abstract}" if abstract else facts.get("path")
        if kind != "unix" or not path:
            continue
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(PATIENCE)
        with suppress(OSError):
            connection.connect(path)
            return connection
        connection.close()
    raise BusError(f"no bus at {where}")
