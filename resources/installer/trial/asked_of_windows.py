"""Runs inside of the installed program's Python: asks Windows itself what `windows` stands for.

Takes the place of the program's first file in a copy; prints one line for each thing, and the
answer that a Windows gives.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tzdesk import system
from tzdesk.store.network_share import on_network


def main() -> None:
    """Each thing once; an exception is an answer, too."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "锁"
        first, second = (os.open(path, system.OPEN_FOR_BOTH) for _ in range(2))
        print("lock", system.try_lock(first), system.try_lock(second))
        system.close_and_remove(second, path)
        print("stays", path.exists())
        os.close(first)
        system.sync_folder(Path(folder))
    print("share", on_network(Path("C:\\台账.tzdb")), on_network(Path("\\\\office\\台账.tzdb")))
    print("held", 1 << 20 < system.held_memory() < 1 << 30)
    system.let_come_forward()
    print("job", system.cap_memory(1 << 30))
    print("frozen", getattr(sys, "frozen", False), sys.flags.utf8_mode, sys.dont_write_bytecode)


if __name__ == "__main__":
    main()
