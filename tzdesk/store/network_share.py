"""Whether a path lies on another machine: a share by its name, a mapped drive, a mounted folder.

Locks and syncs cannot be relied upon there, so a ledger is not written to. Knows no ledger.
"""

import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
NETWORK = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "ceph", "glusterfs"),
        *("fuse.sshfs", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone"),
    )
)
"""File systems as Linux names them, whose files lie elsewhere."""
_DRIVE_REMOTE = 4
_LONG_PATH = "\\\\?\\"
_ESCAPED = {"\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"}


def on_network(path: Path) -> bool:
    """Whether the file, or the folder it shall lie in, is another machine's."""
    name = str(path).removeprefix(_LONG_PATH)
    if "\\\\" in name or name.startswith(("//", "UNC\\")):
        return True
    if sys.platform == "win32":
        return _remote_drive(path)
    place = path.parent.resolve()
    return _file_system(place) in NETWORK


def _file_system(folder: Path) -> str:
    """The kind of file system that is mounted nearest above a folder."""
    try:
        lines = MOUNTS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    nearest, kind = "", ""
    for line in lines:
        _device, point, found, *_ = line.split(" ")
        for escaped, sign in _ESCAPED.items():
            point = point.replace(escaped, sign)
        # Of two on one point the later one covers the other.
        if folder.is_relative_to(point) and len(point) >= len(nearest):
            nearest, kind = point, found
    return kind


def _remote_drive(path: Path) -> bool:
    import ctypes  # noqa: PLC0415 - there only

    windows = getattr(ctypes, "windll")  # noqa: B009 - unknown elsewhere
    return bool(windows.kernel32.GetDriveTypeW(f"{path.drive}\\") == _DRIVE_REMOTE)
