"""Reads words back out of a PDF that Qt has written: page by page, line by line as it was drawn."""

import re
import zlib
from collections.abc import Iterator
from itertools import pairwise

OBJECT = re.compile(rb"^(\d+) 0 obj\n", re.MULTILINE)
PAGE = re.compile(rb"/Type /Page\n.*?/Contents (\d+) 0 R", re.DOTALL)
DRAWN = re.compile(rb"/F(\d+) |<([0-9A-F]+)> Tj|(ET)")
RANGE = re.compile(rb"^<([0-9A-F]{4})> <[0-9A-F]{4}> (\[?)(<.*)$", re.MULTILINE)


def page_texts(data: bytes) -> list[str]:
    """The words of each page; what was drawn in one go stands on one line."""
    objects = dict(_objects(data))
    found = {number: found[1] for number, body in objects.items() if (found := PAGE.search(body))}
    return [_text(_stream(objects[int(contents)]), objects) for contents in found.values()]


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    starts = [*OBJECT.finditer(data), None]
    for here, after in pairwise(starts):
        assert here
        yield int(here[1]), data[here.end() : after.start() if after else len(data)]


def _stream(body: bytes) -> bytes:
    return zlib.decompressobj().decompress(body.split(b"stream\n", 1)[1])


def _text(content: bytes, objects: dict[int, bytes]) -> str:
    maps: dict[int, dict[int, str]] = {}
    words, characters = [], {}
    for font, glyphs, end in DRAWN.findall(content):
        if font:
            number = int(font)
            characters = maps.setdefault(number, _characters(objects, number))
        elif end:
            words.append("\n")
        else:
            codes = (int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4))
            words += [characters.get(code, "?") for code in codes]
    return "\n".join(map(_once, "".join(words).split("\n")))


def _once(line: str) -> str:
    """Without its copy: a font that has no bold letters is drawn twice, one dot apart."""
    half = len(line) // 2
    return line[:half] if line[:half] == line[half:] else line


def _characters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    table = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    found: dict[int, str] = {}
    for first, _several, codes in RANGE.findall(objects[int(table[1])] if table else b""):
        for place, code in enumerate(re.findall(rb"<([0-9A-F]+)>", codes)):
            found[int(first, 16) + place] = chr(int(code, 16))
    return found
