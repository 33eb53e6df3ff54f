"""What a case is, and how it is measured: tzdesk and its reference in turns, medians, ratios.

Absolute times say more of the machine than of the program; so only ratios are judged.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from statistics import median
from time import perf_counter

TURNS = 5
Side = Callable[[], float]
"""Does its work once and answers what it took, in the unit of its case."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two that are compared. `reference` may be a fixed figure where the bar is one."""

    tzdesk: Side
    reference: Side


@dataclass(frozen=True, slots=True)
class Bar:
    """At most `limit` times what the reference takes; `faster`: at least `limit` times less."""

    limit: float
    faster: bool = False

    def ratio(self, tzdesk: float, reference: float) -> float:
        """tzdesk : reference, or the other way round where faster is better."""
        return reference / tzdesk if self.faster else tzdesk / reference

    def met(self, ratio: float) -> bool:
        """Whether a ratio is good enough."""
        return ratio >= self.limit if self.faster else ratio <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.faster else '≤'} {self.limit:g} ×"


@dataclass(frozen=True, slots=True)
class Case:
    """`prepare(size)` makes both sides ready for a plan of `size` tasks.

    `against` names the reference. `tenfold` is false where ten times the size says nothing more,
    or where the reference would take hours.
    """

    name: str
    against: str
    size: int
    bar: Bar
    prepare: Callable[[int], AbstractContextManager[Sides]]
    tenfold: bool = True
    unit: str = "ms"
    turns: int = TURNS


@dataclass(frozen=True, slots=True)
class Measured:
    """The medians of one case at one size."""

    tzdesk: float
    reference: float


def measure(case: Case, size: int) -> Measured:
    """Runs both sides in turns, after one turn that does not count."""
    with case.prepare(size) as sides:
        turns = [(_once(sides.tzdesk), _once(sides.reference)) for _ in range(case.turns + 1)]
    ours, theirs = zip(*turns[1:], strict=True)
    return Measured(median(ours), median(theirs))


def _once(side: Side) -> float:
    gc.collect()  # what one side left must not be the other's to clear away
    return side()


def timed(deed: Callable[[], object]) -> Side:
    """A side that takes as many milliseconds as `deed` does."""

    def side() -> float:
        start = perf_counter()
        deed()
        return (perf_counter() - start) * 1000

    return side


def fixed(figure: float) -> Side:
    """A reference that is a number."""
    return lambda: figure


def report(cases: list[Case], *, quick: bool) -> Iterator[str]:
    """Measures the cases one by one; a line of the table for each."""
    yield _line("case", "against", "tzdesk", "reference", "ratio", "× 10", "bar")
    for case in cases:
        once = measure(case, case.size)
        first = case.bar.ratio(once.tzdesk, once.reference)
        ratios, tenth = [first], "–"
        if case.tenfold and not quick:
            more = measure(case, case.size * 10)
            ratios.append(case.bar.ratio(more.tzdesk, more.reference))
            tenth = f"{ratios[-1]:.2f}"
        met = all(map(case.bar.met, ratios))
        yield _line(
            f"{case.name} {case.size}",
            case.against,
            f"{once.tzdesk:.1f} {case.unit}",
            f"{once.reference:.1f} {case.unit}",
            f"{first:.2f}",
            tenth,
            f"{case.bar} {'met' if met else 'MISSED'}",
        )


def _line(*cells: str) -> str:
    widths = (26, 44, 13, 13, 8, 8, 0)
    aligned = (f"{cell:{'<' if at < 2 else '>'}{widths[at]}}" for at, cell in enumerate(cells[:-1]))
    return "  ".join([*aligned, cells[-1]])
