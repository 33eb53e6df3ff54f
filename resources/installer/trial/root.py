"""Another Debian release in a folder, made once and kept in the cache; commands run inside of it.

Needs root's rights: for debootstrap, and for the mounts, which only the command itself sees.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from resources.installer.cache import cache_folder
from resources.installer.debian import mirror, need

TOOLS = {"debootstrap": "debootstrap", "unshare": "util-linux"}
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_ENTER = """
mount --bind /proc "$0/proc" && mount --rbind /dev "$0/dev" &&
mkdir -p "$0/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix" &&
exec chroot "$0" "$@"
"""


class Root:
    """A release that commands can be run in; `top` is its file system as seen from here."""

    def __init__(self, top: Path, environment: Mapping[str, str]) -> None:
        self.top = top
        self._environment = {"HOME": "/root", "PATH": PATH, "LANG": "C.UTF-8", **environment}

    def run(self, command: Sequence[str], *, seconds: float = 600) -> str:
        """What a command prints; raises CalledProcessError where it fails."""
        done = subprocess.run(
            self.entering(command),
            input="\n",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=seconds,
            encoding="utf-8",
            errors="replace",
            env=self._environment,
        )
        if done.returncode:
            sys.stderr.write(done.stdout)
            raise subprocess.CalledProcessError(done.returncode, list(command), done.stdout)
        return done.stdout

    def start(self, command: Sequence[str]) -> "subprocess.Popen[bytes]":
        """Starts a command and goes on; whoever starts it also ends it."""
        return subprocess.Popen(
            self.entering(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self._environment,
        )

    def entering(self, command: Sequence[str]) -> list[str]:
        """The command that runs this one in here."""
        apart = ["unshare", "--mount", "--propagation", "private", "sh", "-c", _ENTER]
        return [*apart, str(self.top), *command]


def make_root(suite: str, packages: Sequence[str], environment: Mapping[str, str]) -> Root:
    """The root of a release with these packages, made where it is missing."""
    if os.geteuid() != 0:
        raise SystemExit("试装需要 root 权限（debootstrap、chroot）。")
    need(TOOLS)
    Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)
    top = cache_folder("roots") / suite
    root = Root(top, environment)
    stamp = top / "packages"
    if not stamp.exists():
        shutil.rmtree(top, ignore_errors=True)
        command = ["debootstrap", "--variant=minbase", suite, str(top), mirror()]
        subprocess.run(command, check=True, stdout=sys.stderr)
        stamp.touch()
    if stamp.read_text("utf-8").split() != list(packages):
        shutil.copy("/etc/resolv.conf", top / "etc" / "resolv.conf")
        quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
        root.run([*quiet, "update"])
        root.run([*quiet, "install", "-y", "--no-install-recommends", *packages], seconds=3600)
        stamp.write_text(" ".join(packages), "utf-8")
    return root
