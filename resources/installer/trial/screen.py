"""A screen of its own for a trial, and the hands and eyes of a clerk at it.

Real keys by xdotool, real pictures. Waits for what shall appear instead of counting seconds.
"""

import os
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep
from typing import Self

from resources.installer.debian import need

TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "import": "imagemagick"}
SIZE = "1366x768x24"
PATIENCE = 180.0
"""Seconds until something that has to appear is given up; a loaded machine is slow."""
_PAUSE = 0.3


class MissedError(AssertionError):
    """What had to appear on the screen, or on the disk, did not."""


class Screen:
    """A display with a window manager; use it with `with`."""

    def __init__(self, number: int, pictures: Path) -> None:
        self.display = f":{number}"
        self._pictures = pictures
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        need(TOOLS)
        self._pictures.mkdir(parents=True, exist_ok=True)
        self._start("Xvfb", self.display, "-screen", "0", SIZE, "-nolisten", "tcp")
        wait_until(Path(f"/tmp/.X11-unix/X{self.display[1:]}").exists, "a display")
        self._start("openbox")
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._running):
            process.terminate()
            process.wait()

    def windows(self, title: str) -> list[str]:
        """The visible windows whose titles hold these words, the newest last."""
        found = self._ask("xdotool", "search", "--onlyvisible", "--name", title, check=False)
        return found.split()

    def go_to(self, title: str) -> None:
        """Waits for a window, brings it to the front and waits until it is painted."""
        wait_until(lambda: bool(self.windows(title)), f"a window {title}")
        self._ask("xdotool", "windowactivate", "--sync", self.windows(title)[-1])
        self.wait_still()

    def wait_gone(self, title: str) -> None:
        """Waits until no window has these words in its title."""
        wait_until(lambda: not self.windows(title), f"no window {title}")

    def press(self, *keys: str) -> None:
        """Presses keys one after the other, and waits until the screen has come to rest."""
        self._ask("xdotool", "key", "--delay", "80", *keys)
        self.wait_still()

    def write(self, text: str) -> None:
        """Types a text, character by character."""
        self._ask("xdotool", "type", "--delay", "60", text)
        self.wait_still()

    def picture(self, name: str) -> Path:
        """Keeps what the screen shows."""
        target = self._pictures / f"{name}.png"
        target.write_bytes(self._look())
        return target

    def wait_still(self) -> None:
        """Waits until two looks in a row show the same."""
        seen = [b""]

        def still() -> bool:
            seen.append(sha256(self._look()).digest())
            return seen[-1] == seen[-2]

        wait_until(still, "a screen at rest")

    def _look(self) -> bytes:
        command = ["import", "-window", "root", "-define", "png:exclude-chunks=all", "png:-"]
        found = subprocess.run(command, check=True, capture_output=True, env=self._environment())
        return found.stdout

    def _start(self, *command: str) -> None:
        nowhere = subprocess.DEVNULL
        started = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=self._environment())
        self._running.append(started)

    def _ask(self, *command: str, check: bool = True) -> str:
        asked = subprocess.run(
            command, check=check, capture_output=True, text=True, env=self._environment()
        )
        return asked.stdout

    def _environment(self) -> dict[str, str]:
        return os.environ | {"DISPLAY": self.display}


def wait_until(found: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Waits for it; raises MissedError where it does not come."""
    given_up = monotonic() + seconds
    while not found():
        if monotonic() > given_up:
            raise MissedError(f"no sign of {what}")
        sleep(_PAUSE)
