"""Whether a path lies on another machine: a share by its name, a mapped drive, a mounted folder.

Locks and syncs cannot be relied upon there, so a ledger is not written to. Knows no ledger.
"""

from pathlib import Path

from tzdesk.system import file_system, on_remote_drive

NETWORK = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "ceph", "glusterfs"),
        *("fuse.sshfs", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone"),
    )
)
"""File systems as Linux names them, whose files lie elsewhere."""
_LONG_PATH = "\\\\?\\"


def on_network(path: Path) -> bool:
    """Whether the file, or the folder it shall lie in, is another machine's."""
    name = str(path).removeprefix(_LONG_PATH)
    if "\\\\" in name or name.startswith(("//", "UNC\\")):
        return True
    return on_remote_drive(path) or file_system(path.parent.resolve()) in NETWORK
