"""Running text to an outline: stanzas become headings, tasks, or lines set aside.

Tables that stand between paragraphs come in as finished entries and keep their place.
"""

from collections.abc import Iterable, Sequence

from tzdesk.parsing.headings import heading_of, is_bare_heading, is_title
from tzdesk.parsing.levels import Levels
from tzdesk.parsing.numbering import MarkKind
from tzdesk.parsing.outline import Entry, Heading, Item, Leftover
from tzdesk.parsing.passage import NOWHERE, Passage
from tzdesk.parsing.stanza import Stanza


def read_prose(stanzas: Sequence[Stanza], levels: Levels) -> list[Entry]:
    """The entries of a run of stanzas, in order."""
    entries: list[Entry] = []
    for at, stanza in enumerate(stanzas):
        following = stanzas[at + 1] if at + 1 < len(stanzas) else None
        entries += _entries_of(stanza, following, levels, entries)
    return entries


def _entries_of(
    stanza: Stanza, following: Stanza | None, levels: Levels, before: Sequence[Entry]
) -> Iterable[Entry]:
    if stanza.closing:
        return [_leftover(stanza, closing=True)]
    if stanza.mark is None:
        return _unmarked(stanza, following, levels)
    if stanza.kind in levels.tasks or _is_task_by_itself(stanza, following, levels):
        return [_item(stanza) if stanza.read()[0].strip() else _leftover(stanza)]
    if stanza.kind < levels.coarsest:
        both = levels.unnumbered and stanza.heads_a_paragraph
        return _heading_and_item(stanza) if both else _heading(stanza)
    return _details(stanza, before[-1] if before else None)


def _leftover(stanza: Stanza, *, closing: bool = False) -> Leftover:
    is_title = not closing and _has_title(stanza.texts)
    return Leftover(stanza.lines, closing, is_title, labelled=stanza.is_labelled)


def _has_title(texts: Iterable[Passage]) -> bool:
    return any(is_title(text.text) for text in texts)


def _is_task_by_itself(stanza: Stanza, following: Stanza | None, levels: Levels) -> bool:
    """Whether a coarser number than the tasks' has duties and nothing numbered below it."""
    if stanza.kind >= levels.coarsest or not stanza.has_duties:
        return False
    if levels.unnumbered:
        return not stanza.heads_a_paragraph
    return following is None or following.mark is None or following.kind <= stanza.kind


def _item(stanza: Stanza) -> Item:
    text, duties, unknown = stanza.read()
    mark = stanza.mark
    item = Item(lines=list(stanza.lines), duties=duties, unknown=list(unknown))
    if mark:
        item.number, item.value, item.mark = mark.printed, mark.value, stanza.mark_passage
        if mark.kind is MarkKind.BULLET:
            item.number = None
    elif number := stanza.number:
        item.number, item.mark = number.text or None, number
        item.value = int(number.folded) if number.folded.isdecimal() else 0
    item.add_text(text.strip())
    return item


def _details(stanza: Stanza, last: Entry | None) -> list[Entry]:
    """（1）… under a task: part of its text, its labels the task's; else lines set aside."""
    if not isinstance(last, Item):
        return [_leftover(stanza)]
    _add_details(last, stanza)
    return []


def _add_details(item: Item, stanza: Stanza) -> None:
    text, duties, unknown = stanza.read()
    if stanza.mark_passage:
        item.add_text(stanza.mark_passage, "\n")
    item.add_text(text.strip(), "")
    item.duties.add(duties)
    item.unknown += unknown
    item.lines += stanza.lines


def _heading(stanza: Stanza) -> list[Entry]:
    heading, rest = heading_of(stanza)
    return [heading, _rest_of(rest)] if rest else [heading]


def _heading_and_item(stanza: Stanza) -> list[Entry]:
    """A numbered heading with the unnumbered task right below it."""
    own_lines = [line for text in stanza.texts[:1] for line in text.lines]
    heading, _ = heading_of(
        Stanza(stanza.mark, stanza.mark_passage, stanza.texts[:1], [], own_lines)
    )
    lines = [line for line in stanza.lines if line not in own_lines]
    above, own = _split_above(Stanza(None, None, stanza.texts[1:], stanza.fields, lines))
    return [heading, *above, _item(own)]


def _rest_of(texts: list[Passage]) -> Leftover:
    """Paragraphs under a heading that are no task."""
    lines = [line for text in texts for line in text.lines]
    return Leftover(lines, is_title=_has_title(texts))


def _unmarked(stanza: Stanza, following: Stanza | None, levels: Levels) -> list[Entry]:
    if not stanza.has_duties:
        return _without_duties(stanza, following)
    if not levels.unnumbered or not stanza.read()[0]:
        return [_leftover(stanza)]
    above, own = _split_above(stanza)
    return [*above, _item(own)]


def _split_above(stanza: Stanza) -> tuple[list[Entry], Stanza]:
    """In a text without numbers: headings and other lines above the paragraph with the labels."""
    at = len(stanza.texts) - 1
    while at > 0 and _runs_on(stanza.texts[at - 1]):
        at -= 1
    above: list[Entry] = [
        _bare(text) if is_bare_heading(text) else _rest_of([text]) for text in stanza.texts[:at]
    ]
    taken = {line for text in stanza.texts[:at] for line in text.lines}
    lines = [line for line in stanza.lines if line not in taken]
    return above, Stanza(None, None, stanza.texts[at:], stanza.fields, lines)


def _runs_on(text: Passage) -> bool:
    """Whether a paragraph is neither a title, a heading nor a whole sentence."""
    whole = is_title(text.text) or is_bare_heading(text) or text.folded[-1] in "。;"
    return not whole


def _bare(text: Passage) -> Heading:
    return Heading(int(MarkKind.CHINESE), text, None, text, lines=list(text.lines))


def _without_duties(stanza: Stanza, following: Stanza | None) -> list[Entry]:
    """Lines alone: the last may head the numbered items that follow."""
    *others, last = stanza.texts or [NOWHERE]
    numbered = following is not None and following.mark is not None
    heads = following is None or (numbered and following.kind >= MarkKind.CHINESE_PAREN)
    if stanza.fields or not (heads and is_bare_heading(last)):
        return [_leftover(stanza)]
    return [_rest_of(others), _bare(last)] if others else [_bare(last)]
