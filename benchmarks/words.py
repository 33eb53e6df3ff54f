"""The words of the bundled plan, from which larger plans are made. Knows no size and no record."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

PLAN_FILE = Path(__file__).parent.parent / "resources" / "2023-tongzhou-plan.txt"

_SECTION = re.compile(r"([一二三四五六七八九十]+)、(.+)")
_TASK = re.compile(r"\d+\.(.+)")
_LEADERS, _UNITS, _DEADLINE = "牵头领导：", "责任单位：", "完成时限："


@dataclass(frozen=True, slots=True)
class Words:
    """What the plan says, in its own order.

    `clauses` are the texts cut at commas; `leaders` and `units` are the lists as the tasks name
    them, so that drawing one keeps how many stand together and who is named often.
    """

    front: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]
    clauses: tuple[str, ...]
    leaders: tuple[tuple[str, ...], ...]
    units: tuple[tuple[str, ...], ...]
    deadlines: tuple[str, ...]

    @property
    def leader_names(self) -> list[str]:
        """Every leader once."""
        return list(dict.fromkeys(chain.from_iterable(self.leaders)))

    @property
    def unit_names(self) -> list[str]:
        """Every unit once."""
        return list(dict.fromkeys(chain.from_iterable(self.units)))


@cache
def plan_words() -> Words:
    """Reads the bundled plan, by its own plain layout and not by the program's parser."""
    lines = PLAN_FILE.read_text(encoding="utf-8").splitlines()
    first = next(at for at, line in enumerate(lines) if _SECTION.fullmatch(line))
    body = [line.strip() for line in lines[first:] if line.strip()]
    texts = [found[1] for line in body if (found := _TASK.fullmatch(line))]
    return Words(
        front=tuple(lines[:first]),
        sections=tuple(
            (found[1], found[2]) for line in body if (found := _SECTION.fullmatch(line))
        ),
        clauses=tuple(clause for text in texts for clause in text.rstrip("。").split("，")),
        leaders=tuple(tuple(one.split("、")) for one in _labelled(body, _LEADERS)),
        units=tuple(tuple(one.split("、")) for one in _labelled(body, _UNITS)),
        deadlines=tuple(_labelled(body, _DEADLINE)),
    )


def _labelled(lines: list[str], label: str) -> list[str]:
    return [line.removeprefix(label) for line in lines if line.startswith(label)]
