"""Where the program itself lies, how it starts its own helpers, and how it leaves files behind.

Knows nothing of what the helpers do or what the files hold.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tzdesk.system import sync_folder

ROOT = Path(__file__).resolve().parent.parent

# -I keeps the clerk's PYTHON* variables and working folder out; the root is therefore passed on.
_START_CHILD = (
    "import sys; sys.path.insert(0, sys.argv[1]); from tzdesk.documents import child; child.main()"
)


def child_command() -> list[str]:
    """The command that starts the process in which foreign files are read."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--reader-child"]
    return [sys.executable, "-I", "-c", _START_CHILD, str(ROOT)]


def write_atomically(path: Path, write: Callable[[Path], None], *, sync_names: bool = True) -> None:
    """Makes or replaces `path` with what `write` puts into the file that it is given.

    All or nothing, whatever happens on the way: the new file is written beside the old one, forced
    to the disk and renamed. Only its owner may read it. Raises OSError as the system reports it.
    Without `sync_names` the caller does `sync_folder`, once for many files: till then a power cut
    may leave the old file, but never a torn one.
    """
    from tempfile import mkstemp  # noqa: PLC0415 - start-up needs no temporary files

    descriptor, name = mkstemp(prefix=".tzdesk-", suffix=path.suffix, dir=path.parent)
    os.close(descriptor)
    try:
        write(Path(name))
        with open(name, "r+b") as written:
            os.fsync(written.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if sync_names:
        sync_folder(path.parent)


def make_private_folder(folder: Path) -> None:
    """Makes a folder, and those above it that are missing, for its owner only."""
    if not folder.is_dir():
        make_private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
