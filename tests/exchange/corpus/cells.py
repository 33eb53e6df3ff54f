"""Cells of the form that hold what no clerk types: numbers out of bounds, odd dates, odd texts.

Every mutant says what may be taken of it: exactly what stands in the cell, or nothing of it.
"""

from collections.abc import Iterator
from typing import Any

from tests.exchange.corpus.seed import PLACE, Mutant, Seed

LONGEST = 32_767

_PERCENTS: dict[str, Any] = {
    "NaN": None, "INF": None, "-INF": None, "1e308": None, "-1e308": None, "1e309": None,
    "1e-320": 0, "-0": 0, "-1": None, "100.0000001": 100, "100.01": None, "99.99": 99.9,
    "0x50": None, "6 0": 60, "": None, "+60": 60, "60.": None, "1_000": None, "٦٠": 60,
}  # fmt: skip
"""What stands in the cell's <v>, and the percent that may be read of it."""
_DATES = ("0", "-1", "1", "60", "2958465", "2958466", "1e10", "45200.5", "0.5", "NaN")
_TEXTS = {
    "三万字": "长" * LONGEST,
    "四万字": "长" * 40_000,
    "四万个表情": "😀" * 20_000,
    "方向": "\u202e已完成\u202c\u2066x",
    "零宽": "\u200b\ufeff完\u00ad成",
    "私用": "\ue000\uf8ff",
    "组合": "完" + "\u0301" * 500,
    "公式": "=cmd|' /C calc'!A0",
    "标记": "&lt;script&gt;&amp;#0;",
    "转义": "_x0000__x0008__x000D__xD800_",
    "空白": " \u3000\t\n ",
}


def mutants(seed: Seed) -> Iterator[Mutant]:
    """About 75 of them."""
    for number, (written, value) in enumerate(_PERCENTS.items()):
        says = frozenset() if value is None else frozenset({(PLACE, "percent", value)})
        yield Mutant(f"比例{number}.xlsx", seed.with_cells(H6=f"><v>{written}</v></c>"), says)
        text = f' t="inlineStr"><is><t>{written}</t></is></c>'
        yield Mutant(f"比例文字{number}.xlsx", seed.with_cells(H6=text), says)
    for kind in ("b", "e", "d", "s", "str", "n", "x"):
        for written in ("1", "99999999", "-1", "2023-10-09T00:00:00"):
            data = seed.with_cells(H6=f' t="{kind}"><v>{written}</v></c>')
            says = frozenset({(PLACE, "percent", 1)}) if written == "1" else frozenset()
            yield Mutant(f"类型{kind}{written[:4]}.xlsx", data, says)
    yield from _odd_dates(seed)
    yield from _odd_texts(seed)


def _odd_dates(seed: Seed) -> Iterator[Mutant]:
    """A number format of a date on a cell that ought to be a percent."""
    for number, written in enumerate(_DATES):
        styles = seed.parts["xl/styles.xml"].decode()
        dated = styles.replace("</cellXfs>", '<xf numFmtId="14"/></cellXfs>')
        style = styles.partition("<cellXfs")[2].partition("</cellXfs>")[0].count("<xf ")
        changed = seed.with_cells(H6=f' s="{style}"><v>{written}</v></c>')
        parts = {"xl/styles.xml": dated.encode()}
        yield Mutant(f"日期{number}.xlsx", Seed(changed, [], []).packed(parts))


def _odd_texts(seed: Seed) -> Iterator[Mutant]:
    for name, text in _TEXTS.items():
        data = seed.with_cells(G6=f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
        yield Mutant(f"文字{name}.xlsx", data, says_text(text))
    for name, raw in (("空字符", "完&#0;成"), ("代理", "完&#xD800;成"), ("控制", "完\x01\x1f成")):
        data = seed.with_cells(G6=f' t="inlineStr"><is><t>{raw}</t></is></c>')
        yield Mutant(f"非法{name}.xlsx", data, says_text("完成"))


def says_text(text: str) -> frozenset[tuple[int, str, Any]]:
    """What may be taken of a progress that is written like this in XML."""
    shown = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    odd = {"_x0000__x0008__x000D__xD800_": "_xD800_"}
    bare = {shown.strip(), odd.get(shown, shown), odd.get(shown, "") and ""}
    return frozenset((PLACE, "progress", one) for one in bare if one)
