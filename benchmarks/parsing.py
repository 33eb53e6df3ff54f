"""Parsing a plan's text beside reading and splitting its lines, and how it grows."""

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.ledgers import work_folder
from benchmarks.measure import Bar, Case, Sides, fixed, timed
from benchmarks.plans import REAL_SIZE, plan_text
from benchmarks.words import PLAN_FILE
from tzdesk.domain.document import document_from_text
from tzdesk.parsing import parse


@contextmanager
def _real_plan(_tasks: int) -> Iterator[Sides]:
    text = PLAN_FILE.read_text(encoding="utf-8")
    yield Sides(timed(lambda: parse(document_from_text(text))), fixed(30))


@contextmanager
def _beside_splitting(tasks: int) -> Iterator[Sides]:
    path = work_folder() / f"{tasks}.txt"
    path.write_text(plan_text(tasks), encoding="utf-8")

    def read() -> str:
        return path.read_text(encoding="utf-8")

    yield Sides(
        timed(lambda: parse(document_from_text(read()))),
        timed(lambda: [line.split("：") for line in read().splitlines()]),
    )


@contextmanager
def _growth(tasks: int) -> Iterator[Sides]:
    less, more = (document_from_text(plan_text(size)) for size in (tasks, tasks * 10))
    yield Sides(timed(lambda: parse(more)), timed(lambda: parse(less)))


CASES = (
    Case("parse", "30 ms", REAL_SIZE, Bar(1), _real_plan, tenfold=False),
    Case("parse-growth", "parsing a tenth of the tasks", 1_000, Bar(11), _growth),
)
