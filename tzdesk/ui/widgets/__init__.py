"""The window's panes and their parts."""
