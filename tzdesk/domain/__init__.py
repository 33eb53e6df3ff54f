"""What a clerk works with and the rules between: no I/O, no clock, no Qt, no SQL, only Python."""
