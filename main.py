"""Starts the window, or a command when one is given."""

import sys

from tzdesk.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
