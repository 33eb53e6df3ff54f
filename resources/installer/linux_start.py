"""The first of our own code that the packed program runs on Linux; becomes `__init__tzdesk`.

The interpreter has found nothing but its own lib/ yet: here it learns where the rest lies.
"""

import sys
from os.path import dirname, join


def run(_main_module: str) -> None:
    """Starts the program; called by the interpreter's start-up with a name that is not needed."""
    top = dirname(sys.executable)
    library = join(top, "lib", "python")
    packages = join(top, "lib", "packages")
    sys.path[:] = [join(top, "app"), library, join(library, "lib-dynload"), packages]
    sys.dont_write_bytecode = True  # else a run as root would leave files that nobody removes
    sys.frozen = True  # type: ignore[attr-defined]

    from tzdesk.app import main  # noqa: PLC0415 - the path above must stand first

    sys.exit(main(sys.argv[1:]))
