"""One line at a time: its number, its labels, and whether it is a page number or closing matter.

Knows nothing of what lines mean together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tzdesk.parsing.fields import Field, find_fields
from tzdesk.parsing.numbering import Mark, find_mark
from tzdesk.parsing.page_edge import edge_finder
from tzdesk.parsing.passage import Passage

_PAGE = re.compile(
    r"[-—–·. ]*第? *\d{1,4} *页?[-—–·. ]*|第 *\d+ *页[ ,/]*共 *\d+ *页|\d+ */ *\d+"
    r"|(?i:page *\d+( of \d+)?)"
)
_RULE = re.compile(r"[-—–_=*· ]{3,}")
_LONGEST_PAGE = 24
_DIGIT = re.compile(r"\d")
_DATE_ONLY = re.compile(
    r"(?:19|20)\d\d *年 *\d{1,2} *月 *\d{1,2} *日"
    r"|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_CLOSING = re.compile(
    r"(?:抄 *送|主 *送|分 *送|印 *发|抄 *报|校 *对|联 *系 *人|联系电话|公开方式|信息公开选项"
    r"|(?:填 *[报表写]|报 *送|制 *表|统计|审 *[核签]|计量)(?:单位|部门|日期|时间|人)?"
    r"|附 *件 *\d*|附 *表|附 *录|附 *注|备 *注|注|说 *明|附) *[:\d]|附 *件$"
    r"|单位 *: *\(?(?:项|个|件|条|户|人|家|[万亿千百]*元|万|亿)\)?$"
    r"|\((?:此件|此文|本文|联系人|共印|发至)[^()]*\)|共印 *\d+ *份"
    r"|.{2,30}(?:19|20)\d\d *年 *\d{1,2} *月 *\d{1,2} *日 *印发?$"
)
_SENTENCE_END = "。;!?:"


@dataclass(slots=True)
class TextLine:
    """A non-blank line of text, without white space around it.

    `mark` is the number it begins with, if that is what its beginning looks like; `dated`: it is
    only a date; `closing`: it is what closes a document (抄送, 印发, a date, a note).
    `raw` is the line with the white space at its ends, which a table's empty cells may be.
    `full`: it reaches the edge at which the whole text was broken, so the next line may go on.
    `gap`: a blank line stands before it. `page`: a page number, a rule or a running head.
    """

    passage: Passage
    raw: Passage
    full: bool = False
    gap: bool = False
    page: bool = False
    number: int = field(init=False)
    folded: str = field(init=False)
    mark: Mark | None = field(init=False)
    dated: bool = field(init=False)
    closing: bool = field(init=False)

    def __post_init__(self) -> None:
        self.number = self.passage.line
        self.folded = self.passage.folded
        self.mark = find_mark(self.passage)
        self.dated = bool(_DATE_ONLY.fullmatch(self.folded))
        self.closing = self.dated or bool(_CLOSING.match(self.folded))

    @property
    def fields(self) -> tuple[Passage, list[Field]]:
        """Text before the first label, and the labels with their values, number included."""
        return find_fields(self.passage)

    @property
    def ends_sentence(self) -> bool:
        """Whether nothing is left open at its end."""
        return self.folded[-1] in _SENTENCE_END


def read_lines(raws: Iterable[Passage]) -> list[TextLine]:
    """The non-blank lines of running text, with the page's edge found from all of them."""
    raws = list(raws)
    passages = [_without_hashes(raw.strip()) for raw in raws]
    reaches_edge = edge_finder(raw for raw, passage in zip(raws, passages, strict=True) if passage)
    running = _running_heads(passages)
    seen: set[str] = set()
    read: list[TextLine] = []
    gap = False
    for passage, raw in zip(passages, raws, strict=True):
        if not passage:
            gap = True
            continue
        page = _is_page(passage.folded) or passage.text in seen
        read.append(TextLine(passage, raw, reaches_edge(raw), gap, page))
        gap = False
        if passage.text in running:  # its first time it may be the title itself
            seen.add(passage.text)
    return read


def _without_hashes(passage: Passage) -> Passage:
    """Without Markdown's sign of a heading."""
    found = re.match(r"#+ +", passage.folded)
    return passage.cut(found.end()) if found else passage


def _is_page(folded: str) -> bool:
    """A page number or a rule."""
    if _RULE.fullmatch(folded):
        return True
    return len(folded) <= _LONGEST_PAGE and _PAGE.fullmatch(folded) is not None


def _is_decorated_page(folded: str) -> bool:
    """A page number in dashes or words; bare figures may be cells of a table."""
    return (
        len(folded) <= _LONGEST_PAGE
        and not folded.isdecimal()
        and _DIGIT.search(folded) is not None
        and _PAGE.fullmatch(folded) is not None
    )


def _running_heads(passages: Sequence[Passage]) -> set[str]:
    """Texts that stand beside page numbers again and again."""
    texts = [passage for passage in passages if passage]
    beside: Counter[str] = Counter()
    for at, passage in enumerate(texts):
        if _is_decorated_page(passage.folded):
            beside.update(
                other.text
                for other in texts[max(0, at - 1) : at + 2]
                if len(other.text) <= 40 and not _PAGE.fullmatch(other.folded)
            )
    return {text for text, times in beside.items() if times >= 2 and not _may_count(text)}


def _may_count(text: str) -> bool:
    """Whether a text that stands there again and again is an item or a label all the same."""
    passage = Passage.of(0, text)
    return find_mark(passage) is not None or bool(find_fields(passage)[1])
