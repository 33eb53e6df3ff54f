"""What the launcher runs: the program, told that it is installed."""

import sys

from tzdesk.app import main

sys.frozen = True  # type: ignore[attr-defined]
sys.exit(main(sys.argv[1:]))
