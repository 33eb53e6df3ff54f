"""待核实: what in a report or summary does not fit together, so that the office asks back.

Pure rules over one row and the one of the period before; nothing is refused because of them.
"""

from enum import StrEnum

from tzdesk.domain.records import Report, Summary
from tzdesk.domain.status import Status
from tzdesk.domain.text import compact


class Doubt(StrEnum):
    """One reason to ask back; the value is what the screen says."""

    SAME_AS_BEFORE = "与上期文字相同"
    DONE_WITHOUT_TEXT = "已完成，没有写进展情况"
    DONE_BELOW_WHOLE = "已完成，完成比例不足 100%"
    LATE_WITHOUT_PROBLEM = "滞后，没有写存在问题"

    @property
    def field(self) -> str:
        """The field of the catalogue that it is about."""
        return _FIELDS[self]


_FIELDS = {
    Doubt.SAME_AS_BEFORE: "progress",
    Doubt.DONE_WITHOUT_TEXT: "progress",
    Doubt.DONE_BELOW_WHOLE: "percent",
    Doubt.LATE_WITHOUT_PROBLEM: "problem",
}


def doubts(now: Report | Summary, before: Report | Summary | None) -> tuple[Doubt, ...]:
    """What is doubtful of `now`; `before` is what was said in the period before."""
    status = now.status
    found: list[Doubt] = []
    if before and repeats(now.progress, before.progress) and not _settled(now, before):
        found.append(Doubt.SAME_AS_BEFORE)
    if status is Status.DONE:
        if not now.progress:
            found.append(Doubt.DONE_WITHOUT_TEXT)
        if (now.percent or 0) < 100:
            found.append(Doubt.DONE_BELOW_WHOLE)
    elif status is Status.LATE and not now.problem:
        found.append(Doubt.LATE_WITHOUT_PROBLEM)
    return tuple(found)


def repeats(text: str | None, before: str | None) -> bool:
    """Whether a text says word for word what another did; width and white space do not count."""
    if not text or not before:
        return False
    return text == before or compact(text) == compact(before)


def _settled(now: Report | Summary, before: Report | Summary) -> bool:
    """What has ended may be told in the same words ever after."""
    return bool(now.status and now.status.finished and before.status and before.status.finished)
