"""Returns typed in Word: a good table, and tables that no Word would write."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape

from tests.documents.office_files import docx_parts, paragraph
from tests.exchange.corpus.damage import cut, flipped
from tests.exchange.corpus.oversize import ENTITIES
from tests.exchange.corpus.seed import Mutant, Says, Seed, packed

_MAIN = "word/document.xml"
_PREFILLED: Says = frozenset(
    {(1, "progress", "二季度完成立项。"), (1, "next_step", "三季度开工。")}
)
"""Without a hidden sheet nobody knows that these were offered, not said."""


def mutants(seed: Seed) -> Iterator[Mutant]:
    """About 40 of them."""
    body = _body(seed.form)
    good = packed(docx_parts(body))
    yield Mutant("好的.docx", good, _PREFILLED, states=("可合并",))
    for mutant in (*cut("交回.docx", good, 8), *flipped("交回.docx", good, 12)):
        yield replace(mutant, says=_PREFILLED)
    for name, declared in ENTITIES.items():
        parts = docx_parts(body)
        hostile = declared + str(parts[_MAIN]).replace("填报", "填报&i;", 2)
        yield Mutant(f"实体{name}.docx", packed(parts | {_MAIN: hostile}), states=("无法读取",))
    wide = '<w:tcPr><w:gridSpan w:val="{}"/></w:tcPr>'
    odd = {
        "跨列极多": body.replace("<w:tc>", f"<w:tc>{wide.format(10**9)}", 40),
        "跨列负": body.replace("<w:tc>", f"<w:tc>{wide.format(-3)}", 40),
        "全部纵并": body.replace("<w:tc>", "<w:tc><w:tcPr><w:vMerge/></w:tcPr>"),
        "表套表": body.replace("<w:p>", f"{_table([['x'] * 3] * 3)}<w:p>", 60),
        "深套": "<w:tbl><w:tr><w:tc>" * 3_000 + body + "</w:tc></w:tr></w:tbl>" * 3_000,
        "无表": "".join(paragraph("填报表") for _ in range(20)),
        "空表": _table([[""] * 14] * 30),
        "列数不齐": body.replace("<w:tc>", "", 1).replace("</w:tc>", "", 1),
        "删去的行": body.replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>'),
    }
    for name, changed in odd.items():
        yield Mutant(f"{name}.docx", packed(docx_parts(changed)), _PREFILLED)


def _body(form: list[list[Any]]) -> str:
    unit = next(str(cell) for cell in form[1] if cell)
    rows = [["" if cell is None else str(cell) for cell in row[:-1]] for row in form[2:]]
    return paragraph(escape(unit)) + paragraph("2023年第三季度") + _table(rows)


def _table(rows: list[list[str]]) -> str:
    lines = ("".join(f"<w:tc>{paragraph(escape(cell))}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"
