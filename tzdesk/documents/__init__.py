"""Files to lines or cells, each reader behind one interface, run in a child process."""
