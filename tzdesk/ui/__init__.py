"""The window: the only place beside app that imports PySide6."""
