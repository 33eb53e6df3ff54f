"""What is true of the real plan and the specimens, in one shape, and how a draft compares to it."""

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tzdesk.domain.draft import PlanDraft, Role

ROOT = Path(__file__).parents[2]
SPECIMENS = ROOT / "tests" / "data" / "specimens"
PLAN = ROOT / "resources" / "2023-tongzhou-plan.txt"


@dataclass(frozen=True)
class Task:
    number: str | None
    section: str
    text: str
    leaders: tuple[str, ...]
    units: tuple[str, ...]
    deadline_text: str | None
    due_on: str | None
    lead_units: tuple[str, ...] = ()
    subsection: str | None = None

    def nfkc(self) -> "Task":
        values = {name: _nfkc(getattr(self, name)) for name in self.__dataclass_fields__}
        return Task(**values)


def _nfkc(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_nfkc(item) for item in value)
    return unicodedata.normalize("NFKC", value) if isinstance(value, str) else value


def real_facts() -> dict[str, Any]:
    path = ROOT / "tests" / "data" / "2023-tongzhou-facts.json"
    facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return facts


def real_tasks() -> list[Task]:
    return [
        Task(
            str(fact["number"]),
            fact["section"].split("、", 1)[1],
            fact["text"],
            tuple(fact["leaders"]),
            tuple(fact["units"]),
            fact["deadline"],
            fact["deadline_date"],
        )
        for fact in real_facts()["tasks"]
    ]


def specimen_tasks(expected: dict[str, Any]) -> list[Task]:
    return [
        Task(
            None if not fact["number"] or "续" in fact["number"] else fact["number"],
            fact["section"],
            fact["text"],
            tuple(fact["leaders"]),
            tuple(fact["units"]),
            fact["deadline_raw"],
            fact["deadline"],
            tuple(fact["lead_units"]),
            fact["subsection"],
        )
        for fact in expected["tasks"]
    ]


def tasks_of(draft: PlanDraft) -> list[Task]:
    found = []
    for task in draft.tasks:
        top = draft.top_section(task.section)
        nested = task.section is not None and task.section != top
        found.append(
            Task(
                task.number,
                draft.sections[top].title if top is not None else "",
                task.text,
                tuple(leader.name for leader in task.leaders),
                tuple(unit.name for unit in task.units),
                task.deadline_text,
                task.due_on.isoformat() if task.due_on else None,
                tuple(unit.name for unit in task.units if unit.role is Role.LEAD),
                draft.sections[task.section].heading if nested and task.section else None,
            )
        )
    return found


def wrong_fields(found: list[Task], truth: list[Task]) -> list[str]:
    """Each field that differs, in words; a wrong number of tasks counts every field of them."""
    names = list(Task.__dataclass_fields__)
    wrong = [
        f"{right.number or at + 1} {name}: {getattr(read, name)!r} != {getattr(right, name)!r}"
        for at, (read, right) in enumerate(zip(found, truth, strict=False))
        for name in names
        if getattr(read, name) != getattr(right, name)
    ]
    missing = abs(len(found) - len(truth))
    return wrong + [f"{len(found)} tasks, not {len(truth)}"] * (missing * len(names))
