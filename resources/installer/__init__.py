"""How the program becomes files that a clerk double-clicks; no part of the program itself."""
