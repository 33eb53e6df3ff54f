"""Returns as .ods: a good one, broken ones, and content.xml that repeats itself without end."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from tests.documents.office_files import ods_parts
from tests.exchange.corpus.damage import cut, flipped
from tests.exchange.corpus.oversize import ENTITIES
from tests.exchange.corpus.seed import Mutant, Seed, packed

GOOD = ("可合并",)
_SILENT = ("可合并", "无法读取")


def mutants(seed: Seed) -> Iterator[Mutant]:
    """About 55 of them."""
    good = packed(ods_parts(tables(seed)))
    yield Mutant("好的.ods", good, states=GOOD)
    yield from cut("交回.ods", good, 12)
    yield from flipped("交回.ods", good, 15)
    yield from _repeated(seed)
    yield from _odd_content(seed)


def tables(seed: Seed) -> str:
    """Form and hidden sheet as tables."""
    sheets = {"填报表": seed.form, "_tzdesk": seed.hidden}
    return "".join(
        f'<table:table table:name="{name}">{"".join(map(_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )


def _row(values: list[Any]) -> str:
    return f"<table:table-row>{''.join(map(_cell, values))}</table:table-row>"


def _cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = escape(str(value))
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def _repeated(seed: Seed) -> Iterator[Mutant]:
    form = tables(seed)
    one = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    row = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
    for times in (10**6, 10**9, 10**30):
        for name, cell in (("空", "<table:table-cell/>"), ("满", one)):
            more = form.replace("</table:table>", row.format(times, cell) + "</table:table>", 1)
            file = f"重复{name}{len(str(times))}.ods"
            yield Mutant(file, packed(ods_parts(more)), states=_SILENT)
    wide = '<table:table-cell table:number-columns-repeated="{}"{}/>'
    for times in (16_384, 10**9):
        for kind in ("", ' office:value-type="float" office:value="1"'):
            more = form.replace(
                "</table:table-row>", wide.format(times, kind) + "</table:table-row>", 9
            )
            yield Mutant(f"列重复{times}{len(kind)}.ods", packed(ods_parts(more)))
    for number in ("-1", "0", "1.5", "一", "", "NaN"):
        more = form.replace("</table:table>", row.format(number, one) + "</table:table>", 1)
        yield Mutant(f"次数{number or '空'}.ods", packed(ods_parts(more)))


def _odd_content(seed: Seed) -> Iterator[Mutant]:
    parts = ods_parts(tables(seed))
    content = str(parts["content.xml"])
    spans = (
        '<table:table-cell table:number-rows-spanned="1000000" table:number-columns-spanned="999"'
    )
    for name, declared in ENTITIES.items():
        hostile = declared + content.replace("填报", "填报&i;", 2)
        yield Mutant(
            f"实体{name}.ods", packed(parts | {"content.xml": hostile}), states=("无法读取",)
        )
    odd = {
        "空": "",
        "无表": content.replace("table:table ", "table:tab "),
        "半截": content[: len(content) // 2],
        "未闭合": content.replace("</office:document-content>", ""),
        "无前缀": content.replace("table:", ""),
        "跨格": content.replace("<table:table-cell", spans, 9),
        "值怪": content.replace('office:value="60"', 'office:value="NaN"'),
        "值大": content.replace('office:value="60"', 'office:value="1e999"'),
        "类型怪": content.replace('office:value-type="string"', 'office:value-type="?"'),
        "日期怪": content.replace(
            'office:value-type="float" office:value="60"',
            'office:value-type="date" office:date-value="99999-99-99"',
        ),
        "深": content.replace(
            "</text:p>", "<text:span>" * 900 + "</text:span>" * 900 + "</text:p>", 1
        ),
        "极深": content.replace(
            "<office:body>", "<x>" * 60_000 + "</x>" * 60_000 + "<office:body>"
        ),
    }
    for name, changed in odd.items():
        yield Mutant(f"内容{name}.ods", packed(parts | {"content.xml": changed}))
    yield Mutant("没有内容.ods", packed({"mimetype": parts["mimetype"]}), states=("无法读取",))
    locked = parts | {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    yield Mutant("加密.ods", packed(locked), states=("设有密码",))
