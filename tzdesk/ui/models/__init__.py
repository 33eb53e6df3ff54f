"""Item models over the board: integer ids, no Python objects in an index."""
