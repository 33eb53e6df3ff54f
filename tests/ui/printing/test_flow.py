"""Blocks broken into pages: nothing is lost, headings stay with what they head."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect

from tzdesk.ui.delegates.canvas import Canvas
from tzdesk.ui.printing.flow import flow


@dataclass(frozen=True)
class Strip:
    name: str
    height: int
    keep: bool = False
    least: int = 0
    """It can be split where so much fits; 0: not at all."""

    def paint(self, canvas: Canvas, place: QRect) -> None:
        raise NotImplementedError

    def split(self, room: int) -> "tuple[Strip, Strip] | None":
        if not self.least or room < self.least:
            return None
        return replace(self, height=room), replace(self, height=self.height - room)


def broken(*strips: Strip, room: int = 100) -> list[list[tuple[str, int]]]:
    return [
        [(one.name, one.height) for one in page if isinstance(one, Strip)]
        for page in flow(strips, room)
    ]


def test_as_many_as_fit() -> None:
    assert broken(*(Strip(name, 40) for name in "abcde")) == [
        [("a", 40), ("b", 40)],
        [("c", 40), ("d", 40)],
        [("e", 40)],
    ]
    assert broken() == []


def test_heading_goes_with_what_follows() -> None:
    section, group = Strip("§", 20, keep=True), Strip("¶", 20, keep=True)
    assert broken(Strip("a", 50), section, group, Strip("b", 40)) == [
        [("a", 50)],
        [("§", 20), ("¶", 20), ("b", 40)],
    ]


def test_what_is_higher_than_a_page_goes_on_over_the_next() -> None:
    found = broken(Strip("a", 60), Strip("long", 250, least=10), Strip("b", 40))
    assert found == [
        [("a", 60), ("long", 40)],
        [("long", 100)],
        [("long", 100)],
        [("long", 10), ("b", 40)],
    ]


def test_what_cannot_be_split_has_a_page_of_its_own() -> None:
    assert broken(Strip("a", 60), Strip("high", 130), Strip("b", 40)) == [
        [("a", 60)],
        [("high", 130)],
        [("b", 40)],
    ]


def test_heading_stays_with_the_beginning_of_what_is_nearly_a_page() -> None:
    found = broken(Strip("§", 20, keep=True), Strip("long", 95, least=10), Strip("b", 10))
    assert found == [[("§", 20), ("long", 80)], [("long", 15), ("b", 10)]]
