"""Where the program itself lies and how it starts its own helpers, from source or frozen.

Knows nothing of what the helpers do.
"""

import sys
from pathlib import Path

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
