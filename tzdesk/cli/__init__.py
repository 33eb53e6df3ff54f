"""The use cases from a command line, as text or JSON."""
