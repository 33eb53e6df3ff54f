"""Plans of any number of tasks, made of the real plan's words: as text, as records, as a ledger.

The same size always gives the same plan. Sections share the tasks evenly; how many leaders and
units a task has, and how often each is named, is as in the real plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.words import plan_words

YEAR = 2023
REAL_SIZE = 138


@dataclass(frozen=True, slots=True)
class Item:
    """One task as the text states it; `section` counts from 0."""

    section: int
    number: int
    text: str
    leaders: tuple[str, ...]
    units: tuple[str, ...]
    deadline: str


def items(tasks: int) -> Iterator[Item]:
    """The tasks of a plan of that size, in order."""
    words, chance = plan_words(), Random(tasks)
    for at in range(tasks):
        yield Item(
            section=at * len(words.sections) // tasks,
            number=at + 1,
            text=sentence(chance, 2, 4),
            leaders=chance.choice(words.leaders),
            units=chance.choice(words.units),
            deadline=chance.choice(words.deadlines),
        )


def sentence(chance: Random, fewest: int, most: int) -> str:
    """A sentence of so many clauses of the real plan."""
    clauses = chance.sample(plan_words().clauses, chance.randint(fewest, most))
    return "，".join(clauses) + "。"


def plan_text(tasks: int) -> str:
    """A plan of that size in the layout of the real one."""
    words = plan_words()
    lines = list(words.front)
    section = -1
    for item in items(tasks):
        if item.section != section:
            section = item.section
            lines += ["、".join(words.sections[section]), ""]
        lines += [
            f"{item.number}.{item.text}",
            "",
            f"牵头领导：{'、'.join(item.leaders)}",
            "",
            f"责任单位：{'、'.join(item.units)}",
            "",
            f"完成时限：{item.deadline}",
            "",
        ]
    return "\n".join(lines)
