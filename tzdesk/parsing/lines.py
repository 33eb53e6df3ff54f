"""One line at a time: its number, its labels, and whether it is a page number or closing matter.

Knows nothing of what lines mean together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tzdesk.parsing.closing import is_closing
from tzdesk.parsing.fields import Field, find_fields
from tzdesk.parsing.footnotes import footnotes
from tzdesk.parsing.numbering import Mark, find_mark
from tzdesk.parsing.page_edge import edge_finder
from tzdesk.parsing.passage import Passage

_PAGE = re.compile(
    r"[-—–·. ]*第? *\d{1,4} *页?[-—–·. ]*|第 *\d+ *页[ ,/]*共 *\d+ *页|\d+ */ *\d+"
    r"|(?i:page *\d+( of \d+)?)"
)
_RULE = re.compile(r"[-—–_=*· ]{3,}")
_BOLD = re.compile(r"\*\*")
_HEADING = re.compile(r"#+ +")
_LONGEST_PAGE = 24
_DIGIT = re.compile(r"\d")
_DATE_ONLY = re.compile(
    r"\(?(?:(?:19|20)\d\d *年 *\d{1,2} *月 *\d{1,2} *日"
    r"|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)\)?"
)
_SENTENCE_END = "。;!?:"


@dataclass(slots=True)
class TextLine:
    """A non-blank line of text, without white space around it.

    `mark` is the number it begins with, if that is what its beginning looks like; `dated`: it is
    only a date; `closing`: it is what closes a document (抄送, 印发, a date, a note).
    `raw` is the line with the white space at its ends, which a table's empty cells may be.
    `full`: it reaches the edge at which the whole text was broken, so the next line may go on.
    `gap`: a blank line stands before it. `page`: a page number, a rule, a running head, a footnote.
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
        self.closing = self.dated or is_closing(self.folded)

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
    passages = [_without_markdown(raw.strip()) for raw in raws]
    reaches_edge = edge_finder(raw for raw, passage in zip(raws, passages, strict=True) if passage)
    running, notes = _running_heads(passages), footnotes(passages)
    seen: set[str] = set()
    read: list[TextLine] = []
    gap = False
    for passage, raw in zip(passages, raws, strict=True):
        if not passage:
            gap = True
            continue
        page = _is_page(passage.folded) or passage.text in seen or passage.line in notes
        read.append(TextLine(passage, raw, reaches_edge(raw), gap, page))
        gap = False
        if passage.text in running:  # its first time it may be the title itself
            seen.add(passage.text)
    return read


def _without_markdown(passage: Passage) -> Passage:
    """Without Markdown's signs of a heading and of bold words."""
    if "**" in passage.text and passage.text.count("**") % 2 == 0:
        passage = passage.without(_BOLD)
    if not passage.folded.startswith("#"):
        return passage
    found = _HEADING.match(passage.folded)
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
