"""操作手册: the built-in manual, whose pages are Markdown in resources/manual."""
