"""The plan's title among the lines before the body: broken over lines, named in 《》, untold."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tzdesk.parsing.headings import is_title
from tzdesk.parsing.lines import TextLine

OFFICE = (
    "人民政府|政府办公室|政府办|办公室|办公厅|委员会|管委会|党工委|国务院|指挥部|领导小组|局|厅|委"
)
"""How names of issuing offices end."""
DOC_NO = re.compile(r"[\u4e00-\u9fff]{1,14}?[\[(]\s*(?:19|20)\d\d\s*[\])]\s*第?\s*\d+\s*号")
_QUOTED = re.compile(r"《([^《》]*(?:《[^《》]*》)?[^《》]*)》")
_NOTICE = re.compile(r"关于(?:印发|下达|分解|转发|公布|做好|落实|推进)?(.{6,50}?)的通知$")
_NOT_TITLE = re.compile(r"[。:;]$|^附件|^附表|^\(|通知$|^[-—]|来源|索引号|发文")
_SIGNS = re.compile(rf"(?:{OFFICE}|文件)$")
_RED_HEAD = re.compile(rf"(?:{OFFICE}) *文 *件$")
_MOST_LINES = 4
_SHORTEST, _LONGEST, _LONGEST_PART = 6, 60, 40


def find_title(front: Sequence[TextLine]) -> str:
    """The title, on one line and without the spaces of a layout; "" where there is none."""
    quoted = list(_quoted(front))
    for at in range(len(front) - 1, -1, -1):
        if is_title(front[at].passage.text) and not _NOT_TITLE.search(front[at].folded):
            return _whole(front, at, quoted)
    named = [title for title in quoted if is_title(title)]
    return named[-1] if named else _from_notice(front) or _untold(front)


def spaceless(text: str) -> str:
    """`text` without any white space."""
    return "".join(text.split())


def _quoted(front: Sequence[TextLine]) -> Iterator[str]:
    """What stands in 《》, within a line or broken over two."""
    texts = [line.passage.text for line in front]
    for text in (*texts, *(before + after for before, after in pairwise(texts))):
        yield from map(spaceless, _QUOTED.findall(text))


def _whole(front: Sequence[TextLine], last: int, quoted: Sequence[str]) -> str:
    """The title that ends in line `last`; a name in 《》 that agrees with it is exact."""
    joined = spaceless(front[last].passage.text)
    for line in reversed(front[max(0, last - _MOST_LINES + 1) : last]):
        if not _begins_title(line):
            break
        joined = spaceless(line.passage.text) + joined
    agreeing = [name for name in quoted if is_title(name) and (name in joined or joined in name)]
    return max(agreeing, key=len, default=joined)


def _begins_title(line: TextLine) -> bool:
    """Whether a line can be the upper part of a title."""
    text = line.folded
    if line.closing or line.page or line.mark or line.fields[1] or len(text) > _LONGEST_PART:
        return False
    if is_title(line.passage.text):
        return False
    return not any(form.search(text) for form in (_NOT_TITLE, DOC_NO, _SIGNS))


def _from_notice(front: Sequence[TextLine]) -> str:
    """What a notice says it hands down: 关于下达2024年重点任务的通知."""
    texts = [line.passage.text for line in front]
    folds = [line.folded for line in front]
    for size in range(1, _MOST_LINES):
        for at in range(len(front) - size + 1):
            if found := _NOTICE.search("".join(folds[at : at + size])):
                whole = "".join(texts[at : at + size])
                return spaceless(whole[found.start(1) : found.end(1)]).strip("《》")
    return ""


def _untold(front: Sequence[TextLine]) -> str:
    """The first line that could be a title, where none ends like one."""
    for line in front:
        told = line.closing or line.page or line.mark or line.fields[1]
        other = any(form.search(line.folded) for form in (_NOT_TITLE, DOC_NO, _RED_HEAD))
        if not told and not other and _SHORTEST <= len(line.folded) <= _LONGEST:
            return spaceless(line.passage.text)
    return ""
