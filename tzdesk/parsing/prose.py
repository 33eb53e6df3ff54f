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
    kind = stanza.mark.kind
    if kind in levels.tasks or _is_task_by_itself(stanza, following, levels):
        return [_item(stanza) if stanza.read()[0].strip() else _leftover(stanza)]
    if kind < levels.coarsest and levels.unnumbered and stanza.heads_a_paragraph:
        return _heading_and_item(stanza)
    if kind < levels.coarsest:
        return _heading(stanza)
    last = before[-1] if before else None
    if isinstance(last, Item) and last.lines:
        _add_details(last, stanza)
        return []
    return [_leftover(stanza)]


def _leftover(stanza: Stanza, *, closing: bool = False) -> Leftover:
    return Leftover(stanza.lines, closing, not closing and _has_title(stanza.texts))


def _has_title(texts: Iterable[Passage]) -> bool:
    return any(is_title(text.text) for text in texts)


def _is_task_by_itself(stanza: Stanza, following: Stanza | None, levels: Levels) -> bool:
    """Whether a coarser number than the tasks' has duties and nothing numbered below it."""
    if stanza.mark is None or stanza.mark.kind >= levels.coarsest or not stanza.has_duties:
        return False
    if levels.unnumbered:
        return not stanza.heads_a_paragraph
    below = following.mark if following else None
    return below is None or below.kind <= stanza.mark.kind


def _item(stanza: Stanza) -> Item:
    text, duties, unknown = stanza.read()
    mark = stanza.mark
    item = Item(lines=list(stanza.lines), duties=duties, unknown=list(unknown))
    if mark:
        item.number, item.value, item.mark = mark.printed, mark.value, stanza.mark_passage
        if mark.kind is MarkKind.BULLET:
            item.number = None
    item.add_text(text.strip())
    return item


def _add_details(item: Item, stanza: Stanza) -> None:
    """（1）… under a task: part of its text, its labels the task's."""
    text, duties, unknown = stanza.read()
    if stanza.mark_passage:
        item.add_text(stanza.mark_passage, "\n")
    item.add_text(text.strip(), "")
    item.duties.add(duties)
    item.unknown += unknown
    item.lines += stanza.lines


def _heading(stanza: Stanza) -> list[Entry]:
    heading, rest = heading_of(stanza)
    return [heading, rest_of(rest)] if rest else [heading]


def _heading_and_item(stanza: Stanza) -> list[Entry]:
    """A numbered heading with the unnumbered task right below it."""
    own_lines = [line for text in stanza.texts[:1] for line in text.lines]
    heading, _ = heading_of(
        Stanza(stanza.mark, stanza.mark_passage, stanza.texts[:1], [], own_lines)
    )
    lines = [line for line in stanza.lines if line not in own_lines]
    above, own = _split_above(Stanza(None, None, stanza.texts[1:], stanza.fields, lines))
    return [heading, *above, _item(own)]


def rest_of(texts: list[Passage]) -> Leftover:
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
    while (
        at > 0
        and not is_bare_heading(stanza.texts[at - 1])
        and stanza.texts[at - 1].text[-1] not in "。;；"
    ):
        at -= 1
    above: list[Entry] = []
    for text in stanza.texts[:at]:
        if is_bare_heading(text):
            above.append(_bare(text))
        else:
            above.append(rest_of([text]))
    taken = {line for text in stanza.texts[:at] for line in text.lines}
    lines = [line for line in stanza.lines if line not in taken]
    return above, Stanza(None, None, stanza.texts[at:], stanza.fields, lines)


def _bare(text: Passage) -> Heading:
    return Heading(int(MarkKind.CHINESE), text, None, text, lines=list(text.lines))


def _without_duties(stanza: Stanza, following: Stanza | None) -> list[Entry]:
    """Lines alone: the last may head the numbered items that follow."""
    *others, last = stanza.texts or [NOWHERE]
    heads = (
        following is not None
        and following.mark is not None
        and following.mark.kind >= MarkKind.CHINESE_PAREN
    ) or (following is None)
    if stanza.fields or not (heads and is_bare_heading(last)):
        return [_leftover(stanza)]
    entries: list[Entry] = []
    if others:
        entries.append(rest_of(others))
    return [*entries, _bare(last)]
