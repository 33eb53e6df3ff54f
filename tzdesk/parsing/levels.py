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
    loose = sum(stanza.has_duties for stanza in stanzas if stanza.mark is None)
    marked = [stanza for stanza in stanzas if stanza.mark is not None]
    mostly_loose = _is_mostly_loose(loose, marked)
    all_of = Counter(stanza.kind for stanza in marked)
    owners = Counter(
        stanza.kind
        for stanza in marked
        if stanza.has_duties and not (mostly_loose and stanza.heads_a_paragraph)
    )
    tasks = _task_kinds(marked, owners, all_of)
    labelled = tabled or bool(tasks or loose)
    if not labelled and (kind := _most_frequent(all_of)):
        tasks = {kind}
    owned = sum(owners[kind] for kind in tasks)
    return Levels(frozenset(tasks), mostly_loose and loose > owned, labelled)


def _is_mostly_loose(loose: int, marked: Sequence[Stanza]) -> bool:
    """Whether paragraphs without a number carry the duties, those below a heading included."""
    owners = [stanza for stanza in marked if stanza.has_duties]
    below_headings = sum(
        stanza.heads_a_paragraph and stanza.kind <= MarkKind.CHINESE_PAREN for stanza in owners
    )
    return loose > 0 and loose + below_headings > len(owners) - below_headings


def _task_kinds(
    marked: Sequence[Stanza], owners: Counter[MarkKind], all_of: Counter[MarkKind]
) -> set[MarkKind]:
    """The shapes whose items own duties themselves, neither for others nor for their parent."""
    owning = {kind for kind in owners if owners[kind] >= _SHARE_OF_OWNERS * all_of[kind]}
    tasks = _without_headings(marked, owning)
    details = {
        kind
        for kind in tasks
        if (all_of[kind] > 2 or kind > min(tasks)) and _labels_close_the_parent(marked, kind)
    }
    parents = _parents(marked, details)
    return (tasks - details) | parents if tasks - details or parents else tasks


def _without_headings(marked: Sequence[Stanza], kinds: set[MarkKind]) -> set[MarkKind]:
    """Leaves out shapes whose labels hold for numbered items of a finer shape below them."""
    heads: Counter[MarkKind] = Counter()
    leaves: Counter[MarkKind] = Counter()
    for stanza, following in zip(marked, [*marked[1:], None], strict=False):
        if stanza.kind in kinds and stanza.has_duties:
            below = following.kind if following else MarkKind.PART
            is_head = below > stanza.kind and below in kinds
            (heads if is_head else leaves)[stanza.kind] += 1
    return {kind for kind in kinds if leaves[kind] > heads[kind]}


def _labels_close_the_parent(marked: Sequence[Stanza], kind: MarkKind) -> bool:
    """Whether only the last of several such items has labels: they are then the parent's."""
    runs = _runs_of(marked, kind)
    closed = sum(run[-1] and not any(run[:-1]) for run in runs)
    return 2 * closed > len(runs)


def _runs_of(marked: Sequence[Stanza], kind: MarkKind) -> list[list[bool]]:
    """Whether each item has duties, for every run of two or more under a parent without any."""
    runs: list[list[bool]] = [[]]
    parent_has_duties = False
    for stanza in marked:
        if stanza.kind < kind:
            parent_has_duties = stanza.has_duties
            runs.append([])
        elif stanza.kind == kind and not parent_has_duties:
            if stanza.value == 1:
                runs.append([])
            runs[-1].append(stanza.has_duties)
    return [run for run in runs if len(run) > 1]


def _parents(marked: Sequence[Stanza], kinds: set[MarkKind]) -> set[MarkKind]:
    """The shape of the numbers right above items of `kinds`."""
    above: Counter[MarkKind] = Counter()
    last: MarkKind | None = None
    for stanza in marked:
        if stanza.kind not in kinds:
            last = stanza.kind
        elif last is not None and stanza.value == 1:
            above[last] += 1
    return {kind for kind, _ in above.most_common(1)}


def _most_frequent(all_of: Counter[MarkKind]) -> MarkKind | None:
    """Without any labels: the shape with most items, but 一、 alone heads prose, not tasks."""
    eligible = {
        kind: count for kind, count in all_of.items() if MarkKind.CHINESE < kind < MarkKind.BULLET
    }
    return min(eligible, key=lambda kind: (-eligible[kind], kind), default=None)
