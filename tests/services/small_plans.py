"""Small drafts, and the import of a draft as the window's last step does it."""

from dataclasses import replace
from typing import Any

from tzdesk.domain.board import Board
from tzdesk.domain.draft import Named, PlanDraft, Role, SectionDraft, TaskDraft
from tzdesk.services.desk import Desk
from tzdesk.services.importing import compare_plan, default_options, import_plan


def take(desk: Desk, draft: PlanDraft, **options: Any) -> Board:
    known = compare_plan(desk.ledger, draft).plan
    chosen = replace(default_options(draft, desk.today, known), **options)
    import_plan(desk, draft, chosen)
    return desk.board()


def task(number: str | None, text: str, *units: str, section: int | None = 0) -> TaskDraft:
    named = tuple(Named(one, Role.RESPONSIBLE) for one in units)
    return TaskDraft(number=number, text=text, section=section, units=named)


def plan(*tasks: TaskDraft, **values: Any) -> PlanDraft:
    sections = (SectionDraft("一", "目标", "一、目标"), SectionDraft("二", "保障", "二、保障"))
    return replace(
        PlanDraft("2023年方案", "政发〔2023〕1号", None, None, 2023, sections, tasks), **values
    )
