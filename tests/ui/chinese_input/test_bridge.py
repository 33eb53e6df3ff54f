"""The bridge at a real field, with an fcitx that is played over a real socket."""

import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tzdesk.ui.chinese_input.bridge import FcitxBridge
from tzdesk.ui.chinese_input.fcitx import CONTEXT
from tzdesk.ui.chinese_input.session_bus import BusError, SessionBus, address
from tzdesk.ui.chinese_input.wire import Kind, Message, pack, unpack

PLACE = "/inputcontext_1"


class Fcitx(Thread):
    """A bus with fcitx on it: keeps letters, gives 水务 for them at a space."""

    def __init__(self, path: Path):
        super().__init__(daemon=True)
        self.path = path
        self.heard: list[str] = []
        self._kept = ""
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()

    def run(self) -> None:
        self._client, _ = self._server.accept()
        self._client.recv(4096)
        self._client.sendall(b"OK 1234\r\n")
        waiting = b""
        while data := self._client.recv(4096):
            waiting = (waiting + data).removeprefix(b"BEGIN\r\n")
            while found := unpack(waiting):
                message, length = found
                waiting = waiting[length:]
                self._answer(message)

    def close(self) -> None:
        self._client.shutdown(socket.SHUT_RDWR)
        self.join()
        self._client.close()
        self._server.close()

    def _answer(self, message: Message) -> None:
        self.heard.append(message.member)
        said: dict[str, tuple[str, tuple[Any, ...]]] = {
            "CreateICv3": ("ibuuuu", (1, 1, 0, 0, 0, 0)),
            "Hello": ("s", (":1.1",)),
            "AddMatch": ("", ()),
            "ListNames": ("as", (["org.fcitx.Fcitx-0"],)),
        }
        if message.member == "ProcessKeyEvent":
            said[message.member] = ("i", (int(self._takes(message.values)),))
        if message.member in said:
            signature, values = said[message.member]
            self._send(Kind.ANSWER, "", signature, values, message.serial)

    def _takes(self, values: tuple[Any, ...]) -> bool:
        symbol, released = values[0], values[3]
        if released or not (self._kept or chr(symbol).isalpha()):
            return False
        self._kept = "" if symbol == ord(" ") else self._kept + chr(symbol)
        if not self._kept:
            self._send(Kind.SIGNAL, "CommitString", "s", ("水务",))
        self._send(Kind.SIGNAL, "UpdateFormattedPreedit", "a(si)i", ([(self._kept, 0)], 0))
        return True

    def _send(
        self, kind: Kind, member: str, signature: str, values: tuple[Any, ...], reply_to: int = 0
    ) -> None:
        where = (PLACE, CONTEXT) if member else ("", "")
        message = Message(kind, 9, *where, member, "", reply_to, signature, values)
        self._client.sendall(pack(message))


class Line(QLineEdit):
    composing = ""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - named by Qt
        self.composing = event.preeditString()
        super().inputMethodEvent(event)


@pytest.fixture
def fcitx(tmp_path: Path) -> Iterator[Fcitx]:
    player = Fcitx(tmp_path / "bus")
    player.start()
    yield player
    player.close()


@pytest.fixture
def notes() -> list[str]:
    return []


@pytest.fixture
def field(fcitx: Fcitx, notes: list[str], qtbot: QtBot, qapp: QApplication) -> Iterator[Line]:
    bridge = FcitxBridge(qapp, f"unix:path={fcitx.path}", "org.fcitx.Fcitx-0", notes.append)
    line = Line()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    yield line
    bridge.deleteLater()


def _press(field: Line, letter: str, moment: int) -> None:
    """As X gives it: first as a possible shortcut, then as a key, to the window."""
    window = field.window().windowHandle()
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    for kind in kinds:
        code = ord(letter.upper())
        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, code, none, 38, ord(letter), 0, letter)
        event.setTimestamp(moment)
        QCoreApplication.sendEvent(window, event)


def test_letters_become_words(field: Line, fcitx: Fcitx, notes: list[str]) -> None:
    for moment, letter in enumerate("sw"):
        _press(field, letter, moment + 1)
    assert field.text() == ""
    assert field.composing == "sw"
    _press(field, " ", 3)
    assert field.text() == "水务"
    _press(field, "1", 4)
    assert field.text() == "水务1"
    assert fcitx.heard.count("ProcessKeyEvent") == 8
    assert "FocusIn" in fcitx.heard
    assert notes == []


def test_keys_are_keys_again_when_fcitx_goes(field: Line, fcitx: Fcitx, notes: list[str]) -> None:
    fcitx._client.shutdown(socket.SHUT_RDWR)
    _press(field, "s", 1)
    _press(field, "w", 2)
    assert field.text() == "sw"
    assert len(notes) == 1


def test_names_of_the_bus(fcitx: Fcitx) -> None:
    bus = SessionBus(f"unix:path={fcitx.path},guid=12;unix:path=/nowhere")
    assert bus.names() == {"org.fcitx.Fcitx-0"}
    bus.close()


def test_no_bus() -> None:
    assert address({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/a"}) == "unix:path=/a"
    assert address({"XDG_RUNTIME_DIR": "/nowhere"}) == ""
    for where in ("", "tcp:host=a,port=1", "unix:path=/nowhere/bus"):
        with pytest.raises(BusError):
            SessionBus(where)
