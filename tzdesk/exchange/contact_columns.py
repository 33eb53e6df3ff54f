"""Which columns of a sheet say a unit, whom to call there, and the number: by heads, else by looks.

Heads may stand anywhere, in one row or two, and the whole table several times side by side. Knows
neither the ledger nor what becomes of a row.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tzdesk.domain.document import Sheet
from tzdesk.domain.text import compact
from tzdesk.exchange.hidden_sheet import cell_text

Known = Callable[[str], bool]
"""Whether a text is a unit's name or alias."""
_HEAD_WITHIN, _SAMPLE, _LONGEST_HEAD = 30, 400, 24

_PHONE = re.compile("电话|手机|联系方式|联系号码|号码|座机|内线|分机")
_NO_PHONE = re.compile("传真|邮箱|邮编|身份证")
_FIRST_PERSONS = re.compile("联系人|联络员|联络人|填报人|经办人|承办人|信息员|对接人")
_PERSON = re.compile(f"{_FIRST_PERSONS.pattern}|姓名|负责人|责任人|领导")
_UNIT = re.compile("单位|部门|机构|街道|乡镇|委办局|成员单位")
_NO_UNIT = re.compile("职务|地址|类别|类型|性质|意见|序号|备注|数")
_BOTH = re.compile(r"[及和与、/／()（）,，|]|以及")
_PHONE_LIKE = re.compile(r"[+(（]?\d[\d\s\-—－+()（）/、,，;；转]{2,}")
_NAME_LIKE = re.compile(r"[\u4e00-\u9fff·•]{2,5}")


@dataclass(frozen=True, slots=True)
class Block:
    """One table: its columns from 0; `contact` and `phone` may be one and the same.

    `phones` are further numbers, for rows in which the first says nothing.
    """

    unit: int
    contact: int | None
    phone: int | None
    phones: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactTable:
    """The tables that stand side by side on a sheet; their rows begin at `first` (from 0)."""

    first: int
    blocks: tuple[Block, ...]


def find_contacts(sheet: Sheet, known: Known) -> ContactTable | None:
    """The table of a sheet; None where it has none."""
    best: tuple[int, ContactTable] | None = None
    for row in range(min(_HEAD_WITHIN, len(sheet.rows))):
        for depth in (1, 2):
            heads = _heads(sheet, row, depth)
            blocks = tuple(_blocks(sheet, heads, row + depth, known))
            score = sum(2 + (one.contact is not None) + (one.phone is not None) for one in blocks)
            if blocks and (best is None or score > best[0]):
                best = score, ContactTable(row + depth, blocks)
    return best[1] if best else _by_looks(sheet, known)


def repeats_heads(unit: str, contact: str, phone: str) -> bool:
    """Whether a row is the heads once more, as where a table is printed on several pages."""
    beside = bool(_PERSON.search(contact)) or _is_phone(phone)
    return beside and _is_unit(compact(unit))


def _is_unit(head: str) -> bool:
    return bool(_UNIT.search(head)) and not any(
        one.search(head) for one in (_NO_UNIT, _PHONE, _PERSON)
    )


def _heads(sheet: Sheet, row: int, depth: int) -> list[str]:
    """The head of each column; with two rows, the upper word reaches over what is merged."""
    upper = _texts(sheet, row)
    if depth == 1:
        return [text if len(text) <= _LONGEST_HEAD else "" for text in upper]
    for top, left, _, right in sheet.merged:
        if top == row:
            upper[left : right + 1] = [upper[left]] * (min(right, len(upper) - 1) - left + 1)
    lower = _texts(sheet, row + 1)
    if not any(lower):
        return []
    joined = [above + below for above, below in zip(upper, lower, strict=True)]
    return [text if len(text) <= _LONGEST_HEAD else "" for text in joined]


def _texts(sheet: Sheet, row: int) -> list[str]:
    width = len(sheet.rows[0]) if sheet.rows else 0
    return [compact(cell_text(sheet.cell(row, at).value)) for at in range(width)]


def _blocks(sheet: Sheet, heads: Sequence[str], first: int, known: Known) -> Iterator[Block]:
    units = [at for at, text in enumerate(heads) if _is_unit(text)]
    counts = {at: _count(sheet, at, first, known) for at in units}
    if any(counts.values()):
        units = [at for at in units if counts[at]]
    if len(units) == 1:
        if block := _block(heads, units[0], 0, len(heads)):
            yield block
        return
    for left, right in pairwise([*units, len(heads)]):
        if block := _block(heads, left, left + 1, right):
            yield block


def _block(heads: Sequence[str], unit: int, start: int, end: int) -> Block | None:
    places = [at for at in range(start, end) if at != unit]
    people = [at for at in places if _PERSON.search(heads[at]) and not _is_phone(heads[at])]
    both = [at for at in places if _is_phone(heads[at]) and _says_both(heads[at])]
    phones = [at for at in places if _is_phone(heads[at]) and at not in both]
    if both and not people:
        return Block(unit, both[0], both[0], tuple(phones))
    contact = min(people, key=lambda at: (not _FIRST_PERSONS.search(heads[at]), at), default=None)
    if contact is not None:
        phones = _belonging(heads, phones, people, contact)
    if contact is None and not phones:
        return None
    return Block(unit, contact, phones[0] if phones else None, tuple(phones[1:]))


def _belonging(
    heads: Sequence[str], phones: Sequence[int], people: Sequence[int], contact: int
) -> list[int]:
    """The numbers of the chosen person first: those behind it, before the next person."""
    following = min((at for at in people if at > contact), default=len(heads))
    own = [at for at in phones if contact < at < following]
    others = [at for at in phones if at < min(people)]
    return own or others or (list(phones) if len(people) == 1 else [])


def _is_phone(head: str) -> bool:
    return bool(_PHONE.search(head)) and not _NO_PHONE.search(head)


def _says_both(head: str) -> bool:
    """「联系人及电话」, which 「联系人电话」 is not."""
    return bool(_PERSON.search(head)) and bool(_BOTH.search(head))


def _count(sheet: Sheet, column: int, first: int, known: Known) -> int:
    rows = range(first, min(len(sheet.rows), first + _SAMPLE))
    return sum(known(cell_text(sheet.cell(row, column).value)) for row in rows)


def _by_looks(sheet: Sheet, known: Known) -> ContactTable | None:
    """A table without heads: names that the ledger knows, beside people and numbers."""
    width = len(sheet.rows[0]) if sheet.rows else 0
    columns = range(width)
    units = {at: _count(sheet, at, 0, known) for at in columns}
    unit = max(columns, key=lambda at: units[at], default=0)
    if not units.get(unit):
        return None

    def most(looks: re.Pattern[str]) -> int | None:
        counts = {
            at: _count(sheet, at, 0, lambda text: bool(looks.fullmatch(compact(text))))
            for at in columns
            if at != unit
        }
        best = max(counts, key=lambda at: counts[at], default=None)
        return best if best is not None and counts[best] else None

    phone = most(_PHONE_LIKE)
    return ContactTable(0, (Block(unit, most(_NAME_LIKE), phone),)) if phone is not None else None
