"""Dialogs, each with its own module."""
