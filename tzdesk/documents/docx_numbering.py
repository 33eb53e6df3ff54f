"""The numbers that Word prints before paragraphs without storing them: numbering.xml counted out.

Knows lists and styles; knows nothing of what the numbered text says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tzdesk.documents.docx_names import value_of, w
from tzdesk.documents.list_numbers import list_number

_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 8
_BULLET = "•"
_SETS_OFF = ("、", "）", "．", "：")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart_after` is the level that starts it anew, 0 for never."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    separator: str = " "
    restart_after: int | None = None
    legal: bool = False
    paragraph_style: str = ""


@dataclass(slots=True)
class _List:
    """A list as numbered paragraphs name it; lists of one `family` count on together."""

    family: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document; `label` is asked once for each paragraph, in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = _Styles(styles)
        self._lists = _lists(numbering, self._styles) if numbering is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> str:
        """What is printed before a paragraph with these properties, with its separator."""
        key, depth = self._position(properties)
        found = self._lists.get(key)
        if found is None or depth not in found.levels:
            return ""
        counts = self._count(key, found, depth)
        level = found.levels[depth]
        text = _written(found, counts, level)
        return text + level.separator if text else ""

    def _position(self, properties: Element | None) -> tuple[str, int]:
        """The list and level of a paragraph: its own, else its style's."""
        style = value_of(properties, "pStyle") or self._styles.default
        list_key, depth = self._styles.position(style)
        own = properties.find(w("numPr")) if properties is not None else None
        own_key = value_of(own, "numId")
        key = own_key or list_key
        own_depth = value_of(own, "ilvl")
        if own_depth:
            depth = own_depth
        elif own_key and not list_key:
            depth = "0"
        return key, _whole(depth) if depth else self._depth_of_style(key, style)

    def _depth_of_style(self, key: str, style: str) -> int:
        levels = self._lists[key].levels if key in self._lists else {}
        fitting = [at for at, level in levels.items() if style and level.paragraph_style == style]
        return fitting[0] if fitting else 0

    def _count(self, key: str, found: _List, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.family, {})
        start = found.starts.get(depth)
        if start is not None and (key, depth) not in self._begun:
            counts[depth] = start
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = found.levels[depth].start
        self._begun.add((key, depth))
        for outer in [at for at in found.levels if at < depth]:
            counts.setdefault(outer, found.starts.get(outer, found.levels[outer].start))
        for deeper in [at for at in counts if at > depth]:
            after = found.levels[deeper].restart_after if deeper in found.levels else None
            if after is None or depth < after:
                del counts[deeper]
        return counts


def _written(found: _List, counts: dict[int, int], level: Level) -> str:
    if level.style == "bullet":
        private = any("\ue000" <= char <= "\uf8ff" for char in level.text)
        return _BULLET if private else level.text.strip()

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        other = found.levels.get(at, Level())
        style = "decimal" if level.legal else other.style
        return list_number(counts.get(at, other.start), style)

    return _PLACE.sub(number, level.text)


class _Styles:
    """Which list a paragraph style belongs to, by itself or through the style it is based on."""

    def __init__(self, styles: Element | None) -> None:
        self.default = ""
        self._numbered: dict[str, tuple[str, str]] = {}
        self._based_on: dict[str, str] = {}
        for style in styles.iter(w("style")) if styles is not None else ():
            key = style.get(w("styleId"), "")
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true"}:
                self.default = key
            self._based_on[key] = value_of(style, "basedOn")
            numbering = style.find(f"{w('pPr')}/{w('numPr')}")
            self._numbered[key] = value_of(numbering, "numId"), value_of(numbering, "ilvl")

    def position(self, style: str) -> tuple[str, str]:
        """The list's key and the level as written, each "" where no style of the chain says."""
        key = depth = ""
        for name in self._chain(style):
            its_key, its_depth = self._numbered.get(name, ("", ""))
            key, depth = key or its_key, depth or its_depth
        return key, depth

    def _chain(self, style: str) -> Iterator[str]:
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            yield style
            style = self._based_on.get(style, "")


def _lists(numbering: Element, styles: _Styles) -> dict[str, _List]:
    families = {item.get(w("abstractNumId"), ""): item for item in numbering.iter(w("abstractNum"))}
    numbers = {item.get(w("numId"), ""): item for item in numbering.iter(w("num"))}
    found = {}
    for key, item in numbers.items():
        family = _family(item, numbers, families, styles)
        if family in families and key != "0":
            found[key] = _list(item, family, families[family])
    return found


def _family(
    item: Element, numbers: dict[str, Element], families: dict[str, Element], styles: _Styles
) -> str:
    """The definition that a list stands for, also where it is only named by a list style."""
    family = value_of(item, "abstractNumId")
    definition = families.get(family)
    linked = value_of(definition, "numStyleLink")
    other = numbers.get(styles.position(linked)[0]) if linked else None
    return value_of(other, "abstractNumId") if other is not None else family


def _list(item: Element, family: str, definition: Element) -> _List:
    levels = dict(_levels(definition))
    found = _List(family, levels)
    for override in item.iter(w("lvlOverride")):
        depth = _whole(override.get(w("ilvl"), "0"))
        levels.update(_levels(override))
        start = value_of(override, "startOverride")
        if start:
            found.starts[depth] = _whole(start)
    return found


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for item in parent.iterfind(w("lvl")):
        depth = _whole(item.get(w("ilvl"), "0"))
        if depth <= _DEEPEST:
            yield depth, _level(item)


def _level(item: Element) -> Level:
    restart = value_of(item, "lvlRestart")
    legal = item.find(w("isLgl"))
    return Level(
        value_of(item, "numFmt") or "decimal",
        value_of(item, "lvlText"),
        _whole(value_of(item, "start") or "0"),
        _gap(value_of(item, "suff"), value_of(item, "lvlText")),
        _whole(restart) if restart else None,
        legal is not None and legal.get(w("val"), "1") not in {"0", "false"},
        value_of(item, "pStyle"),
    )


def _gap(suffix: str, pattern: str) -> str:
    """What stands between number and text; behind 、 or ） nobody would type a space."""
    return "" if suffix == "nothing" or pattern.endswith(_SETS_OFF) else " "


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0
