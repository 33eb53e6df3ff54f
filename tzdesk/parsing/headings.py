"""Headings: the plan's title, section headings with and without a number, and whom they name."""

import re

from tzdesk.domain.deadline import dates_in
from tzdesk.domain.draft import Role
from tzdesk.parsing.duties import take_brackets
from tzdesk.parsing.names import is_office, is_unit_like, split_units
from tzdesk.parsing.outline import Duties, Heading
from tzdesk.parsing.passage import NOWHERE, Passage, fold, join
from tzdesk.parsing.people import find_person, looks_like_leader, split_leaders
from tzdesk.parsing.stanza import Stanza

_TITLE = re.compile(
    r"(?:方案|分工|分解|清单|台账|分解表|分工表|任务表|一览表|要点|意见|计划|安排|任务书|责任书|目录|责任表|安排表|明细表|汇总表|项目表|推进表|实事)"
    r"(?:\([^()]*\))?$"
)
_NO_HEADING = re.compile(r"[。;!?:]|,.{24,}|^附件|\d\d\d\d[\])]\s*第?\d+号")
_LONGEST_PERSON = 16
_COUNT = re.compile(r" *\((?:共 *)?\d+ *[项个件条]\)$")
_TAKES_CHARGE = re.compile(
    r"(?P<who>.{2,24}?)(?:同志)?(?:主抓|牵头(?:负责|推进|抓)?|领衔|领办|主持|包保|包联|分管(?:领域|负责)?|负责|联系|督办|挂帅|共同推进|共同负责)"
    r"(?:的|推进|落实|重点|主要|工作|任务|项目|事项|领域|部分|\(|$)"
)


def is_title(text: str) -> bool:
    """Whether a line ends as titles of plans do: …分工方案, …任务分解表."""
    folded = fold(text).strip()
    return (
        len(folded) <= 60 and bool(_TITLE.search(folded)) and not re.search(r"[。;:]|通知$", folded)
    )


def is_bare_heading(text: Passage) -> bool:
    """Whether a line without number could head a section: short and no sentence."""
    folded = text.folded
    if _NO_HEADING.search(folded) or is_title(text.text) or _is_date(folded):
        return False
    return 2 <= len(folded) <= 40


def _is_date(folded: str) -> bool:
    """Whether a line is a deadline and nothing else: 3月底前, the value of a label unknown."""
    return any(day.end - day.start >= len(folded) - 2 for day in dates_in(folded, None))


def heading_of(stanza: Stanza) -> tuple[Heading, list[Passage]]:
    """The heading that a stanza's first paragraph is, and the paragraphs below it."""
    assert stanza.mark is not None
    assert stanza.mark_passage is not None
    printed, rest = stanza.texts[:1], stanza.texts[1:]
    title = printed[0] if printed else NOWHERE
    bare, duties, _ = take_brackets(title)
    if stanza.fields:
        duties.add(Stanza(fields=stanza.fields).read()[1])
    if not duties:
        duties = duties_of_title(bare)
    whole = _from_mark(stanza.mark_passage, title)
    below = {line for text in rest for line in text.lines}
    lines = [line for line in stanza.lines if line not in below]
    labels = [line for line in lines if line not in whole.lines]
    depth, printed_number = int(stanza.mark.kind), stanza.mark.printed
    return Heading(depth, whole, printed_number, bare, duties, lines, labels), rest


def _from_mark(mark: Passage, title: Passage) -> Passage:
    """The heading as printed; a space between number and words stays one space."""
    if not title:
        return mark
    number_end = mark.runs[-1].start + mark.runs[-1].length
    apart = title.runs[0].line == mark.line and title.runs[0].start > number_end
    return join((mark, title), " " if apart else "")


def duties_of_title(title: Passage) -> Duties:
    """陈远山市长主抓重点工作 names the leader of all that follows, 区水务局牵头任务 the unit."""
    found = _TAKES_CHARGE.match(title.folded)
    if not found:
        bare = re.sub(r"\(.*?\)", "", title.folded)  # 张三（区委副书记、区长）
        alone = len(bare) <= _LONGEST_PERSON and find_person(title.folded)
        if alone:
            return Duties(leaders=split_leaders(title, Role.LEAD))
        office = title.cut(0, len(_COUNT.sub("", title.folded))).strip()
        named = is_office(office.folded)
        return Duties(units=split_units(office, Role.RESPONSIBLE)) if named else Duties()
    who = title.cut(*found.span("who")).strip("由,、")
    if looks_like_leader(who.folded):
        return Duties(leaders=split_leaders(who, Role.LEAD))
    if is_unit_like(who.folded):
        return Duties(units=split_units(who, Role.LEAD))
    return Duties()
