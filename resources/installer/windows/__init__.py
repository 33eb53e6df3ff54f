"""The program for Windows, made on Linux: no freezer, but Python itself, wheels and a launcher."""
