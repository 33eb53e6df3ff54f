"""Hidden sheets that somebody, or some program, has altered: keys, bases, identity, version."""

import json
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from tests.exchange.corpus.seed import FORM, HIDDEN, Mutant, Seed
from tzdesk.exchange.return_format import FIRST_ROW

Cells = list[list[Any]]
_RETURN = ("可合并", "没有改动", "有错误", "单位不符", "往期填报表", "非本方案")
_KEY = -1


def mutants(seed: Seed) -> Iterator[Mutant]:
    """About 60 of them."""
    for name, alter in _hidden().items():
        yield Mutant(f"底稿{name}.xlsx", _saved(seed, "_tzdesk", alter), states=_RETURN)
    for name in ("2", "999", "0", "", "一", "1.0", "-1", "1e9"):
        data = _saved(seed, "_tzdesk", lambda rows, new=name: rows[0].__setitem__(2, new))
        states = ("无法读取",) if name in ("2", "999") else _RETURN
        yield Mutant(f"版本{name or '空'}.xlsx", data, states=states)
    for name, alter in _form().items():
        yield Mutant(f"行标识{name}.xlsx", _saved(seed, "填报表", alter), states=_RETURN)
    for key, value in _identities().items():
        data = _saved(seed, "_tzdesk", lambda rows, pair=(key, value): _identify(rows, *pair))
        yield Mutant(f"身份{key}{str(value)[:6]}.xlsx", data, states=(*_RETURN, "非填报表"))
    for value in ("[]", "null", "0", '"x"', "{", "{}", "[[[[", '{"base": 1}', '{"base": {}}'):
        data = _saved(seed, "_tzdesk", lambda rows, new=value: rows[4].__setitem__(1, new))
        yield Mutant(f"底稿行{len(value)}{value[:1]}.xlsx".replace('"', ""), data, states=_RETURN)


def _saved(seed: Seed, sheet: str, alter: Callable[[Cells], object]) -> bytes:
    """The seed with the cells of one sheet altered."""
    hidden = sheet == "_tzdesk"
    rows = [list(row) for row in (seed.hidden if hidden else seed.form)]
    alter(rows)
    lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    part = HIDDEN if hidden else FORM
    before, _, rest = seed.parts[part].decode().partition("<sheetData>")
    after = rest.partition("</sheetData>")[2]
    changed = f"{before}<sheetData>{lines}</sheetData>{after}"
    return seed.packed({part: changed.encode()})


def _cell(value: Any) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def _hidden() -> dict[str, Callable[[Cells], object]]:
    return {
        "清空": list.clear,
        "只剩标记": lambda rows: rows.__delitem__(slice(1, None)),
        "少一行": lambda rows: rows.pop(4),
        "倒序": lambda rows: rows.__setitem__(slice(2, None), rows[:1:-1]),
        "两份": lambda rows: rows.extend(rows[2:]),
        "换标识": lambda rows: _swap(rows, 2, 4, 0),
        "换内容": lambda rows: _swap(rows, 2, 4, 1),
        "没有标识": lambda rows: [row.__setitem__(0, "") for row in rows[2:]],
        "身份不见": lambda rows: rows[1].__setitem__(1, ""),
        "身份残缺": lambda rows: rows[1].__setitem__(1, str(rows[1][1])[:40]),
        "多一格": lambda rows: rows[1].append("}"),
        "底稿换值": lambda rows: _base(rows, 2, status="滞后", percent=10),
        "底稿怪值": lambda rows: _base(rows, 2, status=[], percent={"a": 1}, progress=5),
        "底稿怪栏": lambda rows: _base(rows, 2, deadline="x", 不存在="y"),
        "底稿巨数": lambda rows: _base(rows, 2, percent=10**400),
        "套得深": lambda rows: rows[4].__setitem__(1, "[" * 20_000),
    }


def _form() -> dict[str, Callable[[Cells], object]]:
    first = FIRST_ROW
    return {
        "对调": lambda rows: _swap(rows, first + 2, first + 3, _KEY),
        "校验错": lambda rows: _key(rows, first + 2, lambda key: key[:-1] + "!"),
        "缺一位": lambda rows: _key(rows, first + 2, lambda key: key[:-1]),
        "大写": lambda rows: _key(rows, first + 2, str.upper),
        "全角": lambda rows: _key(rows, first + 2, lambda key: key.replace("-", "－")),
        "同一个": lambda rows: [_key(rows, at, lambda _: rows[first][_KEY]) for at in (4, 5)],
        "没有": lambda rows: [_key(rows, at, lambda _: None) for at in range(first, first + 5)],
        "是数字": lambda rows: [_key(rows, at, lambda _: 1.5) for at in range(first, first + 5)],
        "不认识": lambda rows: _key(rows, first + 2, lambda _: "tz-00000000-x-0000"),
        "极长": lambda rows: _key(rows, first + 2, lambda key: key * 500),
    }


def _identities() -> dict[str, Any]:
    return {
        "plan_uid": "另一方案",
        "unit_uid": "另一单位",
        "period_uid": "另一期",
        "dispatch_uid": "另一次",
        "row_count": 3,
        "made_at": "9999-12-31T23:59:59",
        "period_kind": "fortnight",
        "due": "2023-02-30",
        "year": "2023",
        "unit_name": None,
    }


def _swap(rows: Cells, one: int, other: int, column: int) -> None:
    rows[one][column], rows[other][column] = rows[other][column], rows[one][column]


def _key(rows: Cells, at: int, change: Callable[[str], Any]) -> None:
    rows[at][_KEY] = change(rows[at][_KEY])


def _base(rows: Cells, at: int, **values: Any) -> None:
    said = json.loads("".join(filter(None, rows[at][1:])))
    said["base"].update(values)
    rows[at][1:] = [json.dumps(said, ensure_ascii=False)]


def _identify(rows: Cells, name: str, value: Any) -> None:
    said = json.loads("".join(filter(None, rows[1][1:])))
    said[name] = value
    rows[1][1:] = [json.dumps(said, ensure_ascii=False)]
