"""Windows as Wine knows it, in a Debian root: a fresh C: drive, and programs run on it."""

import json
import shutil
import subprocess
from pathlib import Path, PureWindowsPath
from typing import Any

from resources.installer.trial.root import Root, make_root

SUITE = "trixie"
PACKAGES = ("wine", "wine64", "fonts-wqy-microhei")
PLACE = "trial"
USER = PureWindowsPath("C:\\users\\root")


class Wine:
    """A new, empty Windows; `home` is the clerk's own folder as seen from here."""

    def __init__(self, display: str) -> None:
        environment = {
            "DISPLAY": display,
            "WINEPREFIX": f"/{PLACE}/prefix",
            "WINEDEBUG": "-all",
            # No .NET and no browser are asked for, and no links are copied to a Linux desktop.
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }
        self.root: Root = make_root(SUITE, PACKAGES, environment)
        self.place = self.root.top / PLACE
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        self.root.run(["wineboot", "--init"])
        self.settle()
        self.drive = self.place / "prefix" / "drive_c"
        self.home = self.drive.joinpath(*USER.parts[1:])

    @property
    def version(self) -> str:
        """What Wine calls itself."""
        return self.root.run(["wine", "--version"]).strip()

    def seen(self, path: PureWindowsPath) -> Path:
        """Where a file of the C: drive lies for us."""
        return self.drive.joinpath(*path.parts[1:])

    def run(self, *command: str | PureWindowsPath) -> str:
        """What a Windows program prints; raises CalledProcessError where it fails."""
        return self.root.run(["wine", *map(str, command)])

    def answer(self, *command: str | PureWindowsPath) -> Any:
        """What a command of ours answers as JSON."""
        return json.loads(self.run(*command, "--json"))

    def open(self, link: PureWindowsPath) -> "subprocess.Popen[bytes]":
        """A double-click on a link."""
        return self.start("start", "/wait", str(link))

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """Starts a Windows program and goes on."""
        return self.root.start(["wine", *command])

    def lay(self, source: Path, name: str) -> PureWindowsPath:
        """Puts a file of ours into the clerk's documents; where it lies for Windows."""
        documents = self.home / "Documents"
        documents.mkdir(exist_ok=True)
        shutil.copyfile(source, documents / name)
        return USER / "Documents" / name

    def value(self, key: str, name: str = "") -> str:
        """A value of the clerk's registry; "" where there is none."""
        asked = ["wine", "reg", "query", f"HKCU\\{key}", *(["/v", name] if name else ["/ve"])]
        try:
            said = self.root.run(asked)
        except subprocess.CalledProcessError:
            return ""
        lines = [line.split("REG_SZ", 1) for line in said.splitlines() if "REG_SZ" in line]
        return lines[0][1].strip() if lines else ""

    def settle(self) -> None:
        """Waits until no Windows program runs, and with it all is written to the disk."""
        self.root.run(["wineserver", "--wait"])

    def end(self) -> None:
        """Ends whatever still runs."""
        subprocess.run(self.root.entering(["wineserver", "--kill"]), check=False)
