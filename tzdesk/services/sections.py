"""章节: adding, renaming, moving, nesting and removing the headings of a plan.

Each deed is one step of 撤销. Tasks keep their place in the document; a section's rank says where
its group stands. A section nests at most one level.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.headings import split_heading
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import Section, new_uid
from tzdesk.domain.text import compact
from tzdesk.domain.values import clean_text
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.task_parts import set_field


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section as a list shows it; `tasks` stand in it or in one nested in it."""

    uid: str
    heading: str
    nested: bool
    tasks: int


def section_entries(ledger: Ledger, plan_uid: str) -> list[SectionEntry]:
    """The sections of a plan in order, nested ones behind their parent."""
    counts: dict[str, int] = {}
    for task in ledger.tasks(plan_uid):
        if task.parent_uid is None and task.section_uid:
            counts[task.section_uid] = counts.get(task.section_uid, 0) + 1
    found = []
    for section in in_order(ledger.sections(plan_uid)):
        below = [one.uid for one in _below(ledger, section)]
        tasks = sum(counts.get(uid, 0) for uid in (section.uid, *below))
        found.append(SectionEntry(section.uid, section.heading, bool(section.parent_uid), tasks))
    return found


def in_order(sections: Iterable[Section]) -> list[Section]:
    """Top sections as they stand, each with those nested in it behind it."""
    known = list(sections)
    tops = [one for one in known if one.parent_uid is None]
    return [
        one
        for top in tops
        for one in (top, *(below for below in known if below.parent_uid == top.uid))
    ]


def add_section(desk: Desk, plan_uid: str, heading: str, parent_uid: str | None = None) -> Written:
    """Makes a section behind its siblings. Raises UserError where the heading is taken."""
    heading = _accepted(desk.ledger, plan_uid, heading, parent_uid)
    number, title = split_heading(heading)
    order = in_order(desk.ledger.sections(plan_uid))
    parent = desk.ledger.find(Section, parent_uid)
    behind = [parent, *_below(desk.ledger, parent)] if parent else order
    at = order.index(behind[-1]) + 1 if behind else 0
    made = Section(
        uid=new_uid(),
        plan_uid=plan_uid,
        parent_uid=parent_uid,
        position=at,
        number=number,
        title=title,
        heading=heading,
    )
    changes = [*created([made]), *_numbered([*order[:at], made, *order[at:]])]
    return desk.write(changes, Source.EDIT, f"新增章节　{heading}")


def rename_section(desk: Desk, uid: str, heading: str) -> Written:
    """Gives a section another heading; its number is read from it."""
    section = desk.ledger.get(Section, uid)
    heading = _accepted(desk.ledger, section.plan_uid, heading, section.parent_uid, section)
    number, title = split_heading(heading)
    values = {"heading": heading, "number": number, "title": title}
    changes = [set_field(section, name, value) for name, value in values.items()]
    return desk.write(changes, Source.EDIT, f"修改章节　{heading}")


def move_section(desk: Desk, uid: str, step: int) -> Written:
    """Moves a section, with those nested in it, `step` places among its siblings."""
    section = desk.ledger.get(Section, uid)
    siblings = _siblings(desk.ledger, section)
    at = siblings.index(section)
    to = max(0, min(at + step, len(siblings) - 1))
    siblings.insert(to, siblings.pop(at))
    rank = {one.uid: place for place, one in enumerate(siblings)}
    present = in_order(desk.ledger.sections(section.plan_uid))
    # Sorting is stable: only siblings change places, each with what is nested in it.
    moved = in_order(sorted(present, key=lambda one: rank.get(one.uid, 0)))
    return desk.write(_numbered(moved), Source.EDIT, f"移动章节　{section.heading}")


def nest_section(desk: Desk, uid: str, parent_uid: str | None) -> Written:
    """Puts a section into another, or (None) on the top level. Raises UserError for two levels."""
    ledger = desk.ledger
    section = ledger.get(Section, uid)
    if parent_uid and (own := _below(ledger, section)):
        raise UserError(
            f"“{section.heading}”下有 {len(own)} 个小节，不能再放到别的章节下。",
            "请先把这些小节移到上一级。",
        )
    _accepted(ledger, section.plan_uid, section.heading, parent_uid, section)
    others = [one for one in in_order(ledger.sections(section.plan_uid)) if one is not section]
    anchor = ledger.find(Section, parent_uid or section.parent_uid)
    family = [anchor, *_below(ledger, anchor)] if anchor else others
    last = [one for one in family if one is not section][-1:]
    at = others.index(last[0]) + 1 if last else 0
    changes = [
        set_field(section, "parent_uid", parent_uid),
        *_numbered([*others[:at], section, *others[at:]]),
    ]
    return desk.write(changes, Source.EDIT, f"移动章节　{section.heading}")


def remove_section(desk: Desk, uid: str) -> Written:
    """Removes a section that holds nothing. Raises UserError for any other."""
    ledger = desk.ledger
    section = ledger.get(Section, uid)
    if below := _below(ledger, section):
        raise UserError(f"“{section.heading}”下有 {len(below)} 个小节，不能删除。")
    tasks = ledger.tasks(section.plan_uid)
    if count := sum(one.section_uid == uid for one in tasks):
        raise UserError(
            f"“{section.heading}”下有 {count} 项任务，不能删除。",
            "可以先用“修改任务”把它们移到别的章节。",
        )
    return desk.write(removed([section]), Source.EDIT, f"删除章节　{section.heading}")


def _below(ledger: Ledger, section: Section) -> list[Section]:
    sections = ledger.sections(section.plan_uid)
    return [one for one in sections if one.parent_uid == section.uid]


def _siblings(ledger: Ledger, section: Section) -> list[Section]:
    sections = ledger.sections(section.plan_uid)
    return [one for one in sections if one.parent_uid == section.parent_uid]


def _numbered(sections: Iterable[Section]) -> list[Change]:
    return [set_field(one, "position", place) for place, one in enumerate(sections)]


def _accepted(
    ledger: Ledger, plan_uid: str, heading: str, parent_uid: str | None, own: Section | None = None
) -> str:
    heading = clean_text(heading).replace("\n", "")
    if not heading:
        raise UserError("还没有填写章节名称。")
    for one in ledger.sections(plan_uid):
        same = compact(one.heading) == compact(heading) and one.parent_uid == parent_uid
        if same and one is not own:
            raise UserError(f"已有章节“{one.heading}”。", "请改用别的名称。")
    return heading
