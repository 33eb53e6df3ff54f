"""Who does what by when, from a labelled value or a bracket such as （A牵头，B负责，年底前完成）.

Knows clauses and values; which task they belong to is decided by its callers.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tzdesk.domain.deadline import deadline
from tzdesk.domain.draft import Role
from tzdesk.parsing.fields import Field, bracket_columns, find_fields
from tzdesk.parsing.labels import Label, Topic
from tzdesk.parsing.names import is_empty_value, is_unit_like, name_pieces, split_units
from tzdesk.parsing.outline import Duties, Mention
from tzdesk.parsing.passage import NOWHERE, Passage, balanced_pieces, fold, join
from tzdesk.parsing.people import is_name, looks_like_leader, split_leaders

_ADVERB = (
    "共同|联合|分别|按照|按|依照|依据|根据|依|各自|职责|分工"
    "|具体|主要|总|为主|积极|密切|协调|统筹|等"
)
_LEADS, _HELPS = "牵头|主办|主责", "配合|协助|协同|协办|参与|会办|支持配合"
DUTY_VERB = (
    rf"(?:{_ADVERB})*(?P<verb>{_LEADS}|{_HELPS}|负责|承办|落实|实施)"
    r"(?:负责|落实|推进|组织|实施|办理|抓总|抓落实|单位|部门|完成|做好|工作)*"
)
"""What an office does in a clause: 牵头负责, 按职责分工配合做好."""
_VERB = re.compile(rf"{DUTY_VERB}(?=[,;。、 )\]]|$|[\u4e00-\u9fff])")
_SPOKEN = re.compile(rf"{_LEADS}|{_HELPS}|负责")
_FIRST_LEADS = re.compile(r"为.{0,8}牵头")
_LINE = re.compile("\n")
_UNIT_THEN_PERSON = re.compile(r"(?P<unit>.{2,}?)[ :(]+(?P<person>[^()]{2,}?)[ )]*")
_NAMES_FOLLOW = re.compile(
    rf"(?:(?P<verb>{_LEADS}|{_HELPS})|主要责任|责任|承办)(?:单位|部门|科室|处室)(?:为|是)? *"
)
_DUE = re.compile("^[^,;。]{2,16}(?:前|底|末|完成)$")
_WITH = re.compile(r"^(?:会同|联合|商|会商)")


def duties_of_field(field: Field) -> Duties:
    """The value of a known label; inside it A牵头，B配合 counts before the label's own role."""
    label = field.label
    duties = Duties()
    if label is None or is_empty_value(field.value.folded):
        return duties
    if label.topic is Topic.DEADLINE:
        duties.deadline = field.value.strip("。;,")
    elif label.topic is Topic.LEADER:
        duties.leaders = split_leaders(field.value, label.role)
    elif label.topic is Topic.UNIT:
        duties.add(_units_of_value(field.value, label))
    return duties


def as_helpers(duties: Duties) -> None:
    """Units whose label only says 责任单位 help where another label names the lead."""
    if any(unit.role is Role.LEAD for unit in duties.units):
        duties.units = [
            replace(unit, role=Role.ASSIST) if unit.role is Role.RESPONSIBLE else unit
            for unit in duties.units
        ]


def _units_of_value(value: Passage, label: Label) -> Duties:
    if label.people:
        return _units_and_leaders(value, label.role)
    if ":" in value.folded:
        rest, inner, _ = take_brackets(value)  # 区教委（配合单位：区财政局）
        if inner:
            return Duties([*inner.leaders], [*split_units(rest, label.role), *inner.units])
    spoken = read_clauses(value) if _SPOKEN.search(value.folded) else None
    if spoken and spoken.units and not _FIRST_LEADS.search(value.folded):
        return spoken
    return Duties(units=split_units(value, label.role))


def _units_and_leaders(value: Passage, role: Role) -> Duties:
    """区教委 张三、区财政局（李四）: each unit with the person who answers for it."""
    duties = Duties()
    pieces = [piece for line in value.split(_LINE) for piece in name_pieces(line, "、,;。")]
    for unit, person in (pair for piece in pieces for pair in _pairs(piece)):
        duties.units += split_units(unit, role)
        duties.leaders += split_leaders(person, Role.ASSIST if role is Role.ASSIST else Role.LEAD)
    return duties


def _pairs(piece: Passage) -> Iterator[tuple[Passage, Passage]]:
    if looks_like_leader(piece.folded):
        yield NOWHERE, piece
        return
    found = _UNIT_THEN_PERSON.fullmatch(piece.folded)
    named = found and is_name(found["person"])
    if found and named:
        yield piece.cut(0, found.end("unit")), piece.cut(*found.span("person"))
    else:
        yield piece, NOWHERE


def take_brackets(passage: Passage) -> tuple[Passage, Duties, list[Field]]:
    """Takes the brackets that tell duties out of a task's text.

    Answers the text without them, what they say, and labels in them that are not known.
    """
    duties, unknown = Duties(), []
    kept: list[tuple[int, int]] = []
    at = 0
    for start, end in bracket_columns(passage.folded):
        inside = passage.cut(start + 1, end - 1)
        ends_sentence = start == 0 or passage.folded[start - 1] in "。;!? )]"
        is_last = not passage.folded[end:].strip("。; ")
        ends_sentence |= is_last and (
            passage.folded[start] == "[" or bool(_DUE.search(inside.folded))
        )
        read = read_bracket(inside, ends_sentence=ends_sentence)
        if read is None:
            continue
        duties.add(read[0])
        unknown += read[1]
        kept.append((at, start))
        at = end
    if not kept:
        return passage, duties, unknown
    rest = passage.cut(at).strip()
    pieces = [passage.cut(a, b).strip() for a, b in kept]
    return _rejoin([*pieces, rest]), duties, unknown


def _rejoin(pieces: list[Passage]) -> Passage:
    """What is left around the brackets, without a second full stop in between."""
    kept: list[Passage] = []
    for piece in pieces:
        stopped = bool(kept) and kept[-1].folded.endswith(("。", ";"))
        rest = piece.cut(len(piece.text) - len(piece.folded.lstrip("。;, "))) if stopped else piece
        if rest:
            kept.append(rest)
    return join(kept)


def read_bracket(inside: Passage, *, ends_sentence: bool) -> tuple[Duties, list[Field]] | None:
    """What a bracket says of duties; None where it is a part of the sentence."""
    folded = inside.folded
    if ":" in folded:
        head, fields = find_fields(inside)
        head = head.strip("、,;。")
        spoken = read_clauses(head) if head else Duties()
        if spoken is None or not any(field.label for field in fields):
            return None
        labelled, unknown = _labelled(fields)
        spoken.add(labelled)
        return spoken, unknown
    if _VERB.search(folded):
        duties = read_clauses(inside)
        return (duties, []) if duties else None
    if not ends_sentence:
        return None
    if deadline(folded, 2000).understood and _is_all_deadline(folded):
        return Duties(deadline=inside.strip("。;,")), []
    return _only_names(inside)


def _only_names(inside: Passage) -> tuple[Duties, list[Field]] | None:
    """（区教委、区财政局，12月底前完成）: units and perhaps a deadline, no word between."""
    dated, plain = _split_off_dates(inside)
    folded = [piece.folded[a:b] for piece in plain for a, b in balanced_pieces(piece.folded, "、")]
    if not plain or not all(is_unit_like(name.strip()) for name in folded):
        return None
    duties = Duties(units=[u for piece in plain for u in split_units(piece, Role.RESPONSIBLE)])
    duties.deadline = _from_first_to_last(inside, dated) if dated else None
    return duties, []


def _labelled(fields: list[Field]) -> tuple[Duties, list[Field]]:
    duties = Duties()
    for field in fields:
        duties.add(duties_of_field(field))
    as_helpers(duties)
    return duties, [field for field in fields if field.label is None]


def read_clauses(passage: Passage) -> Duties | None:
    """Reads A、B牵头，C按职责分工负责，11月底前完成; None where no unit or leader is named."""
    if _NAMES_FOLLOW.match(passage.folded):
        return _read_labels(passage)
    folded = passage.folded
    duties, loose = Duties(), []
    at = 0
    for found in _VERB.finditer(folded):
        names = passage.cut(at, found.start())
        dated, plain = _split_off_dates(names)
        if not plain and dated:
            continue
        loose += dated
        role = _role(found["verb"])
        for piece in plain:
            _add_names(duties, piece, role)
        at = found.end()
    loose_rest, plain_rest = _split_off_dates(passage.cut(at))
    loose += loose_rest
    if not (duties.leaders or duties.units):
        return None
    for piece in plain_rest:
        _add_names(duties, piece, Role.RESPONSIBLE)
    if loose:
        duties.deadline = _from_first_to_last(passage, loose)
    return duties


def _read_labels(passage: Passage) -> Duties | None:
    """牵头单位为区教委，配合单位为区财政局: labels without a colon, names behind them."""
    duties, dates = Duties(), list[Passage]()
    found = list(_NAMES_FOLLOW.finditer(passage.folded))
    ends = [following.start() for following in found[1:]]
    for label, end in zip(found, [*ends, len(passage.text)], strict=True):
        dated, plain = _split_off_dates(passage.cut(label.end(), end))
        dates += dated
        for piece in plain:
            _add_names(duties, piece, _role(label["verb"] or ""))
    if dates:
        duties.deadline = _from_first_to_last(passage, dates)
    return duties if duties.leaders or duties.units else None


def _role(verb: str) -> Role:
    if verb in _LEADS.split("|"):
        return Role.LEAD
    return Role.ASSIST if verb in _HELPS.split("|") else Role.RESPONSIBLE


def _split_off_dates(passage: Passage) -> tuple[list[Passage], list[Passage]]:
    """Clauses that are wordings of a deadline, and the others."""
    dated: list[Passage] = []
    plain: list[Passage] = []
    folded = passage.folded
    for start, end in balanced_pieces(folded, ",;。"):
        piece = passage.cut(start, end).strip("、,;。由")
        if not piece:
            continue
        text = piece.folded
        is_date = deadline(text, 2000).understood and not is_unit_like(text)
        (dated if is_date else plain).append(piece)
    return dated, plain


def _is_all_deadline(folded: str) -> bool:
    pieces = [folded[a:b].strip() for a, b in balanced_pieces(folded, ",;。")]
    return all(deadline(p, 2000).understood and len(p) <= 24 for p in pieces if p)


def _from_first_to_last(passage: Passage, pieces: list[Passage]) -> Passage:
    first = passage.text.find(pieces[0].text)
    last = passage.text.rfind(pieces[-1].text) + len(pieces[-1].text)
    return passage.cut(first, last)


def _add_names(duties: Duties, piece: Passage, role: Role) -> None:
    together = _WITH.match(piece.folded)
    if together:
        piece, role = piece.cut(together.end()), Role.ASSIST
    if looks_like_leader(piece.folded.split("、")[0]):
        duties.leaders += split_leaders(piece, Role.ASSIST if role is Role.ASSIST else Role.LEAD)
        return
    duties.units += [unit for unit in split_units(piece, role) if _is_name(unit)]


def _is_name(unit: Mention) -> bool:
    return is_unit_like(fold(unit.name))
