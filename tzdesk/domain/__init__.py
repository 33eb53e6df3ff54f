"""What a clerk works with and the rules between them: standard library only, no I/O, no clock, no Qt, no SQL."""
