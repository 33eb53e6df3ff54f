"""Turns a tree's modules into bytecode, the same bytes each time; run as a script of its own.

Usage: python3.11 bytecode.py TREE. Runs in the version of Python that will read the bytecode.
PYTHONHASHSEED=0 must be set, for sets in the code. The files name themselves by their path in the
tree, so that neither a traceback nor a digest tells where it was built.
"""

import py_compile
import sys
from pathlib import Path


def compile_tree(top: Path) -> None:
    """Puts `name.pyc` in the place of each `name.py`."""
    for path in sorted(top.rglob("*.py")):
        py_compile.compile(
            str(path),
            cfile=f"{path}c",
            dfile=path.relative_to(top).as_posix(),
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        path.unlink()


if __name__ == "__main__":
    compile_tree(Path(sys.argv[1]))
