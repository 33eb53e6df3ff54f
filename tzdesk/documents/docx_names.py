"""The names in a Word document's XML, and how a property's value is looked up.

Knows nothing of what they stand for.
"""

from xml.etree.ElementTree import Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def w(name: str) -> str:
    """A name in Word's own name space."""
    return _WORD + name


def value_of(parent: Element | None, name: str) -> str:
    """The `val` of a child, "" where the parent, the child or its value is missing."""
    child = parent.find(_WORD + name) if parent is not None else None
    return child.get(_WORD + "val", "") if child is not None else ""


def is_on(parent: Element | None, name: str) -> bool:
    """Whether a switch such as `vanish` is there and not turned off."""
    child = parent.find(_WORD + name) if parent is not None else None
    return child is not None and child.get(_WORD + "val", "1") not in {"0", "false", "off"}
