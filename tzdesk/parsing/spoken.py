"""Duties said in the text itself: …。由区教委牵头，区财政局配合，12月底前完成。

Only clauses that say nothing else count; a sentence about what is to be done is never touched.
"""

import re

from tzdesk.domain.deadline import deadline
from tzdesk.parsing.duties import DUTY_VERB, read_clauses
from tzdesk.parsing.names import is_unit_like
from tzdesk.parsing.outline import Duties
from tzdesk.parsing.passage import Passage, balanced_pieces
from tzdesk.parsing.people import looks_like_leader

_DUTY = re.compile(rf"(?:由|以)?(?P<names>[^,;。]{{2,120}}?){DUTY_VERB}")
_HELPERS = re.compile(r"(?:会同|联合|会商)(?P<names>[^,;。]{2,120})")
_STOP = re.compile(r"[。;!?](?=.)")
_LONGEST_DATE = 24


def take_spoken(passage: Passage) -> tuple[Passage, Duties]:
    """Takes a last sentence of duties out of a task's text; a last clause stays in its sentence.

    Answers the text, and what the sentence or clauses say.
    """
    folded = passage.folded.rstrip("。; ")
    start = max((stop.end() for stop in _STOP.finditer(folded)), default=0)
    start = max(start, passage.text.rfind("\n", 0, len(folded)) + 1)
    clauses = [(start + a, start + b) for a, b in balanced_pieces(folded[start:], ",;")]
    first = len(clauses)
    while first and _is_duty(folded[slice(*clauses[first - 1])].strip()):
        first -= 1
    if first == len(clauses) or not any(_names(folded[a:b].strip()) for a, b in clauses[first:]):
        return passage, Duties()
    duties = read_clauses(passage.cut(clauses[first][0], len(folded)))
    if duties is None or not duties.units:
        return passage, Duties()
    whole = first == 0 and start > 0
    return (passage.cut(0, start).strip() if whole else passage), duties


def _is_duty(clause: str) -> bool:
    """Whether a clause only names who takes charge, or by when."""
    return _is_date(clause) or bool(_names(clause))


def _is_date(clause: str) -> bool:
    return len(clause) <= _LONGEST_DATE and deadline(clause, 2000).understood


def _names(clause: str) -> str:
    """The names in a clause that says nothing but who takes charge; "" in any other."""
    found = _DUTY.fullmatch(clause) or _HELPERS.fullmatch(clause)
    if not found:
        return ""
    names = found["names"].removesuffix("等")
    parts = [names[a:b].strip() for a, b in balanced_pieces(names, "、")]
    return names if all(is_unit_like(part) or looks_like_leader(part) for part in parts) else ""
