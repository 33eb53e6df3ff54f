"""What stands before the body: title, document number, issuer, day of issue, year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from tzdesk.parsing.headings import is_title
from tzdesk.parsing.lines import TextLine
from tzdesk.parsing.passage import fold


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The plan's own data, as far as the document gives them."""

    title: str = ""
    doc_no: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    year: int | None = None


_DOC_NO = re.compile(
    r"[\u4e00-\u9fff]{1,14}?(?:\[|\()\s*(?:19|20)\d\d\s*(?:\]|\))\s*第?\s*\d+\s*号"
)
_DATE = re.compile(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_CHINESE_DATE = re.compile(
    r"([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_CHINESE_YEAR = re.compile(r"([一二][〇○零一二三四五六七八九]{3})年")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_BODY_WORDS = (
    "人民政府|政府办公室|政府办|办公室|办公厅|委员会|管委会|党工委|国务院|指挥部|领导小组|局|厅|委"
)
_ISSUER = re.compile(rf"[\u4e00-\u9fff]{{0,30}}?(?:{_BODY_WORDS})")
_QUOTED = re.compile(r"《([^《》]*(?:《[^《》]*》)?[^《》]*)》")
_NOTICE = re.compile(r"关于(?:印发|下达|分解|转发|公布|做好|落实|推进)?(.{6,50}?)的通知$")
_NOT_TITLE = re.compile(r"[。:;]$|^附件|^附表|^\(|通知$|^[-—]|来源|索引号|发文")


def read_front_matter(front: Sequence[TextLine], name: str) -> FrontMatter:
    """Reads the lines before the body; `name` stands in for a title that is missing."""
    title = _title(front) or PurePath(name).stem
    doc_no = _doc_no(front)
    issued_on = _issued_on(front)
    year = _year(title, doc_no, issued_on) or _year_of_lines(front) or year_in(name)
    return FrontMatter(title, doc_no, _issuer(front), issued_on, year)


def _title(front: Sequence[TextLine]) -> str:
    """The last title-like line with the lines it was broken over; what 《》 names decides."""
    quoted = [_spaceless(q) for line in _windows(front) for q in _QUOTED.findall(line)]
    for at in range(len(front) - 1, -1, -1):
        if is_title(front[at].passage.text) and not _NOT_TITLE.search(front[at].folded):
            return _whole_title(front, at, quoted)
    named = [q for q in quoted if is_title(q)]
    if named:
        return named[-1]
    for line in front:
        if found := _NOTICE.search(line.folded):
            return _spaceless(line.passage.text[found.start(1) : found.end(1)]).strip("《》")
    plain = [line for line in front if not (line.closing or line.page or line.fields[1])]
    return next((_spaceless(line.passage.text) for line in plain if _may_be_title(line)), "")


def _windows(front: Sequence[TextLine]) -> list[str]:
    """Lines, and neighbouring lines together: a title in 《》 may be broken, too."""
    texts = [line.passage.text for line in front]
    return [*texts, *(a + b for a, b in zip(texts, texts[1:], strict=False))]


def _may_be_title(line: TextLine) -> bool:
    return 6 <= len(line.folded) <= 60 and not (
        _NOT_TITLE.search(line.folded) or line.mark or _DOC_NO.search(line.folded)
    )


def _whole_title(front: Sequence[TextLine], last: int, quoted: Sequence[str]) -> str:
    joined = ""
    best = ""
    for at in range(last, max(last - 4, -1), -1):
        line = front[at]
        if at < last and not _goes_before_in_title(line, front[at + 1]):
            break
        joined = _spaceless(line.passage.text) + joined
        best = joined
    by_name = [q for q in quoted if joined.endswith(q) or q in joined or joined in q]
    exact = [q for q in by_name if is_title(q)]
    return max(exact, key=len) if exact else best


def _goes_before_in_title(line: TextLine, following: TextLine) -> bool:
    text = line.folded
    return (
        not line.closing
        and not line.page
        and not line.fields[1]
        and not _NOT_TITLE.search(text)
        and not _DOC_NO.search(text)
        and not is_title(line.passage.text)
        and not re.search(rf"(?:{_BODY_WORDS}|文件)$", text)
        and len(text) <= 40
        and not line.mark
    )


def _spaceless(text: str) -> str:
    words = text.split()
    return "".join(words)


def _doc_no(front: Sequence[TextLine]) -> str | None:
    for line in front:
        if found := _DOC_NO.search(line.folded):
            return _spaceless(line.passage.text[found.start() : found.end()])
    return None


def _issued_on(front: Sequence[TextLine]) -> date | None:
    for line in reversed(front):
        if line.dated and (day := _day(line.folded)):
            return day
    for line in reversed(front):
        if re.search(r"印发|发布日期|成文日期|发文日期", line.folded) and (
            day := _day(line.folded)
        ):
            return day
    return None


def _day(folded: str) -> date | None:
    try:
        if found := _DATE.search(folded):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _CHINESE_DATE.search(folded):
            from tzdesk.parsing.numbering import chinese_number

            year = int(found[1].translate(_DIGITS))
            return date(year, chinese_number(found[2]) or 0, chinese_number(found[3]) or 0)
    except ValueError:
        return None
    return None


def _issuer(front: Sequence[TextLine]) -> str | None:
    """Who issues: the red head (…文件), the signature above the date, 发文单位, or the notice's title."""
    for line in front[:3]:
        if line.folded.endswith("文件") and _ISSUER.match(line.folded):
            return _spaceless(line.passage.text).removesuffix("文件")
    for before, line in zip(front, front[1:], strict=False):
        if line.dated and _ISSUER.fullmatch(before.folded):
            return _spaceless(before.passage.text)
    for line in front:
        found = re.search(
            r"(?:发文单位|发文机关|发布机构|印发机关|制发机关)\s*:\s*(\S+)", line.folded
        )
        if found:
            return line.passage.text[found.start(1) : found.end(1)]
    for before, line in zip([None, *front], front, strict=False):
        head, notice, _ = line.folded.partition("关于")
        if notice and _ISSUER.fullmatch(head.strip()):
            return line.passage.text[: len(head)].strip()
        if before and line.folded.startswith("关于") and _ISSUER.fullmatch(before.folded):
            return _spaceless(before.passage.text)
    return None


def _year(title: str, doc_no: str | None, issued_on: date | None) -> int | None:
    """The year of the title, else of the document number, else of the day of issue."""
    if year := year_in(title):
        return year
    if doc_no and (year := year_in(doc_no)):
        return year
    return issued_on.year if issued_on else None


def _year_of_lines(front: Sequence[TextLine]) -> int | None:
    return next((year for line in front if (year := year_in(line.passage.text))), None)


def year_in(text: str) -> int | None:
    """The first year that `text` names."""
    folded = fold(text)
    if found := _YEAR.search(folded):
        return int(found[1])
    if found := _CHINESE_YEAR.search(folded):
        return int(found[1].translate(_DIGITS))
    return None
