"""What reading one file may cost.

Knows nothing of file formats.
"""

from dataclasses import dataclass

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
