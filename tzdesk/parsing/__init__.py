"""A plan document's lines to a draft plan and what could not be read; standard library only."""

from tzdesk.parsing.plan import parse

__all__ = ["parse"]
