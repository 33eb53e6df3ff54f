"""What reading one file may cost, and the cap that a child process puts on itself.

Knows nothing of file formats.
"""

import mmap
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    resource = None
else:
    import resource

GIGABYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory` in bytes (also the most that a packed file may expand to), `seconds` per file."""

    memory: int = GIGABYTE
    seconds: float = 10.0

    @property
    def block(self) -> int:
        """The most cells, blank ones included, of a sheet that can only be read as one block."""
        return self.memory // 64

    @property
    def cells(self) -> int:
        """The most cells of a workbook that is handed on: each takes memory on both sides."""
        return self.memory // 512

    @property
    def answer(self) -> int:
        """The most bytes that a child may answer."""
        return self.memory // 4

    @property
    def memory_words(self) -> str:
        """The memory cap as a sentence names it: 1 GB, 256 MB."""
        if self.memory % GIGABYTE == 0:
            return f"{self.memory // GIGABYTE} GB"
        return f"{self.memory >> 20} MB"


def cap_memory(size: int) -> None:
    """Let this process have no more than `size` bytes of address space from now on.

    Only where the system can (not on Windows); the time limit holds everywhere.
    """
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            size = min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def held_memory() -> int:
    """The bytes of address space that this process holds now, by which the cap is counted; 0 where
    the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        return 0
    return pages * mmap.PAGESIZE
