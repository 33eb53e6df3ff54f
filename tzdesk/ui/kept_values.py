"""Reads what was kept of the looks: whatever lies in the settings, something usable comes out.

A file of settings may be of another release, edited by hand or half overwritten. Knows no key.
"""

from collections.abc import Iterator
from typing import Any


def table(value: object) -> dict[str, Any]:
    """A mapping with names as keys; {} for everything else."""
    if not isinstance(value, dict):
        return {}
    return {name: kept for name, kept in value.items() if isinstance(name, str)}


def texts(value: object) -> list[str]:
    """The texts of a list, each once; [] for everything else."""
    found = value if isinstance(value, list) else []
    return list(dict.fromkeys(one for one in found if isinstance(one, str)))


def rows(value: object, *kinds: type) -> Iterator[tuple[Any, ...]]:
    """The rows of a list that are of exactly these kinds."""
    for row in value if isinstance(value, list) else []:
        if isinstance(row, list) and tuple(map(type, row)) == kinds:
            yield tuple(row)


def lengths(value: object, least: int, most: int) -> dict[str, int]:
    """Whole numbers by name, brought between the two; what is no number is left out."""
    return {
        name: min(max(number, least), most)
        for name, number in table(value).items()
        if type(number) is int
    }
