"""Which shape of number carries the tasks: decided from who owns the labels, text by text.

A plan may number its tasks 1. or （一） or not at all; the same shape may head sections elsewhere.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tzdesk.parsing.numbering import MarkKind
from tzdesk.parsing.stanza import Stanza

_SHARE_OF_OWNERS = 0.25
"""Below this share of items with duties a shape of number is not what tasks are numbered by."""


@dataclass(frozen=True, slots=True)
class Levels:
    """`tasks`: shapes that number tasks; `unnumbered`: paragraphs with labels are tasks, too.

    `labelled`: the text tells duties at all, so that an item without any is the exception.
    """

    tasks: frozenset[MarkKind]
    unnumbered: bool
    labelled: bool

    @property
    def coarsest(self) -> int:
        """The coarsest shape of a task's number; headings are coarser still."""
        return min(self.tasks, default=MarkKind.BULLET)


def find_levels(stanzas: Sequence[Stanza], *, tabled: bool = False) -> Levels:
    """Weighs the evidence of a whole text; `tabled`: tables hold tasks, too."""
    owners: Counter[MarkKind] = Counter()
    all_of: Counter[MarkKind] = Counter()
    loose = sum(stanza.has_duties for stanza in stanzas if stanza.mark is None)
    numbered_owners = sum(stanza.has_duties for stanza in stanzas if stanza.mark is not None)
    mostly_loose = loose > numbered_owners
    for stanza in stanzas:
        if stanza.mark is None:
            continue
        all_of[stanza.mark.kind] += 1
        if not (mostly_loose and stanza.heads_a_paragraph):
            owners[stanza.mark.kind] += stanza.has_duties
    numbered = {
        kind
        for kind, owning in owners.items()
        if owning and owning >= _SHARE_OF_OWNERS * all_of[kind]
    }
    numbered = _without_headings(stanzas, numbered)
    details = {kind for kind in numbered if _labels_close_the_parent(stanzas, kind, all_of)}
    if details and (numbered - details or _parents(stanzas, details)):
        numbered = (numbered - details) | _parents(stanzas, details)
    labelled = tabled or bool(numbered or loose)
    if not labelled and (kind := _most_frequent(all_of)):
        numbered = {kind}
    owned = sum(owners[kind] for kind in numbered)
    return Levels(frozenset(numbered), mostly_loose and loose > owned, labelled)


def _without_headings(stanzas: Sequence[Stanza], kinds: set[MarkKind]) -> set[MarkKind]:
    """Leaves out shapes whose labels hold for numbered items of a finer shape below them."""
    heads: Counter[MarkKind] = Counter()
    leaves: Counter[MarkKind] = Counter()
    marked = [stanza for stanza in stanzas if stanza.mark]
    for stanza, following in zip(marked, [*marked[1:], None], strict=False):
        kind = stanza.mark.kind if stanza.mark else None
        if kind not in kinds or not stanza.has_duties:
            continue
        below = following.mark.kind if following and following.mark else None
        is_head = below is not None and below > kind and below in kinds
        (heads if is_head else leaves)[kind] += 1
    return {kind for kind in kinds if leaves[kind] > heads[kind]}


def _labels_close_the_parent(
    stanzas: Sequence[Stanza], kind: MarkKind, all_of: Counter[MarkKind]
) -> bool:
    """Whether only the last of several such items has labels: they are then the parent's."""
    runs = _runs_of(stanzas, kind)
    closed = sum(run[-1] and not any(run[:-1]) for run in runs)
    return 2 * closed > len(runs) and all_of[kind] > 2


def _runs_of(stanzas: Sequence[Stanza], kind: MarkKind) -> list[list[bool]]:
    """Whether each item has duties, for every run of two or more under a parent without any."""
    runs: list[list[bool]] = [[]]
    parent_has_duties = False
    for stanza in stanzas:
        if stanza.mark is None or stanza.mark.kind > kind:
            continue
        if stanza.mark.kind < kind:
            parent_has_duties = stanza.has_duties
            runs.append([])
        elif not parent_has_duties:
            if stanza.mark.value == 1:
                runs.append([])
            runs[-1].append(stanza.has_duties)
    return [run for run in runs if len(run) > 1]


def _parents(stanzas: Sequence[Stanza], kinds: set[MarkKind]) -> set[MarkKind]:
    """The shapes of the numbers right above items of `kinds`."""
    above: Counter[MarkKind] = Counter()
    last: MarkKind | None = None
    for stanza in stanzas:
        if stanza.mark is None:
            continue
        if stanza.mark.kind in kinds:
            if last is not None and stanza.mark.value == 1:
                above[last] += 1
        else:
            last = stanza.mark.kind
    return {above.most_common(1)[0][0]} if above else set()


def _most_frequent(all_of: Counter[MarkKind]) -> MarkKind | None:
    """Without any labels: the shape with most items, but 一、 alone heads prose, not tasks."""
    eligible = {
        kind: count
        for kind, count in all_of.items()
        if kind not in (MarkKind.CHAPTER, MarkKind.CHINESE, MarkKind.BULLET)
    }
    return min(eligible, key=lambda kind: (-eligible[kind], kind), default=None)
