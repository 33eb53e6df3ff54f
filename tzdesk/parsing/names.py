"""Splitting lists of units: 、，；and the words between; brackets and 区文化和旅游局 stay whole."""

import re
from collections.abc import Iterator

from tzdesk.domain.draft import Role
from tzdesk.parsing.outline import Mention
from tzdesk.parsing.passage import Passage, balanced_pieces

_SUFFIX = (
    "局|委|办|部|厅|院|署|处|室|科|站|所|队|中心|公司|集团|政府|街道|街办|办事处|镇|乡|村|社区|区|县|市|旗|州"
    "|专班|管委会|委员会|联合会|协会|学会|商会|总工会|工会|工商联|残联|妇联|文联|科协|侨联|团委|部门|单位|机构"
    "|学校|大学|学院|医院|银行|支行|分行|企业|法院|检察院|党校|报社|电视台|公安|税务|海关|消防|供电|邮政|指挥部|领导小组"
    "|领导小组办公室|办公室|景区|园区|开发区|高新区|新区|度假区|示范区|管理区|联社|党委|党工委|支部|基地|平台|馆|库|场|厂|社|台|网|组|会"
)
_UNIT_LIKE = re.compile(
    rf"[^。:!?]{{1,30}}?(?:{_SUFFIX})(?:等|等部门|等单位)?(?:\([^()]*\))?$|^(?:各|相关|有关|属地)[^。]{{1,14}}$"
)
_STRONG = re.compile(
    r"(?:局|委|办|部|厅|院|中心|公司|集团|支队|大队|分局|政府|办事处|街道|镇|乡|专班|委员会|管委会|联合会|协会|总工会"
    r"|工商联|残联|妇联|办公室|指挥部|街办|部门|单位)(?:\([^()]*\))?$"
)
_OFFICE = re.compile(
    r"[区市县省州旗][\u4e00-\u9fff]{0,12}(?:局|委|办|厅|委员会|办公室|政府|联合会|总工会)"
    r"(?:\([^()]*\))?"
)
_GAP = re.compile(r" +")
_BETWEEN = re.compile(r"[和及与/]|以及")
_BEGINS_UNIT = re.compile(r"[各区市县省州旗镇乡]|相关|有关|属地|国|通|街道|驻")
_BEGINS_COLLECTIVE = re.compile("各|相关|有关|属地")
_FIRST_LEADS = (
    r"(?:列|排|位列|名列|排名|排序|位)(?:在|于|名)?(?:第一|首)位?(?:的|者|单位|部门|责任)*[^()、;。]{0,6}?"
    r"(?:为|是|系)[^()。]{0,10}?(?:牵头|主办|主要责任|汇总)"
    r"|(?:第一|首)(?:个|家|位)?(?:责任)?(?:单位|部门)均?(?:为|是|系)[^()。]{0,6}(?:牵头|主办|主要责任)"
)
_NOTE = re.compile(rf"\(?[^()、;。:,]{{0,16}}(?:{_FIRST_LEADS})[^()]*\)?")
_ASIDE_ROLES = (
    (re.compile(r"\((?:为)?(?:总?牵头|主责|主办|牵头单位|主办单位|牵头负责)\)"), Role.LEAD),
    (re.compile(r"\((?:为)?(?:配合|协办|协助|协同|参与|配合单位|协办单位)\)"), Role.ASSIST),
)
_LIST_NUMBER = re.compile(
    r"(?:(?<![^\s、,;，；])[(（]?\d{1,2}[.、)．）]|[①-⑳])(?=\s*[\u4e00-\u9fff])"
)
_LONGEST_NAME = 48
_LONGEST_EMPTY = 12
_EMPTY = re.compile(r"[无/\\—–\-－_ 。.]*|暂无|空")


def is_unit_like(text: str) -> bool:
    """Whether a folded text ends as names of organisations do."""
    return bool(_UNIT_LIKE.match(text))


def is_office(text: str) -> bool:
    """Whether a folded text is the name of an office beyond doubt: 区教委, 县财政局."""
    return bool(_OFFICE.fullmatch(text))


def is_empty_value(text: str) -> bool:
    """Whether a folded value says that there is nothing: 无, —, /."""
    return len(text) < _LONGEST_EMPTY and bool(_EMPTY.fullmatch(text))


def first_unit_note(folded: str) -> re.Match[str] | None:
    """The note that the unit named first leads (列第一位者为牵头单位), if `folded` has one."""
    return _NOTE.search(folded) if "为" in folded and ("第一" in folded or "首" in folded) else None


def split_units(passage: Passage, role: Role) -> list[Mention]:
    """The units named in `passage`, each with `role` or what stands in brackets behind it."""
    note = first_unit_note(passage.folded)
    pieces = [passage.cut(0, note.start()), passage.cut(note.end())] if note else [passage]
    return [
        _mention(name, role)
        for piece in pieces
        for name in _split(piece)
        if not is_empty_value(name.folded)
    ]


def name_pieces(passage: Passage, separators: str) -> Iterator[Passage]:
    """The parts of a list of names, without numbers before them (1.区教委 2.区财政局)."""
    for part in passage.split(_LIST_NUMBER):
        for start, end in balanced_pieces(part.folded, separators):
            if piece := part.cut(start, end).strip("、,;。.:|*由"):
                yield piece


def _split(passage: Passage) -> Iterator[Passage]:
    for piece in name_pieces(passage, "、,;。"):
        yield from _split_spaces(piece)


_MAY_JOIN_UNITS = re.compile(r"[ 和及与/]")


def _split_spaces(piece: Passage) -> Iterator[Passage]:
    """Units set off by spaces or line ends, where what stands before each is a whole name."""
    folded, start = piece.folded, 0
    if not _MAY_JOIN_UNITS.search(folded):
        yield piece
        return
    for gap in _GAP.finditer(folded):
        before = folded[max(start, gap.start() - _LONGEST_NAME) : gap.start()]
        after = folded[gap.end() : gap.end() + _LONGEST_NAME]
        whole = _STRONG.search(before) and after[0] not in "(和及与"
        if whole or _BEGINS_COLLECTIVE.match(after):
            yield from _split_words(piece.cut(start, gap.start()))
            start = gap.end()
    yield from _split_words(piece.cut(start))


def _split_words(piece: Passage) -> Iterator[Passage]:
    """区教委和区财政局 is two units, 区文化和旅游局 one: both sides must be names."""
    folded, start = piece.folded, 0
    words = list(_BETWEEN.finditer(folded))
    ends = [*(word.start() for word in words), len(folded)]
    for at, word in enumerate(words):
        before = folded[max(start, word.start() - _LONGEST_NAME) : word.start()]
        if (
            len(before) > 2
            and before.count("(") == before.count(")")
            and _STRONG.search(before)
            and any(_is_another(folded[word.end() : end]) for end in ends[at + 1 : at + 4])
        ):
            yield piece.cut(start, word.start())
            start = word.end()
    yield piece.cut(start)


def _is_another(text: str) -> bool:
    """Whether what stands behind 和 is a name by itself: 区财政局, 相关街道, 财政局."""
    if len(text) > _LONGEST_NAME:
        return False
    if _BEGINS_UNIT.match(text) and is_unit_like(text):
        return True
    return len(text) > 2 and bool(_STRONG.search(text))


_ETC = re.compile(r"(?<=.{2})等(?:有关|相关)?(?:部门|单位)?$")


def _mention(passage: Passage, role: Role) -> Mention:
    passage, role = own_role(passage.strip("、,;。.:"), role)
    if "等" in passage.folded and (etc := _ETC.search(passage.folded)):
        passage = passage.cut(0, etc.start())
    return Mention(passage, tidy(passage.text), role)


def own_role(passage: Passage, role: Role) -> tuple[Passage, Role]:
    """A name without （牵头） behind it, and the role that says; else `role`."""
    if "(" in passage.folded:
        for aside, own in _ASIDE_ROLES:
            if found := aside.search(passage.folded):
                return passage.cut(0, found.start()), own
    return passage, role


def tidy(text: str) -> str:
    """A name on one line, without the spaces that a table's layout put into it."""
    words = text.split()
    if len(words) == 1:
        return words[0].strip("*")
    return "".join(
        (" " if at and word[0].isascii() and words[at - 1][-1].isascii() else "") + word
        for at, word in enumerate(words)
    ).strip("*")
