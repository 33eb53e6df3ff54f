"""Where a plan's body begins and ends, and what stands in it that is no task.

Before the body: the notice that carries the plan, its own 一、二、三 included. After it: 抄送,
signature, print line. In between nothing is dropped: what is not understood is reported.
"""

from collections.abc import Mapping, Sequence

from tzdesk.domain.draft import ProblemKind
from tzdesk.domain.text import shorten
from tzdesk.parsing.outline import Entry, Heading, Item, Leftover, Outline
from tzdesk.parsing.passage import Passage, join

_ANNEX_DEPTH = 0


def find_body(entries: Sequence[Entry], texts: Mapping[int, str], *, labelled: bool) -> Outline:
    """The outline of `entries`; `labelled`: tasks of this text have duties as a rule.

    `texts` are the document's lines by number.
    """
    outline = Outline()
    first, last = _first_item(entries, labelled=labelled), _last_item(entries, labelled=labelled)
    if first is None or last is None:
        return outline
    heads = _headings_above(entries, first)
    if _is_untold_title(entries, heads):
        heads.remove(0)
    for at, entry in enumerate(entries):
        if first <= at <= last:
            _take(outline, entry, texts)
        elif at in heads:
            outline.entries.append(entry)
        elif at < first and not (isinstance(entry, Leftover) and entry.head):
            outline.front += entry.lines
        elif at > last and isinstance(entry, Leftover) and entry.labelled:
            _set_aside(outline, entry, texts)
    return outline


def _first_item(entries: Sequence[Entry], *, labelled: bool) -> int | None:
    """The first task: with duties, or numbered right before it and under the same title."""
    items = [at for at, entry in enumerate(entries) if isinstance(entry, Item)]
    if not items or not labelled:
        return items[0] if items else None
    owning = next((at for at in items if _tells_duties(entries[at])), items[0])
    first = owning
    for at in reversed([at for at in items if at < owning]):
        if _is_title_between(entries, at, first) or not _goes_before(entries[at], entries[first]):
            break
        first = at
    return first


def _last_item(entries: Sequence[Entry], *, labelled: bool) -> int | None:
    items = [at for at, entry in enumerate(entries) if isinstance(entry, Item)]
    if not items or not labelled:
        return items[-1] if items else None
    last = next((at for at in reversed(items) if _tells_duties(entries[at])), items[-1])
    for at in [at for at in items if at > last]:
        if not _goes_before(entries[last], entries[at]):
            break
        last = at
    return last


def _tells_duties(entry: Entry) -> bool:
    return isinstance(entry, Item) and bool(entry.duties or entry.tabled)


def _goes_before(entry: Entry, following: Entry) -> bool:
    return (
        isinstance(entry, Item)
        and isinstance(following, Item)
        and entry.value > 0
        and following.value == entry.value + 1
    )


def _is_title_between(entries: Sequence[Entry], start: int, end: int) -> bool:
    between = entries[start + 1 : end]
    return any(isinstance(entry, Leftover) and entry.is_title for entry in between)


def _headings_above(entries: Sequence[Entry], first: int) -> set[int]:
    """The headings that the first task stands under: ever coarser ones, up to the title."""
    heads: set[int] = set()
    depth: int | None = None
    for at in range(first - 1, -1, -1):
        entry = entries[at]
        if isinstance(entry, Leftover) and entry.is_title:
            break
        if isinstance(entry, Item):
            break
        if isinstance(entry, Heading) and (depth is None or entry.depth < depth):
            heads.add(at)
            depth = entry.depth
    return heads


def _take(outline: Outline, entry: Entry, texts: Mapping[int, str]) -> None:
    """An entry between the first task and the last."""
    if not isinstance(entry, Leftover):
        outline.entries.append(entry)
    elif entry.is_title:
        outline.entries.append(_annex(entry, texts))
    else:
        _set_aside(outline, entry, texts)


def _annex(entry: Leftover, texts: Mapping[int, str]) -> Heading:
    """The title of a second list in the same document heads its tasks."""
    whole = join(Passage.of(line, texts[line]).strip() for line in entry.lines)
    return Heading(_ANNEX_DEPTH, whole, None, whole, lines=list(entry.lines))


def _is_untold_title(entries: Sequence[Entry], heads: set[int]) -> bool:
    """Whether what looks like the first heading is the title: the only one without a number."""
    first = entries[0]
    if 0 not in heads or not isinstance(first, Heading) or first.number is not None:
        return False
    others = [e for e in entries[1:] if isinstance(e, Heading) and e.number is None]
    return not others or len(heads) > 1


def _set_aside(outline: Outline, entry: Leftover, texts: Mapping[int, str]) -> None:
    if entry.closing or entry.head:
        return
    first = entry.lines[0]
    text = "\n".join(texts[line].strip() for line in entry.lines)
    message = f"第 {first} 行“{shorten(text, 24)}”没有识别，请设为任务、章节或并入上一项"
    outline.report(ProblemKind.UNREAD_TEXT, first, message, text, tuple(entry.lines))
